import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueLab
import CalqueRules
import CalqueTestSupport
import Testing

/// The kinds of match that shipped packs do not use, through a whole audit.
@Suite struct MatchKindTests {
  private let path = Repository.fixture("packs/kinds.yml")

  @Test func aRuleOfEachKindHolds() throws {
    let loaded = PackLoader.load(path)
    #expect(loaded.errors.isEmpty)
    let pack = try #require(loaded.packs.first)
    #expect(
      Set(pack.rules.map(\.match.kind)) == ["tokens", "regex", "phrase", "count"]
    )
    let outcome = RuleTester().test(pack)
    #expect(outcome.failures.isEmpty, "\(outcome.failures.map(\.description))")
    #expect(outcome.cases > 60)
  }

  private func findings(_ text: String, rule: String) throws -> [Finding] {
    let pack = try #require(PackLoader.load(path).packs.first)
    var compiler = PackCompiler()
    try compiler.add(pack)
    // As they are stored and read again.
    let bytes = compiler.rules.encoded()
    let rules = try #require(bytes.withUnsafeBytes { CompiledRules(encoded: $0) })
    let document = try Readers.read(bytes: Array(text.utf8), path: "t.txt")
    return Auditor(rules: rules, options: AuditOptions(language: .english)).audit(document).findings
      .filter { $0.rule == "kinds/\(rule)" }
  }

  @Test func aPairReportsTheFirstPlaceAndNamesTheOthers() throws {
    let found = try findings(
      "Help from the WHO came. The WHO said so.\n\nThe WHO left.",
      rule: "who"
    )
    #expect(found.map(\.location.column) == [15])
    #expect(found.first?.relatedLocations.count == 2)
    // Spelled out, but too late.
    #expect(
      try findings("The WHO is the World Health Organization.", rule: "who").count == 1
    )
  }

  @Test func aCountSaysHowMany() throws {
    let found = try findings("One two three four five six seven eight nine ten.", rule: "long")
    #expect(found.map(\.message) == ["a sentence of 10 words"])
  }

  @Test func aRegexSeesTextAsPeopleDo() throws {
    let found = try findings("Call te\u{AD}l:\u{A0}555\u{2011}12 now.", rule: "phone")
    #expect(found.map(\.text) == ["tel: 555‑12"])
    #expect(found.first?.location.byteLength == "te\u{AD}l:\u{A0}555\u{2011}12".utf8.count)
  }

  @Test func gapsAndOptionalTokensAreTriedAndNotCrossedOverSentences() throws {
    #expect(
      try findings(
        "They announced it about the plan. He reported. About plans he said nothing.",
        rule: "reports-about"
      ).map(\.text) == ["announced it about the plan"]
    )
  }

  @Test(arguments: [
    ("{tokens: [{gap: 0..2}]}", "tokens needs one element with “word” or “lemma”"),
    ("{tokens: [{wordd: a}]}", "did you mean “word”?"),
    ("{tokens: [{word: a b}]}", "“a b” is 2 tokens; an element is one"),
    ("{tokens: [{word: a, not-word: b}]}", "an element says what the token is"),
    ("{tokens: [{word: a}, {class: nou}]}", "did you mean “noun”?"),
    ("{tokens: [{word: a}, {gap: 0..30}]}", "gap is a number of tokens or a range"),
    ("{tokens: [{word: a}, {shape: capitalised}]}", "did you mean “Capitalised”?"),
    ("{regex: \"(abc\"}", "missing closing parenthesis, after “(abc”"),
    ("{regex: \"\\\\d+\"}", "every match must hold a literal of at least three letters"),
    ("{count: {of: words}}", "count needs either “more-than” or “fewer-than”"),
    ("{pair: {if: a}}", "pair needs the key “if” and either “requires” or “forbids”"),
    ("{phrase: \"{noun} a\"}", "a phrase cannot begin with a slot"),
    ("{phrase: \"~ a\"}", "“~” stands before a word whose forms are all meant"),
    ("{phrase: a, inflect: true}", "only words has the key “inflect”"),
  ])
  func mistakesGetAnErrorThatHelps(match: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "bad.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      rules:
        - id: r
          title: T
          severity: minor
          mqm: style
          why: W
          match: \(match)
          cases: {bad: ["[[a]]"], good: ["b"]}
      """
    )
    let errors = PackLoader.load("\(folder.path)/bad.yml").errors
    #expect(errors.count == 1)
    #expect(errors.contains { $0.message.contains(message) && $0.line == 9 }, "\(errors)")
  }
}
