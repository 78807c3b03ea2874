import CalqueCore
public import CalqueRules

/// The Markdown page of a pack: what each rule finds, why, with examples.
public enum PackPage {
  /// The page.
  ///
  /// - Parameters:
  ///   - pack: the pack.
  ///   - lock: what was measured of its rules.
  ///   - writer: the command that writes it, for the note to those who would edit it.
  /// - Returns: Markdown.
  public static func markdown(_ pack: RulePack, lock: PackLock?, writer: String) -> String {
    var lines = [
      "<!-- Written by “\(writer)”. Do not edit. -->", "# \(pack.id)", "",
      "\(text(pack.title)). Version \(pack.version), \(pack.license), for "
        + (pack.target.map { "text in the language `\($0.primary)`." } ?? "text in any language."),
    ]
    if let locked = lock?.packs[pack.id], locked.words > 0 {
      lines += [
        "", "Noise was measured on \(locked.corpora.map { "`\($0)`" }.joined(separator: ", ")).",
      ]
    }
    let reaches = pack.rules.compactMap { lock?.reach(of: $0.descriptor.id)?.documents }
    if !reaches.isEmpty {
      lines += [
        "",
        "Of its rules \(reaches.count { $0 > 1 }) found something in two or more documents of machine output, "
          + "\(reaches.count { $0 == 1 }) in one, \(reaches.count { $0 == 0 }) in none.",
      ]
    }
    for rule in pack.rules { lines += [""] + section(rule, of: pack, lock: lock) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ rule: Rule, of pack: RulePack, lock: PackLock?) -> [String] {
    let descriptor = rule.descriptor
    var facts = [
      "**\(descriptor.severity.rawValue)**", descriptor.confidence.rawValue,
      "`\(descriptor.category)`",
    ]
    if !rule.isOn { facts.append("off by default") }
    if let noise = lock?.noise(of: descriptor.id) { facts.append(RuleWording.noise(noise)) }
    if let reach = lock?.reach(of: descriptor.id) { facts.append(RuleWording.reach(reach)) }
    var lines = [
      "## \(descriptor.id.dropFirst(pack.id.count + 1))", "", "*\(text(descriptor.title))*", "",
      facts.joined(separator: " · "), "", text(descriptor.why), "",
    ]
    lines += RuleWording.finds(rule).enumerated().map { index, line in
      (index == 0 ? "Finds " : "– ") + code(line) + "  "
    }
    lines.append("")
    for bad in rule.badCases {
      let example = RuleWording.marked(bad, "\u{1}", "\u{2}")
      let marked = text(example).replacing("\u{1}", with: "**").replacing("\u{2}", with: "**")
      lines.append("- ✗ \(marked)")
      if let fixed = bad.fixed { lines.append("  - → \(text(fixed))") }
    }
    for good in rule.goodCases {
      lines.append("- ✓ \(text(good.text.replacing("\n\n", with: " ¶ ")))")
    }
    if let fix = RuleWording.fix(rule) { lines += ["", "Instead: \(text(fix))"] }
    if !descriptor.references.isEmpty {
      lines += [""] + descriptor.references.map { "- <\($0)>" }
    }
    return lines
  }

  /// A line in which no sign marks anything up.
  static func text(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result.replacing("&", with: "&amp;").replacing("\n", with: " ")
  }

  /// A line whose quoted parts are code.
  private static func code(_ line: String) -> String {
    var result = ""
    var part = ""
    var isQuoted = false
    for character in line {
      switch character {
      case "“" where !isQuoted:
        result += text(part)
        part = ""
        isQuoted = true
      case "”" where isQuoted:
        result += "`\(part.replacing("`", with: "'"))`"
        part = ""
        isQuoted = false
      default: part.append(character)
      }
    }
    return result + text(part)
  }
}
