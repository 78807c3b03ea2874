import CalqueAudit
import CalqueCore
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Testing

@Suite struct ConfigurationTests {
  /// The settings that a configuration gives a file beside it.
  private func applied(_ yaml: String, to file: String = "page.txt") throws -> AppliedConfiguration
  {
    let folder = try TemporaryFolder()
    try folder.write(".calque.yml", yaml)
    return try ProjectAudit(rules: ShippedPacks.rules()).applied(to: "\(folder.path)/\(file)")
  }

  private func rule(_ id: String, _ rules: CompiledRules) throws -> CompiledRule {
    try #require(rules.rules.first { $0.descriptor.id == id })
  }

  @Test func scoresTakeTheirParametersFromTheFile() throws {
    let score = try applied(
      """
      score:
        threshold: 95
        acceptable-penalty: 5
        minimum-words: 100
        repeats: all
        multipliers: {minor: 2}
        weights: {design: 0.5}
      """
    ).settings.options.score
    #expect(score.threshold == 95)
    #expect(score.acceptablePenalty == 5)
    #expect(score.minimumWords == 100)
    #expect(score.repeats == .all)
    #expect(score.multipliers == [.neutral: 0, .minor: 2, .major: 5, .critical: 25])
    #expect(score.weights == ["design": 0.5, "custom/housekeeping": 0])
  }

  @Test func optionsComeFromTheFileAndTheCommandLineWins() throws {
    let yaml = """
      fail-on: minor
      min-score: 70
      min-confidence: hint
      include: [comments, bylines]
      language: de
      """
    let options = try applied(yaml).settings.options
    #expect(options.failOn == .minor)
    #expect(options.minimumScore == 70)
    #expect(options.minimumConfidence == .hint)
    #expect(options.included == [.comment, .byline])
    #expect(options.language?.primary == "de")
    let folder = try TemporaryFolder()
    try folder.write(".calque.yml", yaml)
    let audit = ProjectAudit(
      rules: ShippedPacks.rules(),
      choices: AuditChoices(minimumConfidence: .certain, failOn: .critical, included: [.furniture])
    )
    let chosen = try audit.applied(to: "\(folder.path)/x.txt").settings.options
    #expect(chosen.failOn == .critical)
    #expect(chosen.minimumConfidence == .certain)
    #expect(chosen.included == [.furniture])
    #expect(chosen.minimumScore == 70)
  }

