import ArgumentParser
import CalqueCore
import CalqueRules

/// `calque explain`: says what a rule finds and why.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule finds and why, with its cases."
  )

  @Argument(help: ArgumentHelp("The rule's full id, such as en/echo/x-of-xs.", valueName: "rule"))
  var rule: String

  @OptionGroup var packs: PackArguments

  func run() throws {
    let loaded = packs.loadSources()
    for error in loaded.errors { Console.error("calque: \(error)") }
    let rules = loaded.packs.flatMap(\.rules)
    let found = rules.filter { $0.descriptor.id == rule || $0.descriptor.id.hasSuffix("/" + rule) }
    guard let first = found.first, found.count == 1 else {
      let reason =
        found.isEmpty
        ? "there is no such rule" + RuleNames.hint(rule, among: rules.map(\.descriptor.id))
        : "several rules end so: \(found.map(\.descriptor.id).joined(separator: ", "))"
      Console.error("calque: \(rule): \(reason); “calque rules list” names them all")
      throw Exit.unusable
    }
    Console.output(Self.page(first))
    if !loaded.errors.isEmpty { throw Exit.unusable }
  }

  private static func page(_ rule: Rule) -> String {
    let descriptor = rule.descriptor
    var lines = [
      descriptor.id,
      "  \(descriptor.title)",
      "",
      "  severity    \(descriptor.severity.rawValue)",
      "  confidence  \(descriptor.confidence.rawValue)",
      "  MQM type    \(descriptor.category)",
      "  finds by    \(rule.match.kind)\(rule.isOn ? "" : " (off by default)")",
      "",
      "Why",
      "  \(descriptor.why)",
    ]
    if let fix = fix(rule.fix) { lines += ["", "Instead", "  \(fix)"] }
    lines += ["", "Finds"]
    for bad in rule.badCases {
      lines.append("  \(marked(bad))")
      if let fixed = bad.fixed { lines.append("    → \(fixed)") }
    }
    lines += ["", "Lets pass"]
    lines += rule.goodCases.map { "  \($0.text)" }
    if !descriptor.references.isEmpty {
      lines += ["", "Read more"] + descriptor.references.map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fix(_ fix: Rule.Fix) -> String? {
    switch fix {
    case .none: nil
    case .replace(let text, _): "“\(text)”"
    case .remove: "remove it"
    case .offer(let offers): offers.map { "“\($0)”" }.joined(separator: " or ")
    }
  }

  /// A bad case with its finding in the brackets of the pack.
  private static func marked(_ bad: Rule.BadCase) -> String {
    var bytes = Array(bad.text.utf8)
    for span in bad.spans.reversed() {
      bytes.insert(contentsOf: "]]".utf8, at: span.end)
      bytes.insert(contentsOf: "[[".utf8, at: span.start)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
