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
    Console.output(Self.page(first, noise: try noise(of: first)))
    if !loaded.errors.isEmpty { throw Exit.unusable }
  }

  /// What was measured of a rule: in the lock beside its pack, or of a shipped one.
  private func noise(of rule: Rule) throws -> PackLock.Noise? {
    for path in packs.packs {
      var tested = TestedPacks()
      tested.packs = [path]
      if let noise = try tested.lock()?.noise(of: rule.descriptor.id) { return noise }
    }
    return ShippedPacks.lock?.noise(of: rule.descriptor.id)
  }

  private static func page(_ rule: Rule, noise: PackLock.Noise?) -> String {
    let descriptor = rule.descriptor
    var lines = [
      descriptor.id,
      "  \(descriptor.title)",
      "",
      "  severity    \(descriptor.severity.rawValue)",
      "  confidence  \(descriptor.confidence.rawValue)",
      "  MQM type    \(descriptor.category)",
      "  noise       \(noise.map(RuleWording.noise) ?? "not measured")",
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