  @Test func rulesAreSwitchedAndGradedByTheLastLineThatNamesThem() throws {
    let rules = try applied(
      """
      packs: [{en/formulas: off}]
      rules:
        en/echo: off
        en/echo/x-of-xs: on
        en/names/*: [minor, hint]
      overrides:
        en/names/garbled: {severity: critical}
      """
    ).settings.rules
    #expect(
      rules.rules.filter { $0.descriptor.id.hasPrefix("en/formulas/") }.allSatisfy { !$0.isOn }
    )
    let echoes = rules.rules.filter { $0.descriptor.id.hasPrefix("en/echo/") && $0.isOn }
    #expect(echoes.map(\.descriptor.id) == ["en/echo/x-of-xs"])
    #expect(try rule("en/names/variant", rules).descriptor.severity == .minor)
    #expect(try rule("en/names/variant", rules).descriptor.confidence == .hint)
    #expect(try rule("en/names/garbled", rules).descriptor.severity == .critical)
    #expect(!rules.packsInUse.contains { $0.summary.id == "en/formulas" })
    // What is only switched shares its tables with the shipped rules.
    #expect(rules.automaton == ShippedPacks.rules().automaton)
  }

  @Test func theExampleOfTheGuideLoads() throws {
    // With two blanks before them in help of 80 columns.
    let lines = ConfigurationGuide.example.split(separator: "\n")
    #expect(lines.filter { $0.count > 78 } == [])
    let folder = try TemporaryFolder()
    try folder.write("base.calque.yml", "rules: {en/echo: off}")
    try folder.write("site/.calque.yml", ConfigurationGuide.example)
    try folder.write("site/people.tsv", "Oravind Selmark\tO. Selmark\tperson\n")
    try folder.write("site/places.tsv.gz", "Velmograd\n")
    try folder.write("site/names.txt", "# names\nPitso Musimane\n\n  Al-Rifai\n")
    try folder.write("site/house.yml", Self.pack)
    let applied = try ProjectAudit(rules: ShippedPacks.rules())
      .applied(to: "\(folder.path)/site/news/a/page.html")
    #expect(applied.files.count == 2)
    #expect(applied.settings.packErrors.isEmpty)
    #expect(applied.settings.names == 3)
    #expect(applied.settings.words == 1)
    #expect(applied.sections.map(\.pattern) == ["news/**"])
    #expect(applied.settings.options.failOn == .critical)
    #expect(applied.silences.map(\.rules.text) == ["en/echo/x-of-xs"])
    #expect(applied.settings.packs.last?.summary.id == "house")
    let platform = try rule("en/literalisms/platform-name-translated", applied.settings.rules)
    #expect(platform.descriptor.severity == .critical)
  }

  static let pack = """
    calque: 1
    pack: {version: 1.0.0, title: House rules, target: en, license: CC0-1.0}
    rules:
      - id: big-harbour
        title: "“{match}” is called Norrath Roads here"
        severity: major
        mqm: terminology/wrong-term
        why: The house says so.
        match: {phrase: big harbour}
        cases: {bad: ["the [[big harbour]] of it"], good: [the harbour]}
    """

  @Test(arguments: [
    ("scores: {}", 1, 1, "did you mean “score”?"),
    ("score: {treshold: 3}", 1, 9, "did you mean “threshold”?"),
    ("score:\n  threshold: high", 2, 14, "a number from 0.0 to 99.9"),
    ("score:\n  repeats: twice", 2, 12, "first, all"),
    ("score:\n  multipliers: {mayor: 3}", 2, 17, "did you mean “major”?"),
    ("- a", 1, 1, "must be a mapping"),
    ("rules:\n  en/echo/x-of-x: off", 2, 3, "did you mean “en/echo/x-of-xs”?"),
    ("rules:\n  en/echo: of", 2, 12, "did you mean “off”?"),
    ("packs:\n  - en/formulae: off", 2, 5, "did you mean “en/formulas”?"),
    ("packs: [lost.yml]", 1, 9, "there is no pack at “lost.yml”"),
    ("overrides:\n  en/echo/x-of-xs: {sevrity: minor}", 2, 21, "did you mean “severity”?"),
    ("overrides: {en/echo/x-of-xs: {words+: [a]}}", 1, 13, "no list of words to add to"),
    ("overrides: {en/echo: {words+: [a]}}", 1, 13, "give its full id"),
    ("names: [{file: lost.txt}]", 1, 16, "there is no file “lost.txt”"),
    ("silences:\n  - {rule: en/echo, path: a/}", 2, 5, "needs the key “reason”"),
    ("silences:\n  - {rule: en/echo, reason: a}", 2, 5, "switch it off under “rules”"),
    ("silences: [{rule: en/eco, text: a, reason: b}]", 1, 12, "did you mean “en/echo”?"),
    ("paths: {\"a/**\": {extends: b}}", 1, 18, "a section of paths has no key “extends”"),
    ("paths: {\"!a\": {}}", 1, 9, "may begin with !"),
    ("extends: lost.yml", 1, 10, "no file “lost.yml” to extend"),
    ("extends: .calque.yml", 1, 10, "break the circle"),
    ("language: \"\"", 1, 11, "a language tag"),
    ("include: [menus]", 1, 11, "must be one of"),
  ])
  func faultsNameTheirPlace(_ yaml: String, _ line: Int, _ column: Int, _ hint: String) throws {
    let error = #expect(throws: PackError.self) { try applied(yaml) }
    #expect(error?.path.hasSuffix(".calque.yml") == true)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(hint) == true, "\(String(describing: error))")
  }

  @Test(arguments: ["", "# nothing yet\n", "\n\n  # rules: {}\n"])
  func anEmptyConfigurationChoosesNothing(_ yaml: String) throws {
    #expect(try applied(yaml).settings.changes.isEmpty)
  }

  @Test func theNearestFileHoldsAndNoOther() throws {
    let folder = try TemporaryFolder()
    try folder.write(".calque.yml", "fail-on: critical\nnames: [Norrath]")
    try folder.write("a/.calque.yml", "min-score: 50")
    try folder.write("b/.calque.yml", "extends: ../.calque.yml\nmin-score: 60")
    try folder.write("other.yml", "fail-on: minor")
    let audit = ProjectAudit(rules: ShippedPacks.rules())
    func options(_ file: String) throws -> AuditOptions {
      try audit.applied(to: "\(folder.path)/\(file)").settings.options
    }
    #expect(try options("page.html").failOn == .critical)
    #expect(try options("deep/er/page.html").failOn == .critical)
    #expect(try options("a/page.html").failOn == .major)
    #expect(try options("a/page.html").minimumScore == 50)
    #expect(try options("b/page.html").failOn == .critical)
    #expect(try options("b/page.html").minimumScore == 60)
    let named = ProjectAudit(
      rules: ShippedPacks.rules(),
      configuration: .file("\(folder.path)/other.yml")
    )
    #expect(try named.applied(to: "\(folder.path)/a/page.html").settings.options.failOn == .minor)
    let none = ProjectAudit(rules: ShippedPacks.rules(), configuration: .none)
    #expect(try none.applied(to: "\(folder.path)/page.html").files.isEmpty)
  }

  @Test func sectionsHoldForTheirFilesInOrder() throws {
    let yaml = """
      fail-on: critical
      ignore: [drafts/, "*.old.html", "!keep.old.html"]
      paths:
        "news/**": {fail-on: minor, rules: {en/echo: off}}
        "*.md": {fail-on: neutral}
      """
    #expect(try applied(yaml, to: "a.html").settings.options.failOn == .critical)
    #expect(try applied(yaml, to: "news/x/a.html").settings.options.failOn == .minor)
    #expect(try applied(yaml, to: "news/a.md").settings.options.failOn == .neutral)
    #expect(try applied(yaml, to: "news/a.md").settings.changes.count == 1)
    #expect(try applied(yaml, to: "x/drafts/a.md").ignored?.pattern == "drafts/")
    #expect(try applied(yaml, to: "x/a.old.html").ignored?.place.line == 2)
    #expect(try applied(yaml, to: "x/keep.old.html").ignored == nil)
  }
}
