import CalqueCore

/// The packs, categories and rules that have findings, each with a number for class names and anchors.
///
/// Numbers are given as findings come; they matter only within the page.
struct FindingIndex {
  /// A pack or a category, and how many findings it has.
  struct Group {
    var number: Int
    var name: String
    var count: Int
  }

  /// A rule that found something.
  struct Rule {
    var number: Int
    var finding: Finding
    var count = 0
    /// Anchors of its first findings.
    var anchors: [String] = []
  }

  private var packNumbers: [String: Group] = [:]
  private var categoryNumbers: [String: Group] = [:]
  private var rulesByID: [String: Rule] = [:]
  private(set) var confidences: [Confidence: Int] = [:]

  /// Most findings that the list of rules leads to.
  private static let mostAnchors = 12

  /// Counts a finding, which has an anchor when it is shown in this page.
  mutating func add(_ finding: Finding, anchor: String? = nil) {
    Self.count(Self.pack(of: finding.rule), in: &packNumbers)
    Self.count(Self.dimension(of: finding.category), in: &categoryNumbers)
    confidences[finding.confidence, default: 0] += 1
    var rule = rulesByID[finding.rule] ?? Rule(number: rulesByID.count, finding: finding)
    rule.count += 1
    if let anchor, rule.anchors.count < Self.mostAnchors { rule.anchors.append(anchor) }
    rulesByID[finding.rule] = rule
  }

  private static func count(_ name: String, in groups: inout [String: Group]) {
    let number = groups.count
    groups[name, default: Group(number: number, name: name, count: 0)].count += 1
  }

  /// The number of a finding's pack.
  func pack(of finding: Finding) -> Int { packNumbers[Self.pack(of: finding.rule)]?.number ?? 0 }

  /// The number of a finding's category.
  func category(of finding: Finding) -> Int {
    categoryNumbers[Self.dimension(of: finding.category)]?.number ?? 0
  }

  /// The number of a finding's rule.
  func rule(of finding: Finding) -> Int { rulesByID[finding.rule]?.number ?? 0 }

  /// The packs by name.
  var packs: [Group] { packNumbers.values.sorted { $0.name < $1.name } }
  /// The categories by name.
  var categories: [Group] { categoryNumbers.values.sorted { $0.name < $1.name } }
  /// The rules, those with most findings first.
  var rules: [Rule] {
    rulesByID.values.sorted { ($1.count, $0.finding.rule) < ($0.count, $1.finding.rule) }
  }

  /// The pack of a rule's full id: `en/echo` of `en/echo/x-of-xs`.
  static func pack(of rule: String) -> String {
    guard let slash = rule.lastIndex(of: "/") else { return rule }
    return String(rule[..<slash])
  }

  /// The first part of an MQM path, `accuracy` of `accuracy/mistranslation`.
  static func dimension(of category: String) -> String {
    String(category.prefix { $0 != "/" })
  }
}
