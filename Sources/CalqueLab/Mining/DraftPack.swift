/// Writes what was mined as a pack of draft rules, for an editor to read and to choose from.
public enum DraftPack {
  /// A pack with a rule for each phrase.
  public static func yaml(_ phrases: [ContrastMiner.Phrase]) -> String {
    head("Phrases that machine output repeats")
      + numbered(phrases, by: \.example) { phrase, id in
        """
          - id: \(id)
            title: "“{match}” is what machines write"
            severity: minor
            mqm: accuracy/mistranslation
            confidence: hint
            # On \(phrase.sites) sites, \(phrase.count) times; in clean text \(phrase.cleanCount) times.
        \(phrase.contexts.map { "    #   … \(comment($0)) …\n" }.joined())\
            why: "Draft: say why an editor should change this."
            match: {phrase: \(quoted(phrase.pattern))}
            cases:
              bad: [\(quoted("[[\(phrase.example)]]"))]
              good: ["Draft: a sentence with the right words."]

        """
      }
  }

  /// A pack with a rule for each correction.
  public static func yaml(_ corrections: [CorrectionMiner.Correction]) -> String {
    head("What editors change again and again")
      + numbered(corrections, by: \.wrong) { correction, id in
        let fix =
          correction.right.isEmpty ? "{remove: true}" : "{replace: \(quoted(correction.right))}"
        let fixed =
          correction.right.isEmpty ? "" : ", fixed: \(quoted("So \(correction.right) it was."))"
        return """
            - id: \(id)
              title: \(quoted("“{match}”: editors write “\(correction.right)”"))
              severity: minor
              mqm: accuracy/mistranslation
              confidence: hint
              # Editors changed \(correction.count) of \(correction.uses) so; in clean text \(correction.cleanCount) times.
          \(correction.contexts.map { "    #   … \(comment($0)) …\n" }.joined())\
              why: "Draft: say why an editor should change this."
              match: {phrase: \(quoted(escaped(correction.wrong)))}
              fix: \(fix)
              cases:
                bad: [{text: \(quoted("So [[\(correction.wrong)]] it was."))\(fixed)}]
                good: ["Draft: a sentence with the right words."]

          """
      }
  }

  private static func head(_ title: String) -> String {
    """
    # Drafts: read each, keep what is always wrong, say why, and write cases of your own.
    calque: 1
    pack: {version: 0.1.0, title: \(quoted(title)), target: en, license: CC0-1.0}
    rules:

    """
  }

  private static func numbered<Item>(
    _ items: [Item],
    by name: (Item) -> String,
    _ rule: (Item, String) -> String
  ) -> String {
    var seen: [String: Int] = [:]
    return items.map { item in
      let slug = String(
        name(item).lowercased().unicodeScalars.map { scalar in
          ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
      ).split(separator: "-").joined(separator: "-")
      let base = slug.isEmpty ? "phrase" : slug
      seen[base, default: 0] += 1
      let number = seen[base] ?? 1
      return rule(item, number == 1 ? base : "\(base)-\(number)")
    }.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Words in which no character has a meaning for phrases.
  private static func escaped(_ text: String) -> String {
    String(text.flatMap { "\\{}[]|$~".contains($0) ? ["\\", $0] : [$0] })
  }

  private static func comment(_ text: String) -> String {
    String(text.prefix(160).map { $0.isNewline ? " " : $0 })
  }
}
