import CalqueConsole
import ArgumentParser
import CalqueCore
import CalqueLab
import CalquePacks
import CalqueRules

/// `calque explain`: says what a rule finds and why.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule finds and why, with its cases and its noise."
  )

  @Argument(
    help: ArgumentHelp(
      "The rule's id, such as en/echo/x-of-xs; the end of it is enough when no other rule ends so.",
      valueName: "rule"
    )
  )
  var rule: String

  @OptionGroup var packs: PackArguments

  func run() throws {
    let loaded = packs.loadSources()
    for error in loaded.errors { Console.error("calque: \(error)") }
    let rules = loaded.packs.flatMap(\.rules)
    let exact = rules.filter { $0.descriptor.id == rule }
    let found = exact.isEmpty ? rules.filter { $0.descriptor.id.hasSuffix("/" + rule) } : exact
    guard let first = found.first, found.count == 1 else {
      let all = rules.map(\.descriptor.id)
      // A short id is compared with the ends of the others.
      let ids =
        rule.contains("/") ? all : all.compactMap { $0.split(separator: "/").last.map(String.init) }
      let reason =
        found.isEmpty
        ? "there is no such rule" + RuleNames.hint(rule, among: ids)
        : "several rules end so: \(found.map(\.descriptor.id).joined(separator: ", "))"
      Console.error("calque: \(rule): \(reason); “calque rules list” names them all")
      throw Exit.unusable
    }
    Console.output(Self.page(first, lock: try lock(of: first)))
    if !loaded.errors.isEmpty { throw Exit.unusable }
  }

  /// The lock that says what was measured of a rule: the one beside its pack, or that of the shipped ones.
  private func lock(of rule: Rule) throws -> PackLock? {
    for path in packs.packs {
      var tested = TestedPacks()
      tested.packs = [path]
      let id = rule.descriptor.id
      if let lock = try tested.lock(), lock.noise(of: id) != nil || lock.reach(of: id) != nil {
        return lock
      }
    }
    return ShippedPacks.lock
  }

  private static func page(_ rule: Rule, lock: PackLock?) -> String {
    let noise = lock?.noise(of: rule.descriptor.id)
    let reach = lock?.reach(of: rule.descriptor.id)
    let descriptor = rule.descriptor
    var lines = [
      descriptor.id,
      "  \(descriptor.title)",
      "",
      "  severity    \(descriptor.severity.rawValue)",
      "  confidence  \(descriptor.confidence.rawValue)",
      "  MQM type    \(descriptor.category)",
      "  noise       \(noise.map(RuleWording.noise) ?? "not measured")",
      "  reach       \(reach.map(RuleWording.reach) ?? "not counted")",
      "  default     \(rule.isOn ? "on" : "off")",
      "  stands in   \(rule.place)",
      "",
      "Why",
      "  \(descriptor.why)",
      "",
      "Finds (\(rule.match.kind))",
    ]
    lines += RuleWording.finds(rule).map { "  \($0)" }
    if let fix = RuleWording.fix(rule) { lines += ["", "Instead", "  \(fix)"] }
    lines += ["", "Finds in"]
    for bad in rule.badCases {
      lines.append("  \(RuleWording.marked(bad, "[[", "]]"))")
      if let fixed = bad.fixed { lines.append("    → \(fixed)") }
    }
    lines += ["", "Lets pass"]
    lines += rule.goodCases.map { "  \($0.text.replacing("\n\n", with: " ¶ "))" }
    lines += [
      "", "To let one place pass, write before it in HTML or Markdown",
      "  <!-- calque-ignore-next \(descriptor.id): the reason -->",
      "To switch the rule off, write in .calque.yml", "  rules: {\(descriptor.id): off}",
    ]
    if !descriptor.references.isEmpty {
      lines += ["", "Read more"] + descriptor.references.map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
