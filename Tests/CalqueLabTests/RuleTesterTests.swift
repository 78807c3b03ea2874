import CalqueCore
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Testing

@testable import CalqueLab

@Suite struct ShippedPackTests {
  static let packs = PackLoader.loadAll(sources: ShippedPacks.sources).packs

  @Test(arguments: packs.indices)
  func everyCaseOfEveryRuleHolds(_ index: Int) {
    let outcome = RuleTester().test(Self.packs[index])
    for failure in outcome.failures { Issue.record("\(failure)") }
    // Comments are no text, so they are not written in other ways.
    let isText = Self.packs[index].id != "any/silences"
    #expect(outcome.cases > outcome.rules * (isText ? 15 : 2))
  }

  @Test func thePacksOfThisVersionAreThere() {
    #expect(
      Self.packs.map(\.id) == [
        "any/encoding", "any/silences", "en/agreement", "en/attribution", "en/echo", "en/formulas",
        "en/frames", "en/furniture", "en/literalisms", "en/names", "en/numbers", "en/set-phrases",
        "en/typography", "en/untranslated",
      ]
    )
    #expect(Self.packs.reduce(0) { $0 + $1.rules.count } >= 25)
  }
}

/// The tester itself must be able to fail.
@Suite struct RuleTesterTests {
  private func failures(_ rules: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "t.yml",
      "calque: 1\npack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}\nrules:\n" + rules
    )
    let loaded = PackLoader.load(path)
    #expect(loaded.errors.isEmpty)
    return loaded.packs.flatMap { RuleTester().test($0).failures.map(\.message) }
  }

  private func rule(_ id: String, _ match: String, _ cases: String, fix: String = "") -> String {
    "  - {id: \(id), title: T, severity: minor, mqm: style, why: W, match: \(match), \(fix)cases: \(cases)}\n"
  }

  @Test func aRightRulePasses() throws {
    let text = rule(
      "a",
      "{phrase: \"red {fox|dog}\"}",
      "{bad: [{text: \"a [[red fox]] ran\", fixed: \"a fox ran\"}], good: [\"a dog\"]}",
      fix: "fix: {replace: \"{1}\"}, "
    )
    #expect(try failures(text).isEmpty)
  }

  @Test(arguments: [
    ("{bad: [\"a [[red]] fox ran\"], good: [\"a dog\"]}", "", "expects “red”, finds “red fox”"),
    ("{bad: [\"a [[red cow]]\"], good: [\"a dog\"]}", "", "finds nothing"),
    ("{bad: [\"a [[red fox]]\"], good: [\"the red dog\"]}", "", "in the good case"),
    (
      "{bad: [{text: \"a [[red fox]]\", fixed: \"a foxy\"}], good: [\"a dog\"]}",
      "fix: {replace: \"{1}\"}, ", "the fix gives “a fox”"
    ),
    (
      "{bad: [{text: \"a [[red fox]]\", fixed: \"a fox\"}], good: [\"a dog\"]}", "",
      "not every finding has a fix"
    ),
    (
      "{bad: [{text: \"a [[red fox]]\", fixed: \"a red dog\"}], good: [\"a dog\"]}",
      "fix: {replace: \"red dog\"}, ", "in the fixed text"
    ),
    ("{bad: [{text: \"a [[red fox]]\", also: [b]}], good: [\"a dog\"]}", "", "does not fire"),
  ])
  func wrongCasesFail(_ cases: String, _ fix: String, _ message: String) throws {
    let found = try failures(rule("a", "{phrase: \"red {fox|dog}\"}", cases, fix: fix))
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func aSecondRuleMustBeNamed() throws {
    let both =
      rule("a", "{phrase: \"red fox\"}", "{bad: [\"a [[red fox]]\"], good: [\"x\"]}")
      + rule("b", "{words: [fox]}", "{bad: [\"a [[fox]]\"], good: [\"x\"]}")
    #expect(try failures(both).contains { $0.contains("t/b fires on this case too") })
  }
}

@Suite struct PositionCheckerTests {
  @Test(arguments: [
    "sample/harbour-strike.html", "sample/harbour-strike.txt", "language/german-in-english.html",
  ])
  func fixturesComeBackToTheirBytes(_ name: String) {
    let outcome = PositionChecker(rules: ShippedPacks.rules(), wordsPerFile: 500)
      .check(path: Repository.fixture(name))
    #expect(outcome.failure == nil)
    #expect(outcome.words == 500)
    #expect(outcome.approximate == 0)
    #expect(outcome.mismatches.isEmpty)
  }

  @Test func whatCannotBeReadIsSaid() {
    #expect(PositionChecker(rules: CompiledRules()).check(path: "/nowhere").failure != nil)
  }
}
