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
  let verdict: Verdict?
  /// The kinds of its findings, by the numbers of the report's index.
  let kinds: [Int]
  /// How many findings are new; nil when there is no earlier report.
  let new: Int?
  /// The page that the document is on, when it is not this one.
  var page: String?

  init(_ document: DocumentReport, number: Int, kinds: Set<Int>, comparison: Comparison?) {
    self.number = number
    path = document.name
    title = document.title
    language = document.language.primary
    words = document.words
    score = document.score
    counts = SeverityCounts(document.findings)
    ticks = Charts.ticks(of: document)
    verdict = document.verdict.map {
      // The reasons stand on the document's page.
      Verdict(probability: $0.probability, label: $0.label, words: $0.words)
    }
    self.kinds = kinds.sorted()
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
      "rowClass": .text(rowClass),
      "verdictClass": .text(verdict?.label.rawValue ?? "none"),
      "verdictWord": .text(verdict.map { Wording.short($0.label) } ?? "–"),
      "verdictShare": .text(verdict?.probability.map(Wording.percent)),
      "newCount": .text(new.map { $0 == 0 ? "–" : "+\(Wording.grouped($0))" }),
    ]
  }
  /// The classes by which the filters of an index find the row.
  private var rowClass: String {
    let found = kinds.isEmpty ? [] : ["k"] + kinds.map { "k\($0)" }
    return (found + [verdict.map { "v-\($0.label.rawValue)" }].compactMap(\.self))
      .joined(separator: " ")
  }
}
