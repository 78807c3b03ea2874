package import CalqueCore

/// What pages are told apart by: the higher, the more like machine output.
package struct PageMeasure: Sendable {
  /// What users call it.
  package let name: String
  /// The measure of a page; nil when it has none.
  package let value: @Sendable (DocumentReport) -> Double?

  /// Makes a measure.
  package init(name: String, value: @escaping @Sendable (DocumentReport) -> Double?) {
    self.name = name
    self.value = value
  }

  /// All measures.
  package static let all = [findings, evidence, verdict]

  /// Findings, likely or above, per 1,000 words.
  package static let findings = PageMeasure(name: "findings") {
    perThousand($0.findings.count { $0.confidence >= .likely }, $0)
  }

  /// Findings and hints per 1,000 words.
  package static let evidence = PageMeasure(name: "evidence") {
    perThousand($0.findings.count, $0)
  }

  /// The probability that the page is unedited machine output; an unjudged page has none.
  package static let verdict = PageMeasure(name: "verdict") { $0.verdict?.probability }

  private static func perThousand(_ count: Int, _ report: DocumentReport) -> Double {
    report.words > 0 ? Double(count) * 1_000 / Double(report.words) : 0
  }
}
