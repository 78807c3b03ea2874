import CalqueCore
import CalqueRules
import CalqueTestSupport
import Foundation
import Testing

/// Every mistake of someone who writes a pack for the first time says where it is and how to mend it.
@Suite struct PackMistakeTests {
  static let head = """
    calque: 1
    pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
    lists:
      said: [said, says]
    rules:
      - id: good
        title: T
        severity: minor
        mqm: style
        why: W
        match: {phrase: "red fox"}
        cases: {bad: ["a [[red fox]]"], good: ["a dog"]}

    """

  static let rule = """
      - id: r
        title: T
        severity: minor
        mqm: style
        why: W
        match: {phrase: "red {fox|dog}"}
        cases: {bad: ["a [[red fox]]"], good: ["a dog"]}
    """

  /// A mistake: what of the rule is changed into what, and the error.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var part: String
    var mistake: String
    var line: Int
    var message: String
    var testDescription: String { mistake }
  }

  static func load(_ text: String) throws -> PackLoader.Result {
    let folder = try TemporaryFolder()
    return PackLoader.load(try folder.write("p.yml", text))
  }

  @Test(arguments: [
    Mistake(part: "severity:", mistake: "severty:", line: 15, message: "did you mean “severity”?"),
    Mistake(part: "severity: minor", mistake: "severity: serious", line: 15, message: "neutral"),
    Mistake(
      part: "    title: T",
      mistake: "   title: T",
      line: 14,
      message: "check the indent of this line"
    ),
    Mistake(part: "    title: T", mistake: "      title: T", line: 14, message: "check the indent"),
    Mistake(part: "    title: T", mistake: "\ttitle: T", line: 14, message: "not with tabs"),
    Mistake(part: "title: T", mistake: "title: @you", line: 14, message: "begins with a sign"),
    Mistake(part: "title: T", mistake: "title: *you", line: 14, message: "begins with a sign"),
    Mistake(part: "title: T", mistake: "title: {1} is", line: 14, message: "brackets and quotes"),
    Mistake(part: "why: W", mistake: "why: This is: odd", line: 17, message: "in quotes"),
    Mistake(part: "title: T", mistake: "title: \"T", line: 18, message: "brackets and quotes"),
    Mistake(
      part: "    why: W",
      mistake: "    why: W\n    why: V",
      line: 17,
      message: "stands twice"
    ),
    Mistake(
      part: "    cases: {bad: [\"a [[red fox]]\"], good: [\"a dog\"]}",
      mistake: "",
      line: 13,
      message: "needs the key “cases”: text in which"
    ),
    Mistake(
      part: "\"a [[red fox]]\"",
      mistake: "\"a red fox\"",
      line: 19,
      message: "put [[…]] round it"
    ),
    Mistake(part: "[\"a [[red fox]]\"]", mistake: "[a [[red fox]]", line: 19, message: "bracket"),
    Mistake(
      part: "[\"a [[red fox]]\"]",
      mistake: "\"a [[red fox]]\"",
      line: 19,
      message: "bad must be a list"
    ),
    Mistake(part: "red {fox|dog}", mistake: "red {fox|dog", line: 18, message: "never closed"),
    Mistake(part: "red {fox|dog}", mistake: "$sad red", line: 18, message: "did you mean “$said”?"),
    Mistake(part: "id: r", mistake: "id: good", line: 13, message: "stands in this pack already"),
    Mistake(part: "id: r", mistake: "id: MyRule", line: 13, message: "a–z, 0–9 and hyphens only"),
    Mistake(
      part: "    cases",
      mistake: "    fix: {replace: \"{2} x\"}\n    cases",
      line: 19,
      message: "there is no {2}: the match has one group, {1}"
    ),
    Mistake(
      part: "title: T",
      mistake: "title: \"{nearest}\"",
      line: 14,
      message: "there is no {nearest}; a finding of this rule has {match}, {1}"
    ),
    Mistake(part: "mqm: style", mistake: "mqm: stile", line: 16, message: "did you mean “style”?"),
    Mistake(
      part: "mqm: style",
      mistake: "mqm: accuracy/mistranslaton",
      line: 16,
      message: "did you mean “mistranslation”?"
    ),
    Mistake(
      part: "    why: W",
      mistake: "    scope: [paragraf]\n    why: W",
      line: 17,
      message: "did you mean “paragraph”?"
    ),
    Mistake(
      part: "    why: W",
      mistake: "    scope: [quote, ~quote]\n    why: W",
      line: 17,
      message: "leaves no kind of block"
    ),
    Mistake(
      part: "    cases",
      mistake: "    fix: {remove: no}\n    cases",
      line: 19,
      message: "remove is true or left away"
    ),
    Mistake(
      part: "    cases",
      mistake: "    fix: {offer: []}\n    cases",
      line: 19,
      message: "the fix offers nothing"
    ),
    Mistake(
      part: "{phrase: \"red {fox|dog}\"}",
      mistake: "{table: $said}",
      line: 18,
      message: "a list with the key “file”"
    ),
  ])
  func aMistakeInARuleLeavesTheOthers(_ mistake: Mistake) throws {
    #expect(Self.rule.contains(mistake.part))
    let loaded = try Self.load(
      Self.head + Self.rule.replacing(mistake.part, with: mistake.mistake, maxReplacements: 1)
    )
    let error = try #require(loaded.errors.first)
    #expect(loaded.errors.count == 1, "\(loaded.errors)")
    #expect(error.line == mistake.line, "\(error)")
    #expect(error.column > 0)
    #expect(error.message.contains(mistake.message), "\(error)")
    #expect(loaded.packs.first?.rules.map(\.descriptor.id) == ["p/good"])
  }

  @Test func rulesAfterABrokenOneStandAtTheirLines() throws {
    let broken = Self.rule.replacing("title: T", with: "title: \"T")
    let last = Self.rule.replacing("id: r", with: "id: last")
    let loaded = try Self.load("\(Self.head)\(broken)\n\(last)\n")
    #expect(loaded.errors.count == 1)
    let rules = try #require(loaded.packs.first?.rules)
    #expect(rules.map(\.descriptor.id) == ["p/good", "p/last"])
    #expect(rules.map(\.place.line) == [6, 20])
    #expect(rules.last?.badCases.first?.line == 26)
  }

  /// A file of a great many rules, none of them whole, is not read once for each.
  @Test(.timeLimit(.minutes(1))) func aFileOfManySlipsIsReadQuickly() throws {
    let loaded = try Self.load(Self.head + String(repeating: "  - [\n", count: 150_000))
    #expect(loaded.errors.count == 1)
  }

  @Test(arguments: [
    ("", "the file is empty; “calque rules new”"),
    ("# nothing yet\n", "the file is empty"),
    ("- id: x\n", "a pack begins with “calque: 1”"),
    ("calque: 1\npack: {version: 1.0.0, title: T, target: en, license: X}\n", "has no rules"),
    (
      "calque: 1\npack: {version: 1.0.0, title: T, target: en, license: X}\nrules:\n",
      "rules must be a list, not nothing"
    ),
    (head.replacing("rules:", with: "rulse:"), "did you mean “rules”?"),
    (head.replacing("1.0.0", with: "1.0"), "three numbers such as 1.0.0, not “1.0”"),
    (head.replacing("calque: 1\n", with: "calque: 2\n"), "update calque"),
    (head.replacing("calque: 1\n", with: ""), "begins with “calque: 1”"),
    (
      head.replacing("license:", with: "requires: {calque: \">=9.1\"}, license:"),
      "the pack asks for calque >=9.1"
    ),
    (
      head.replacing("license:", with: "requires: {calque: new}, license:"),
      "a version such as \">=1.0\""
    ),
    (
      head.replacing("license:", with: "requires: {calq: \">=1\"}, license:"),
      "did you mean “calque”?"
    ),
  ])
  func aMistakeInAHeaderIsSaid(_ text: String, _ message: String) throws {
    let loaded = try Self.load(text)
    #expect(loaded.errors.count == 1, "\(loaded.errors)")
    #expect(loaded.errors.first?.message.contains(message) == true, "\(loaded.errors)")
    #expect(loaded.packs.flatMap(\.rules).isEmpty)
  }

  @Test(arguments: [">=0.1", ">=1.0", "<2", ">=1, <2", "=1.0.0"])
  func aRequirementIsMet(_ text: String) throws {
    let loaded = try Self.load(
      Self.head.replacing("license:", with: "requires: {calque: \"\(text)\"}, license:")
    )
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
  }

  @Test(arguments: [
    ("[]", "the list said is empty"), ("{file: no.tsv}", "no readable file “no.tsv”"),
    ("{file: ../x.tsv}", "outside the pack's folder"), ("{fil: x.tsv}", "did you mean “file”?"),
    ("{column: 1}", "needs words or the key “file”"),
  ])
  func aBrokenListLeavesTheRulesThatDoNotNameIt(_ list: String, _ message: String) throws {
    let text = Self.head.replacing("[said, says]", with: list)
    let loaded = try Self.load(text)
    #expect(loaded.errors.map(\.line) == [4])
    #expect(loaded.errors.first?.message.contains(message) == true, "\(loaded.errors)")
    #expect(loaded.packs.first?.rules.count == 1)
  }

  @Test(arguments: ["\u{FEFF}" + head, head.replacing("\n", with: "\r\n")])
  func marksAndLineEndsOfOtherEditorsAreNoMistake(_ text: String) throws {
    let loaded = try Self.load(text)
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
    #expect(loaded.packs.first?.rules.map(\.place.line) == [6])
  }

  @Test func filesThatNobodyReadsAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("pack/pack.yml", Self.head)
    try folder.write("pack/more.yaml", "rules: []\n")
    #expect(
      PackLoader.load("\(folder.path)/pack").errors.map(\.message)
        == ["the file is not read: rename it to end in .yml, as the files of a pack do"]
    )
    try folder.write("other/pack.yaml", Self.head)
    let errors = PackLoader.load("\(folder.path)/other").errors
    #expect(errors.first?.message.contains("rename pack.yaml to pack.yml") == true, "\(errors)")
    try folder.write("latin.yml", Data([0x63, 0xE9]))
    #expect(
      PackLoader.load("\(folder.path)/latin.yml").errors.map(\.message)
        == ["the file is not UTF-8 text"]
    )
  }

  @Test func aFolderOfPacksIsLoadedWithTheirPaths() throws {
    let folder = try TemporaryFolder()
    try folder.write("house/names/pack.yml", Self.head)
    try folder.write("house/style/pack.yml", Self.head)
    #expect(PackLoader.load("\(folder.path)/house/").packs.map(\.id) == ["names", "style"])
  }
}
