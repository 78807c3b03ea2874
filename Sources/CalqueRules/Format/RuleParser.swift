import CalqueCore

/// Reads one rule of a pack.
struct RuleParser {
  let pack: String
  let target: LanguageTag?
  let lists: PackLists

  init(pack: String, target: LanguageTag?, lists: PackLists) {
    self.pack = pack
    self.target = target
    self.lists = lists
  }

  mutating func parse(_ node: YAMLNode) throws(PackError) -> Rule {
    let fields = try node.keys("a rule", FormatKeys.rule)
    func required(_ key: String, _ hint: String) throws(PackError) -> YAMLNode {
      guard let value = fields[key] else {
        throw node.error("the rule needs the key “\(key)”: \(hint)")
      }
      return value
    }
    let idNode = try required("id", "small letters, digits and hyphens")
    let id = try idNode.text("id")
    guard !id.isEmpty,
      id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { throw idNode.error("id may hold a–z, 0–9 and hyphens only, not “\(id)”") }
    let descriptor = RuleDescriptor(
      id: "\(pack)/\(id)",
      title: try required("title", "the message of a finding").text("title"),
      severity: try required("severity", "how bad a finding is").choice(
        "severity",
        of: Severity.self
      ),
      category: try errorType(
        required("mqm", "the MQM error type, such as terminology/wrong-term")
      ),
      confidence: try fields["confidence"]?.choice("confidence", of: Confidence.self) ?? .likely,
      why: Self.trimmed(try required("why", "why it is a fault").text("why")),
      references: try texts(fields["refs"], "refs")
    )
    var isOn = true
    if let node = fields["default"] {
      isOn = try node.choice("default", of: Switch.self) == .on
    }
    let matchNode = try required("match", "what to look for")
    let match = try MatchParser(pack: pack, lists: lists).parse(matchNode)
    var rule = Rule(
      descriptor: descriptor,
      isOn: isOn,
      scope: [],
      match: match.match,
      near: match.near,
      isExactCase: match.isExactCase,
      exceptions: [],
      fix: .none,
      badCases: [],
      goodCases: [],
      place: node.place
    )
    (rule.scope, rule.links) = try scope(fields["scope"])
    rule.isFirstOnly = match.isFirstOnly
    rule.exceptions += match.notNear.map { .near($0) }
    rule.exceptionPlaces = match.notNear.map { _ in matchNode.place }
    for exception in try fields["except"]?.items("except") ?? [] {
      let parsed = try parseException(exception)
      rule.exceptions += parsed
      rule.exceptionPlaces += parsed.map { _ in exception.place }
    }
    let template = Template(rule.match)
    if let title = fields["title"], let fault = template.fault(in: descriptor.title) {
      throw title.error("in the title: \(fault)")
    }
    if let fix = fields["fix"] { rule.fix = try parseFix(fix, template) }
    rule.earlierIDs = try texts(fields["renamed-from"], "renamed-from")
    var collector = PatternCollector(pack: pack, lists: lists)
    collector.collect(match: matchNode, isExactCase: rule.isExactCase)
    if let exceptions = fields["except"] { collector.collect(exceptions: exceptions) }
    rule.patterns = collector.patterns
    rule.listUses = collector.uses
    let cases = try required("cases", "text in which the rule must fire (bad) and must not (good)")
    try CaseParser(pack: pack).parse(cases, into: &rule)
    return rule
  }

  /// A path of the MQM typology.
  private func errorType(_ node: YAMLNode) throws(PackError) -> String {
    let path = try node.text("mqm")
    if let fault = ErrorTypes.fault(in: path) { throw node.error(fault) }
    return path
  }

  private enum Switch: String, CaseIterable { case on, off }
  private enum FixCase: String, CaseIterable { case keep, exact }

  private func texts(_ node: YAMLNode?, _ what: String) throws(PackError) -> [String] {
    guard let node else { return [] }
    var result: [String] = []
    for item in node.itemsOrSelf() { result.append(try item.text(what)) }
    return result
  }

  /// What stands for the text of links in a `scope`.
  private static let link = "link"

  /// The block kinds of a `scope`: listed ones, or all but those marked with `~`; and what it says of
  /// links.
  private func scope(_ node: YAMLNode?) throws(PackError) -> (Set<BlockKind>, Rule.Links) {
    let all = Set(BlockKind.allCases)
    guard let node else { return (all, .both) }
    var links = Rule.Links.both
    var listed: Set<BlockKind> = []
    var excluded: Set<BlockKind> = []
    for item in node.itemsOrSelf() {
      var name = try item.text("scope")
      let isExcluded = name.hasPrefix("~")
      if isExcluded { name.removeFirst() }
      guard name != Self.link else {
        links = isExcluded ? .outside : .inside
        continue
      }
      guard let kind = BlockKind(rawValue: name) else {
        let names = BlockKind.allCases.map(\.rawValue) + [Self.link]
        throw item.error(
          "scope knows \(names.joined(separator: ", ")), not “\(name)”"
            + Nearest.hint(name, among: names)
        )
      }
      if isExcluded { excluded.insert(kind) } else { listed.insert(kind) }
    }
    let scope = (listed.isEmpty ? all : listed).subtracting(excluded)
    guard !scope.isEmpty else { throw node.error("the scope leaves no kind of block") }
    return (scope, links)
  }

  private func parseException(_ node: YAMLNode) throws(PackError) -> [Rule.Exception] {
    let fields = try node.keys("an exception", FormatKeys.exception)
    guard !fields.isEmpty else {
      throw node.error("an exception needs phrase, words, scope or near")
    }
    let matches = MatchParser(pack: pack, lists: lists)
    var result: [Rule.Exception] = []
    if let phrase = fields["phrase"] { result.append(.phrase(try matches.phrases(phrase))) }
    if let words = fields["words"] { result.append(.words(try matches.words(words))) }
    if let scope = fields["scope"] {
      let (kinds, links) = try self.scope(scope)
      guard links == .both else {
        throw scope.error("an exception knows no links; give the rule “scope: ~link”")
      }
      result.append(.scope(kinds))
    }
    if let near = fields["near"] { result.append(.near(try matches.near(near))) }
    return result
  }

  private func parseFix(_ node: YAMLNode, _ template: Template) throws(PackError) -> Rule.Fix {
    let fields = try node.keys("fix", FormatKeys.fix)
    let keepsCase = try fields["case"]?.choice("case", of: FixCase.self) != .exact
    let kinds = ["replace", "remove", "offer"].filter { fields[$0] != nil }
    guard kinds.count == 1 else {
      throw node.error("fix needs exactly one of replace, remove and offer")
    }
    func words(_ node: YAMLNode, _ what: String) throws(PackError) -> String {
      let text = try node.text(what)
      if let fault = template.fault(in: text) { throw node.error("in the fix: \(fault)") }
      return text
    }
    if let replace = fields["replace"] {
      return .replace(try words(replace, "replace"), keepsCase: keepsCase)
    }
    if let remove = fields["remove"] {
      _ = try remove.isTrue("remove")
      return .remove
    }
    var offers: [String] = []
    for item in fields["offer"]?.itemsOrSelf() ?? [] { offers.append(try words(item, "offer")) }
    guard !offers.isEmpty else { throw node.error("the fix offers nothing") }
    return .offer(offers)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
