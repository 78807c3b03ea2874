import CalqueCore

/// The rules that have findings in a report, each once, by id.
struct RuleTable {
  /// A finding of each rule, which says what there is to say of the rule.
  let rules: [Finding]
  private let numbers: [String: Int]

  init(_ report: AuditReport) {
    var found: [String: Finding] = [:]
    for document in report.documents {
      for finding in document.findings + document.silenced.map(\.finding)
      where found[finding.rule] == nil { found[finding.rule] = finding }
    }
    rules = found.values.sorted { $0.rule < $1.rule }
    numbers = Dictionary(
      rules.enumerated().map { ($1.rule, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The number of a finding's rule.
  func number(of finding: Finding) -> Int? { numbers[finding.rule] }
}

extension Finding {
  /// The first address at which there is more to read of the rule.
  var address: String? {
    references.first { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
  }

  /// What is wrong, and what was probably meant, in sentences.
  var sentences: String {
    let offers = suggestions.prefix(3).map {
      $0.replacement.isEmpty ? "take it out" : "“\($0.replacement)”"
    }
    let message = isQuotedByMessage ? message : "\(message): “\(text)”"
    let end = message.last.map { ".!?".contains($0) } == true ? "" : "."
    return message + end
      + (offers.isEmpty ? "" : " Suggestion: \(offers.joined(separator: " or ")).")
  }
}
