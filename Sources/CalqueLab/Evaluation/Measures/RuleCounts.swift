package import CalqueCore

/// How often each rule finds something in texts, and in how many words.
///
/// Of clean text, this is the noise of the rules.
package struct RuleCounts: Hashable, Sendable {
  /// The texts looked at.
  package private(set) var texts = 0
  /// The words audited in them.
  package private(set) var words = 0
  /// The findings of each rule.
  package private(set) var byRule: [String: Int] = [:]

  /// Nothing counted.
  package init() {}

  /// Counts the findings of a text.
  package mutating func add(_ findings: some Sequence<Finding>, words: Int) {
    texts += 1
    self.words += words
    for finding in findings { byRule[finding.rule, default: 0] += 1 }
  }

  /// All findings, or those of some rules.
  package func findings(where isCounted: (String) -> Bool = { _ in true }) -> Int {
    byRule.reduce(0) { $0 + (isCounted($1.key) ? $1.value : 0) }
  }

  /// A number of findings in this many of the words; nil when there are no words.
  package func rate(_ findings: Int, per many: Double) -> Double? {
    words > 0 ? Double(findings) / Double(words) * many : nil
  }
}

/// The families of rules whose figures are told apart, by their ids.
enum RuleFamily {
  /// The pack of a rule: its id without the last part.
  static func pack(of rule: String) -> String {
    rule.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// Whether a rule is of a pack for names.
  static func isNames(_ rule: String) -> Bool { isOf("names", rule) }

  /// Whether a rule finds characters that were lost or misread, which clean text has too.
  static func isEncoding(_ rule: String) -> Bool { isOf("encoding", rule) }

  /// Whether a rule's pack has this name, in whatever language.
  private static func isOf(_ name: Substring, _ rule: String) -> Bool {
    rule.split(separator: "/").dropLast().last == name
  }

  /// Whether a rule finds words that stand there twice: `doubled-word`, `doubled-function-word`.
  static func isDoubledWord(_ rule: String) -> Bool {
    let name = rule.split(separator: "/").last ?? ""
    return name.hasPrefix("doubled-") && name.hasSuffix("word")
  }
}
