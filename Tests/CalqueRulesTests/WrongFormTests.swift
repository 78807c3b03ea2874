import CalqueTestSupport
import CalqueText
import Testing

@testable import CalqueRules

/// Tables of wrong forms, shadows of names, and the choices that become classes of words.
@Suite struct WrongFormTests {
  private func load(_ match: String) throws -> PackLoader.Result {
    let folder = try TemporaryFolder()
    try folder.write(
      "p/lists/forms.tsv",
      "# a comment\ngave * light\tapproved\nhot {search|find}\ttrend\n"
    )
    try folder.write("p/lists/bad.tsv", "gave light\tapproved\nno second column\n")
    try folder.write("p/lists/gap.tsv", "* light\tapproved\n")
    try folder.write("p/lists/names.tsv", "Order of the White Lion\nWhite House\n")
    try folder.write("p/lists/classes.tsv", "white, pale\nlion, big cat\nhouse, home\n")
    try folder.write(
      "p/pack.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      lists:
        forms: {file: lists/forms.tsv}
        bad: {file: lists/bad.tsv}
        gap: {file: lists/gap.tsv}
        names: {file: lists/names.tsv}
        classes: {file: lists/classes.tsv}
        words: [one, two]
      rules:
        - id: r
          title: “{match}” is wrong
          severity: minor
          mqm: style
          why: W
          match: \(match)
          cases: {bad: ["[[x]]"], good: ["y"]}
      """
    )
    return PackLoader.load("\(folder.path)/p")
  }

  private func expansions(_ match: String) throws -> [PhraseExpansion] {
    let result = try load(match)
    try #require(result.errors.isEmpty, "\(result.errors)")
    guard case .phrase(let expansions) = result.packs[0].rules[0].match else { return [] }
    return expansions
  }

  /// What the phrases of a rule find in a text, with what is meant.
  private func found(_ match: String, in text: String) throws -> [String] {
    let pack = try #require(try load(match).packs.first)
    var compiler = PackCompiler()
    try compiler.add(pack)
    // Stored and read again, as shipped rules are.
    let bytes = compiler.rules.encoded()
    let rules = try #require(bytes.withUnsafeBytes { CompiledRules(encoded: $0) })
    let tokens = Tokenizer.tokenize(text, lexicon: rules.lexicon)
    var found: Set<String> = []
    rules.automaton.scan(tokens, root: .finding) { output, _, range in
      let detail = rules.phrases[Int(output.captures)]
      let intended = detail.intended < 0 ? "" : rules.intentions[Int(detail.intended)]
      found.insert("\(range.lowerBound)..<\(range.upperBound) \(intended)")
    }
    return found.sorted()
  }

  @Test func aTableGivesWrongFormsAndWhatIsMeant() throws {
    #expect(
      try found("{table: $forms}", in: "It gave the green light. Hot find, hot search, hot.")
        == ["1..<5 approved", "6..<8 trend", "9..<11 trend"]
    )
    // One to three words stand for the star, no fourth and not none.
    #expect(try found("{table: $forms}", in: "gave a very bright green light, gave light").isEmpty)
  }

  @Test(arguments: [
    ("{table: $form}", "there is no list $form; did you mean “$forms”?"),
    ("{table: $words}", "this needs a list with the key “file”"),
    ("{table: $bad}", "a row needs a wrong form, a tab, and what is meant by it"),
    ("{table: $gap}", "a phrase cannot begin with {*}"),
    ("{shadow: {of: $names}}", "shadow needs the keys “of”"),
    (
      "{shadow: {of: $words, classes: $classes}}",
      "no name of the lists holds a word of the classes"
    ),
    ("{shadow: {of: $names, class: $classes}}", "did you mean “classes”?"),
  ])
  func faultsAreNamed(match: String, message: String) throws {
    let errors = try load(match).errors
    #expect(errors.contains { $0.message.contains(message) }, "\(errors)")
  }

  @Test func aFaultInATableNamesItsLine() throws {
    let error = try #require(try load("{table: $bad}").errors.first)
    #expect(error.path.hasSuffix("lists/bad.tsv"))
    #expect(error.line == 2)
  }

  @Test func shadowsExchangeOneWordAndTurnTheName() throws {
    let shadows = NameShadows(
      names: [NameEntry(name: "Order of the White Lion", aliases: ["White Lion"], kind: .other)],
      classes: ["white, pale", "lion, big cat"],
      ignored: ["pale lion"]
    ).all().map { "\($0.wrong) → \($0.right)" }
    #expect(
      shadows == [
        "Order of the Pale Lion → Order of the White Lion",
        "Pale Lion Order → Order of the White Lion",
        "Order of the White Big Cat → Order of the White Lion",
        "White Big Cat Order → Order of the White Lion",
        "White Big Cat → Order of the White Lion",
      ]
    )
  }

  @Test func anOptionalPartMayHaveAlternatives() throws {
    let text = "the old port, the new port, the port, the grey port"
    #expect(
      try found("{phrase: \"the [old|new] port\"}", in: text) == ["0..<3 ", "4..<7 ", "8..<10 "]
    )
  }

  @Test func choicesOfManyWordsAreOneReading() throws {
    let match = "{phrase: \"{a|b|c|d|e f} {one|two|three|four} {z|y}\"}"
    #expect(try expansions(match).count == 2 * 1 * 2)
    #expect(
      try found(match, in: "c two z, e f four y, e two z, f one z")
        == ["0..<3 ", "4..<8 "]
    )
    // Where capitals count, each word is a reading of its own.
    #expect(
      try expansions("{phrase: \"{A|B|C|D} {one|two|three|four}\", case: exact}").count == 16
    )
  }

  @Test func aUsersPackAddsClassesToShippedOnes() throws {
    let shipped = try #require(try load("{phrase: \"{one|two|three|four} men\"}").packs.first)
    var user = try #require(try load("{phrase: \"{one|two|three|five} men\"}").packs.first)
    user.id = "user"
    var compiler = PackCompiler()
    try compiler.add(shipped)
    let bytes = compiler.rules.encoded()
    var second = PackCompiler(
      base: try #require(bytes.withUnsafeBytes { CompiledRules(encoded: $0) })
    )
    try second.add(user)
    let tokens = Tokenizer.tokenize("four men, five men, two men", lexicon: second.rules.lexicon)
    var found: [String] = []
    second.rules.automaton.scan(tokens, root: .finding) { output, _, range in
      found.append("\(range.lowerBound) by \(output.payload)")
    }
    #expect(found.sorted() == ["0 by 0", "3 by 1", "6 by 0", "6 by 1"])
  }
}
