extension Attack {
  private static let head = """
    calque: 1
    pack: {version: 1.0.0, title: Hostile rules, target: en, license: CC0-1.0}

    """

  /// A rule with a phrase.
  private static func rule(_ id: String, _ phrase: String) -> String {
    """
      - id: \(id)
        title: Hostile
        severity: minor
        mqm: terminology
        why: It is made to hurt.
        match: {phrase: "\(phrase)"}
        cases: {bad: ["[[x]]"], good: ["y"]}

    """
  }

  private static func phrases(
    _ name: String,
    _ phrase: @escaping @Sendable () -> String,
    _ outcome: Outcome = .refused("hostile.yml:")
  )
    -> Attack
  {
    Attack("pack-\(name)", "hostile.yml", outcome, by: .pack) {
      $0.write(head + "rules:\n" + rule("a", phrase()))
    }
  }

  /// Rule packs: YAML that swells, phrases with more readings than anybody meant.
  static let packs: [Attack] = [
    phrases("options", { String(repeating: "[a] ", count: 100_000) + "b" }),
    phrases("options-20", { String(repeating: "[a] ", count: 20) + "b" }),
    phrases(
      "options-words",
      { String(repeating: "[" + String(repeating: "a ", count: 2_000) + "] ", count: 14) + "b" }
    ),
    phrases(
      "options-nested",
      { String(repeating: "[", count: 100_000) + "a" + String(repeating: "]", count: 100_000) }
    ),
    phrases("options-open", { String(repeating: "[", count: 200_000) }),
    phrases("choices-open", { String(repeating: "{", count: 200_000) }),
    phrases(
      "choices-nested",
      { String(repeating: "{a|", count: 50_000) + "b" + String(repeating: "}", count: 50_000) }
    ),
    phrases("choices", { "{" + (0..<100_000).map { "a\($0)" }.joined(separator: "|") + "}" }),
    phrases(
      "choices-squared",
      {
        String(repeating: "{" + (0..<140).map { "a\($0)" }.joined(separator: "|") + "} ", count: 8)
      },
      .either
    ),
    phrases(
      "choices-long",
      {
        "{"
          + (0..<19_000).map { "a\($0) " + String(repeating: "b ", count: 100) }.joined(
            separator: "|"
          ) + "}"
      }
    ),
    phrases("any-words", { "a " + String(repeating: "{*} ", count: 100_000) }),
    phrases("words", { String(repeating: "word ", count: 500_000) }),
    phrases("list-missing", { String(repeating: "$aaaaaaaaaaaaaaaaaaaa-", count: 20_000) }),
    Attack("pack-laughs", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
      $0.write(1..<12) { number in
        "a\(number): &a\(number) ["
          + (0..<10).map { _ in "*a\(number - 1)" }.joined(separator: ", ") + "]\n"
      }
      $0.write(head)
    },
    Attack("pack-laughs-in-lists", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(head + "lists:\n  l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n")
      $0.write(1..<12) { number in
        "  l\(number): &l\(number) ["
          + (0..<10).map { _ in "*l\(number - 1)" }.joined(separator: ", ") + "]\n"
      }
    },
    Attack("pack-merges", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write("a0: &a0 {k0: 1}\n")
      $0.write(1..<5_000) { "a\($0): &a\($0) {<<: *a\($0 - 1), k\($0): 1}\n" }
    },
    Attack("pack-anchors", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(0..<100_000) { "a\($0): &a\($0) x\n" }
    },
    Attack("pack-deep", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write("calque: " + String(repeating: "[", count: 500_000))
    },
    Attack("pack-deep-closed", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(
        "calque: " + String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
          + "\n"
      )
    },
    Attack("pack-deep-maps", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(0..<3_000) { String(repeating: " ", count: $0) + "a:\n" }
    },
    Attack("pack-deep-flow-maps", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(String(repeating: "{a: ", count: 200_000))
    },
    Attack("pack-keys-complex", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(String(repeating: "? ", count: 200_000) + "a")
    },
    Attack("pack-keys", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(0..<200_000) { "key\($0): value\n" }
    },
    Attack("pack-keys-equal", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write("a: b\n", times: 200_000)
    },
    Attack("pack-rules", "hostile.yml", .either, by: .pack) {
      $0.write(head + "rules:\n")
      $0.write(0..<3_000) { rule("r\($0)", "word{a|b|c}\($0) x") }
    },
    Attack("pack-rules-broken", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(head + "rules:\n")
      $0.write("  - x\n", times: 50_000)
    },
    Attack("pack-list-long", "hostile.yml", .either, by: .pack) {
      $0.write(head + "lists:\n  long:\n")
      $0.write(0..<100_000) { "    - word\($0)\n" }
      $0.write("rules:\n" + rule("a", "x $long") + rule("b", "$long x") + rule("c", "$long $long"))
    },
    Attack("pack-list-file", "hostile.yml", .refused("hostile.yml"), by: .pack, isWatched: true) {
      $0.write(
        head + "lists:\n  secret: {file: ../canary.txt}\n  other: {file: \($0.folder)/canary.txt}\n"
      )
      $0.write("rules:\n" + rule("a", "x $secret") + rule("b", "x $other"))
    },
    Attack("pack-list-device", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(head + "lists:\n  zero: {file: zero}\nrules:\n" + rule("a", "x $zero"))
      link($0, "zero", to: "/dev/zero")
    },
    Attack("pack-line-long", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write(String(repeating: "a", count: 20_000_000))
    },
    Attack("pack-size", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write("# comment\n", times: 8_000_000)
    },
    Attack("pack-not-utf-8", "hostile.yml", .refused("UTF-8"), by: .pack) {
      $0.write([0xFF, 0xFE, 0x61], times: 100)
    },
    Attack("pack-nul", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      $0.write("calque: 1\0\0\0")
    },
    Attack("pack-empty", "hostile.yml", .refused("hostile.yml"), by: .pack) { _ in },
    Attack("pack-device", "hostile.yml", .refused("hostile.yml"), by: .pack) {
      link($0, "hostile.yml", to: "/dev/zero")
    },
    Attack("pack-fifo", "hostile.yml", .refused("hostile.yml"), by: .pack) { pipe($0) },
    Attack("pack-template", "hostile.yml", .either, by: .pack) {
      $0.write(
        head + "rules:\n"
          + rule("a", "coalition of {coalitions|x}").replacing(
            "title: Hostile",
            with: "title: \"" + String(repeating: "{1}{match}", count: 20_000) + "\""
          )
      )
    },
  ]

