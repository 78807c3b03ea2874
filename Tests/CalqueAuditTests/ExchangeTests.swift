import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueRules
import CalqueTestSupport
import Testing

/// Right forms: exchanged, they are found; whole, they silence.
@Suite struct ExchangeTests {
  /// The words that a pack of two rules finds in a text: exchanged forms, and words that stand twice.
  private func found(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "forms.tsv",
      "# form\tslots\npower cut\tpower:power|=current; cut\nlong long road\nsharp power cut back\n"
    )
    _ = try folder.write("classes.tsv", "power\tpower,force,strength\n")
    _ = try folder.write("pairs.tsv", "power\tforce\n")
    let path = try folder.write(
      "pack.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      lists:
        forms: {file: forms.tsv}
        classes: {file: classes.tsv}
        pairs: {file: pairs.tsv}
        ordinary: [current cut]
      right: $forms
      rules:
        - id: exchanged
          title: “{match}” for “{intended}”
          severity: minor
          mqm: style
          why: W
          match: {exchange: {forms: $forms, classes: $classes, ordinary: $ordinary, pairs: $pairs}}
          cases: {bad: ["[[x]]"], good: ["y"]}
        - id: twice
          title: “{match}”
          severity: minor
          mqm: style
          why: W
          match: {echo: "{X} {X}"}
          cases: {bad: ["[[x]]"], good: ["y"]}
        - id: named
          title: “{match}”
          severity: minor
          mqm: style
          why: W
          match: {phrase: "power cut"}
          cases: {bad: ["[[x]]"], good: ["y"]}
      """
    )
    let loaded = PackLoader.load(path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" })
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
    var compiler = PackCompiler()
    for pack in loaded.packs { try compiler.add(pack) }
    // As they are stored and read again.
    let rules = try #require(
      compiler.rules.encoded().withUnsafeBytes { CompiledRules(encoded: $0) }
    )
    let document = try Readers.read(bytes: Array(text.utf8), path: "t.txt")
    return Auditor(rules: rules, options: AuditOptions(language: .english)).audit(document)
      .findings.map { "\($0.text) (\($0.rule.split(separator: "/").last ?? ""))" }
  }

  @Test func anExchangedWordIsFoundInAllItsForms() throws {
    #expect(try found("A strength cut came.") == ["strength cut (exchanged)"])
    #expect(try found("Strengths cuts came.") == ["Strengths cuts (exchanged)"])
  }

  @Test(arguments: [
    "A force cut came.",  // a pair that always exchanges
    "A current cut came.",  // ordinary, although the form itself names it
    "The sharp Strength Cut came.",  // part of a name
  ])
  func excusedExchangesAreNot(_ text: String) throws { #expect(try found(text).isEmpty) }

  @Test func aLongerRightFormAroundItExcuses() throws {
    #expect(try found("They strength cut back.") == ["strength cut (exchanged)"])
    #expect(try found("A sharp power cut back.") == ["power cut (named)"])
  }

  @Test func aRightFormSilencesMechanismsAndNoPhrases() throws {
    #expect(try found("It was a long long road.").isEmpty)
    #expect(try found("It was a long long way.") == ["long long (twice)"])
    #expect(try found("A power cut came.") == ["power cut (named)"])
  }

  @Test func faultsNameTheFileAndLine() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("forms.tsv", "power cut\tpower:none\n")
    _ = try folder.write("classes.tsv", "power\tpower,force\n")
    let rule = """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      lists: {forms: {file: forms.tsv}, classes: {file: classes.tsv}}
      rules:
        - id: exchanged
          title: T
          severity: minor
          mqm: style
          why: W
          match: {exchange: {forms: $forms, classes: $classes}}
          cases: {bad: ["[[x]]"], good: ["y"]}
      """
    let path = try folder.write("pack.yml", rule)
    let root = path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    let missing = try #require(PackLoader.load(root).errors.first)
    #expect(missing.message == "there is no class “none”")
    #expect(missing.path.hasSuffix("forms.tsv"))
    #expect(missing.line == 1)
    _ = try folder.write("forms.tsv", "\npower cut\tcurrent:power\n")
    let wrong = try #require(PackLoader.load(root).errors.first)
    #expect(wrong.message == "the slot “current” is no word of “power cut”")
    #expect(wrong.line == 2)
  }
}
