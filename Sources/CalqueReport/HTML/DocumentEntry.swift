import CalqueCore

/// What the table says of a document; small, since a report keeps it of every one.
struct DocumentEntry {
  let number: Int
  let path: String
  let title: String?
  let language: String
  let words: Int
  let score: Scorecard?
  let counts: SeverityCounts
  let ticks: [Charts.Tick]
  /// How many findings are new; nil when there is no earlier report.
  let new: Int?
  /// The page that the document is on, when it is not this one.
  var page: String?

  init(_ document: DocumentReport, number: Int, comparison: Comparison?) {
    self.number = number
    path = document.name
    title = document.title
    language = document.language.primary
    words = document.words
    score = document.score
    counts = SeverityCounts(document.findings)
    ticks = Charts.ticks(of: document)
    new = comparison.map { comparison in document.findings.count(where: comparison.isNew) }
  }

  /// What `entry.mustache.html` can name.
  ///
  /// - Parameter largest: how many findings make a bar of full length.
  /// - Returns: the names of the template.
  func record(largest: Int) -> TemplateRecord {
    let result = score?.result
    return [
      "documentNumber": .number(number),
      "address": .text(page ?? "#document-\(number)"),
      "path": .text(path),
      "documentTitle": .text(title),
      "documentLanguage": .text(language),
      "words": .text(Wording.grouped(words)),
      "documentScore": .text(
        score.map { $0.result == .insufficientSample ? "–" : Wording.decimal($0.value) } ?? "–"
      ),
      "scoreClass": .text(result?.rawValue ?? "none"),
      "countsPhrase": .text(counts.total == 0 ? "none" : counts.phrase),
      "hasMarks": .flag(counts.total > 0),
      "bar": .list(Charts.bar(counts, largest: largest)),
      "strip": .list(Charts.strip(ticks)),
      "stripTitle": .text(
        counts.total == 0
          ? "No findings" : "\(Wording.counted(counts.total, "finding")), from beginning to end"
      ),
      "newCount": .text(new.map { $0 == 0 ? "–" : "+\(Wording.grouped($0))" }),
    ]
  }
}
