import CalqueCore
import CalqueTestSupport
import Testing

@testable import CalqueRules

@Suite struct PackParserTests {
  static let head = """
    calque: 1
    pack: {version: 1.0.0, title: Test, target: en, license: CC0-1.0}
    lists:
      said: [said, says]
    rules:

    """

  static func rule(_ match: String, id: String = "r", extra: String = "") -> String {
    """
      - id: \(id)
        title: T
        severity: minor
        mqm: style
        why: W
        match: \(match)
        cases: {bad: ["[[x]]"], good: ["y"]}
    \(extra)
    """
  }

  static func parse(_ text: String) -> (pack: RulePack?, errors: [PackError]) {
    var parser = PackParser()
    let pack = parser.parse(id: "test", files: [.init(path: "test.yml", text: text)])
    return (pack, parser.errors)
  }

  /// The worked example of a pack, as an editor writes it.
  @Test func aWholeRuleIsRead() throws {
    let (pack, errors) = Self.parse(
      """
      calque: 1
      pack: {version: 1.2.0, title: Names, target: en, sources: ["*"], license: CC0-1.0, requires: {calque: ">=1.0"}}
      lists:
        said: [said, says, wrote]
      rules:
        - id: platform
          title: “{match}” is probably Truth Social
          severity: major
          mqm: terminology/wrong-term
          confidence: certain
          default: off
          why: >-
            A proper name.
          scope: [~headline]
          match:
            phrase: "true social {platform|network}"
            near: {any: [Trump, $said], within: sentence}
          except:
            - phrase: "a true social {platform|network}"
            - scope: caption
          fix: {replace: "Truth Social {1}", case: exact}
          cases:
            bad:
              - {text: "On his [[true social platform]], Trump said no.", fixed: "On his Truth Social platform, Trump said no."}
            good: ["a true social platform"]
      """
    )
    #expect(errors.isEmpty)
    let rule = try #require(pack?.rules.first)
    #expect(rule.descriptor.id == "test/platform")
    #expect(rule.descriptor.severity == .major)
    #expect(rule.descriptor.confidence == .certain)
    #expect(rule.descriptor.why == "A proper name.")
    #expect(!rule.isOn)
    #expect(!rule.scope.contains(.headline) && rule.scope.contains(.paragraph))
    #expect(rule.scope.contains(.comment))
    #expect(rule.near.first?.phrases.count == 4)
    #expect(rule.exceptions.count == 2)
    #expect(rule.fix == .replace("Truth Social {1}", keepsCase: false))
    #expect(rule.badCases.first?.spans == [TextRange(7, 27)])
    #expect(pack?.version == "1.2.0")
  }

  @Test(arguments: [
    ("{phrse: x}", 10, "did you mean “phrase”?"),
    ("{phrase: \"a {b\"}", 10, "never closed"),
    ("{phrase: \"[a] [b]\"}", 10, "can be empty"),
    ("{phrase: \"$sayd x\"}", 10, "did you mean “$said”?"),
    ("{phrase: \"a {X} b\"}", 10, "only the match kind echo"),
    ("{phrase: x, words: [y]}", 10, "exactly one of"),
    ("{echo: \"{X} of {Y}\"}", 10, "twice in the form"),
    ("{leftover: mojibak}", 10, "did you mean “mojibake”?"),
    ("{repeat: {distance: 3}}", 10, "needs words"),
    ("{phrase: x, near: {any: [y], within: clause}}", 10, "sentence, paragraph, document"),
    ("[x]", 10, "must be a mapping"),
  ])
  func aFaultNamesItsPlace(_ match: String, _ line: Int, _ hint: String) throws {
    let (_, errors) = Self.parse(Self.head + Self.rule(match))
    let error = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(error.path == "test.yml")
    #expect(error.line == line + 1)
    #expect(error.column > 4)
    #expect(error.message.contains(hint), "\(error.message)")
  }

  @Test func oneBrokenRuleDoesNotSilenceTheOthers() {
    let (pack, errors) = Self.parse(
      Self.head + Self.rule("{phrase: x}", id: "a") + Self.rule("{phrase: \"{\"}", id: "b")
        + Self.rule("{phrase: x}", id: "c")
    )
    #expect(pack?.rules.map(\.descriptor.id) == ["test/a", "test/c"])
    #expect(errors.count == 1)
  }

  @Test(arguments: [
    ("calque: 2\npack: {version: 1.0.0, title: T, target: en, license: X}\n", "update calque"),
    ("pack: {version: 1.0.0}\n", "begins with “calque: 1”"),
    ("calque: 1\n", "needs the key “pack”"),
    ("calque: 1\npack: {version: 1.0.0, title: T, license: X}\n", "needs the key “target”"),
    ("calque: 1\npack: {version: 1.0.0, title: T, target: english, license: X}\n", "language tag"),
    ("calque: 1\n  pack: [\n", "not valid YAML"),
    ("", "empty"),
    ("- a\n- b\n", "begins with “calque: 1”"),
  ])
  func aBrokenHeaderEndsThePack(_ text: String, _ hint: String) throws {
    let (pack, errors) = Self.parse(text)
    #expect(pack == nil)
    #expect(try #require(errors.first).message.contains(hint), "\(errors)")
  }

  @Test(arguments: [
    ("cases: {bad: [\"x\"], good: [\"y\"]}", "put [[…]] round it"),
    ("cases: {bad: [\"[[x\"], good: [\"y\"]}", "never closed"),
    ("cases: {bad: [\"[[x]]\"], good: [\"[[y]]\"]}", "marks nothing"),
    ("cases: {bad: [\"[[x]]\"]}", "need both bad and good"),
  ])
  func brokenCasesAreFaults(_ cases: String, _ hint: String) throws {
    let text =
      Self.head
      + Self.rule("{phrase: x}").replacing(
        "cases: {bad: [\"[[x]]\"], good: [\"y\"]}",
        with: cases
      )
    #expect(try #require(Self.parse(text).errors.first).message.contains(hint))
  }

  @Test func aDoubledIdIsAFault() throws {
    let (pack, errors) = Self.parse(Self.head + Self.rule("{phrase: x}") + Self.rule("{phrase: y}"))
    #expect(pack?.rules.count == 1)
    #expect(try #require(errors.first).message.contains("already"))
  }
}

@Suite struct PhrasePatternTests {
  private func readings(_ pattern: String, lists: [String: [String]] = [:]) throws -> Int {
    var parser = PhrasePattern(lists: lists)
    return Set(try parser.expand(pattern)).count
  }

  @Test func optionsAndAlternativesMultiply() throws {
    #expect(try readings("a {b|c} [d] e") == 4)
    #expect(try readings("{a|b [c]|{d|e}} f") == 5)
    #expect(try readings("$l x", lists: ["l": ["a", "b c", "d"]]) == 3)
    #expect(try readings("US-led \\[x\\]") == 1)
  }

  @Test func groupsKnowTheirWords() throws {
    var parser = PhrasePattern(lists: [:])
    let expansions = try parser.expand("[the] {big|very big} {dog|cat}")
    #expect(
      Set(expansions.map(\.captures)) == [
        [0..<1, 1..<2], [0..<2, 2..<3], [1..<2, 2..<3], [1..<3, 3..<4],
      ]
    )
  }

  @Test func tooManyReadingsAreRefused() {
    #expect(throws: PhrasePattern.Fault.self) {
      try readings(Array(repeating: "{a a|b b|c c|d d}", count: 9).joined(separator: " "))
    }
  }
}
