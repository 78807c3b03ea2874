import CalqueCore

/// The packs, categories and rules that have findings, each with a number for class names and anchors.
///
/// Numbers are given as findings come; they matter only within the report.
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
    /// Where its first findings are shown.
    var places: [Place] = []
  }

  /// The number of a document, and the anchor of a finding on its page.
  struct Place {
    var document: Int
    var anchor: String
  }

  /// What the filters tell apart.
  struct Kind: Hashable {
    var severity: Severity
    var confidence: Confidence
    var pack: Int
    var category: Int
    var isKnown: Bool
  }

  private var numbers = Numbers()
  private var packsByName: [String: Group] = [:]
  private var categoriesByName: [String: Group] = [:]
  private var rulesByID: [String: Rule] = [:]
  private(set) var confidences: [Confidence: Int] = [:]

  /// The numbers that were given.
  private struct Numbers {
    var packs: [String: Int] = [:]
    var categories: [String: Int] = [:]
    var rules: [String: Int] = [:]
    var kinds: [Kind: Int] = [:]
  }

  /// Most findings that the list of rules leads to.
  private static let mostPlaces = 12

  /// Makes an index without findings.
  init() {}

  /// Makes an index without findings that gives the numbers that another one gave.
  init(numberedAs other: Self) { numbers = other.numbers }

  /// Counts a finding, which is shown at a place.
  mutating func add(_ finding: Finding, at place: Place) {
    let pack = Self.pack(of: finding.rule)
    packsByName[
      pack,
      default: Group(number: Self.number(pack, in: &numbers.packs), name: pack, count: 0)
    ].count += 1
    let category = Self.dimension(of: finding.category)
    categoriesByName[
      category,
      default: Group(
        number: Self.number(category, in: &numbers.categories),
        name: category,
        count: 0
      )
    ].count += 1
    confidences[finding.confidence, default: 0] += 1
    var rule =
      rulesByID.removeValue(forKey: finding.rule)
      ?? Rule(number: Self.number(finding.rule, in: &numbers.rules), finding: finding)
    rule.count += 1
    if rule.places.count < Self.mostPlaces { rule.places.append(place) }
    rulesByID[finding.rule] = rule
  }

  private static func number<Key: Hashable>(_ key: Key, in numbers: inout [Key: Int]) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = numbers.count
    return numbers.count - 1
  }

  /// The number of the kind of a finding.
  mutating func kind(of finding: Finding, isKnown: Bool) -> Int {
    let kind = Kind(
      severity: finding.severity,
      confidence: finding.confidence,
      pack: pack(of: finding),
      category: category(of: finding),
      isKnown: isKnown
    )
    return Self.number(kind, in: &numbers.kinds)
  }

  /// The number of a finding's pack.
  func pack(of finding: Finding) -> Int { numbers.packs[Self.pack(of: finding.rule)] ?? 0 }

  /// The number of a finding's category.
  func category(of finding: Finding) -> Int {
    numbers.categories[Self.dimension(of: finding.category)] ?? 0
  }

  /// The number of a finding's rule.
  func rule(of finding: Finding) -> Int { numbers.rules[finding.rule] ?? 0 }

  /// The packs by name.
  var packs: [Group] { packsByName.values.sorted { $0.name < $1.name } }
  /// The categories by name.
  var categories: [Group] { categoriesByName.values.sorted { $0.name < $1.name } }
  /// The rules, those with most findings first.
  var rules: [Rule] {
    rulesByID.values.sorted { ($1.count, $0.finding.rule) < ($0.count, $1.finding.rule) }
  }
  /// The kinds of findings by their numbers.
  var kinds: [(number: Int, kind: Kind)] {
    numbers.kinds.sorted { $0.value < $1.value }.map { (number: $0.value, kind: $0.key) }
  }

  /// The pack of a rule's full id: `en/echo` of `en/echo/x-of-xs`.
  static func pack(of rule: String) -> String {
    guard let slash = rule.utf8.lastIndex(of: UInt8(ascii: "/")) else { return rule }
    return String(rule[..<slash])
  }

  /// The first part of an MQM path, `accuracy` of `accuracy/mistranslation`.
  static func dimension(of category: String) -> String {
    guard let slash = category.utf8.firstIndex(of: UInt8(ascii: "/")) else { return category }
    return String(category[..<slash])
  }
}