  /// Configurations.
  static let configurations: [Attack] = [
    Attack("configuration-laughs", ".calque.yml", .refused(".calque.yml"), by: .configuration) {
      $0.write("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
      $0.write(1..<12) { number in
        "a\(number): &a\(number) ["
          + (0..<10).map { _ in "*a\(number - 1)" }.joined(separator: ", ") + "]\n"
      }
    },
    Attack("configuration-deep", ".calque.yml", .refused(".calque.yml"), by: .configuration) {
      $0.write("score: " + String(repeating: "{a: ", count: 300_000))
    },
    Attack("configuration-numbers", ".calque.yml", .refused(".calque.yml"), by: .configuration) {
      $0.write(
        "score: {threshold: nan, acceptable-penalty: -1e999, minimum-words: 99999999999999999999}\n"
      )
    },
    Attack("configuration-weights", ".calque.yml", .read(nil), by: .configuration) {
      $0.write("score:\n  weights:\n")
      $0.write(0..<20_000) { "    t\($0): 1\n" }
    },
    Attack("configuration-size", ".calque.yml", .refused(".calque.yml"), by: .configuration) {
      $0.write("# comment\n", times: 8_000_000)
    },
    Attack("configuration-device", ".calque.yml", .refused(".calque.yml"), by: .configuration) {
      link($0, ".calque.yml", to: "/dev/zero")
    },
    Attack("configuration-fifo", ".calque.yml", .refused(".calque.yml"), by: .configuration) {
      pipe($0)
    },
  ]
}
