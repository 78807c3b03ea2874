import CalqueCore

/// What is counted over the documents of a run, one by one.
struct RunTotals {
  private(set) var counts = SeverityCounts([])
  private(set) var documents = 0
  private(set) var words = 0
  private(set) var silenced = 0
  /// Whether a document has thresholds of its own.
  private(set) var isMixed = false
  /// Words by the name of their document's language.
  private(set) var languages: [String: Int] = [:]
  /// Words that no pack was run on.
  private(set) var unaudited: [LanguageTag: Int] = [:]
  private var isFailing = false

  init() {}

  /// The totals of a whole report.
  init(_ report: AuditReport) {
    for document in report.documents { add(document, of: report) }
  }

  /// Counts a document of a report, whose thresholds hold for it when it has none of its own.
  mutating func add(_ document: DocumentReport, of head: AuditReport) {
    documents += 1
    words += document.words
    silenced += document.silenced.count
    languages[document.language.englishName, default: 0] += max(1, document.words)
    for text in document.notAudited { unaudited[text.language, default: 0] += text.words }
    if document.thresholds != nil { isMixed = true }
    isFailing = isFailing || head.isFailing(document)
    for finding in document.findings { counts[finding.severity] += 1 }
  }

  /// Whether no finding and no score fails the run, `head` being its report without the documents.
  func passes(_ head: AuditReport) -> Bool {
    !isFailing && !head.thresholds.isFailing(head.score)
  }
}
