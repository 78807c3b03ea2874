import CalqueTestSupport
import CalqueText
import Testing

@testable import CalqueRules

@Suite struct NameRulesTests {
  private func load(_ match: String, list: String = "Anbar\tAl Anbar\tplace\n") throws
    -> PackLoader.Result
  {
    let folder = try TemporaryFolder()
    try folder.write("p/lists/x.tsv", list)
    try folder.write(
      "p/pack.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      lists: {places: {file: lists/x.tsv}, words: [Nineveh]}
      rules:
        - id: r
          title: “{match}” for {nearest}
          severity: minor
          mqm: style
          why: W
          match: \(match)
          cases: {bad: ["[[x]]"], good: ["y"]}
      """
    )
    return PackLoader.load("\(folder.path)/p")
  }

  @Test(arguments: [
    ("{drift: {edit: any}}", "drift has no key “edit”; did you mean “edits”?"),
    ("{drift: {edits: garblin}}", "did you mean “garbling”?"),
    ("{drift: {min-length: 2}}", "min-length must be a whole number of at least 4"),
    ("{near-list: {distance: 2}}", "near-list needs the key “list”"),
    ("{near-list: {list: $place}}", "there is no list $place; did you mean “$places”?"),
    ("{near-list: {list: places, anchor: role}}", "anchor: role needs the words in"),
    ("{near-list: {list: places, befor: [x]}}", "did you mean “before”?"),
    ("{near-list: {list: places, after: [\"prime minister\"]}}", "take single words"),
    ("{near-list: {list: places, capitalised: false, before: [x]}}", "capitalised is always true"),
    ("{near-lists: {list: places}}", "did you mean “near-list”?"),
  ])
  func faultsNamePlaceAndNearestKey(_ match: String, _ message: String) throws {
    let errors = try load(match).errors
    #expect(errors.count == 1)
    #expect(errors.first?.line == 10)
    #expect(errors.first?.message.contains(message) == true, "\(errors)")
  }

  @Test func aListNamesItsFaults() throws {
    let errors = try load("{near-list: {list: places}}", list: "# x\nAnbar\t\tplaces\n").errors
    #expect(errors.first?.line == 2)
    #expect(errors.first?.column == 8)
    #expect(errors.first?.message.contains("did you mean “place”?") == true)
  }

  @Test func listsOfWordsAndFilesGiveNames() throws {
    let loaded = try load("{near-list: {list: [$places, words], before: [province]}}")
    let rule = try #require(loaded.packs.first?.rules.first, "\(loaded.errors)")
    guard case .nearList(let nearList) = rule.match else {
      Issue.record("not a near-list")
      return
    }
    #expect(nearList.anchor == .head)
    #expect(nearList.edits == .any)
    #expect(nearList.lists.map(\.id) == ["p/places", "p/words"])
    #expect(
      nearList.lists.flatMap(\.entries) == [
        NameEntry(name: "Anbar", aliases: ["Al Anbar"], kind: .place),
        NameEntry(name: "Nineveh", aliases: [], kind: .other),
      ]
    )
  }

  @Test func namesAreStoredAndReadBack() throws {
    var compiler = PackCompiler()
    for pack in try load("{near-list: {list: places}}").packs { try compiler.add(pack) }
    let bytes = compiler.rules.encoded()
    let copy = bytes.withUnsafeBytes { CompiledRules(encoded: $0) }
    #expect(copy == compiler.rules)
    #expect(copy?.names.count == 2)
    #expect(copy?.names.answers(.whole, NameHash.of(Array("anbar".utf8))) == true)
    #expect(bytes.dropLast(9).withUnsafeBytes { CompiledRules(encoded: $0) } == nil)
  }

  @Test func brandsAndEnglishWordsAreNoTargets() {
    var table = NameTable()
    let names: [(String, NameEntry.Kind)] = [
      ("Zalvora", .brand), ("Reading", .place), ("Zelvora", .place), ("Bank of Zilvora", .other),
    ]
    _ = table.add(
      NearList.List(
        id: "l",
        entries: names.map { NameEntry(name: $0.0, aliases: [], kind: $0.1) }
      )
    )
    func targets(_ word: String) -> [String] {
      var found: [String] = []
      for key in NameSkeleton.keys(Array(word.utf8)) {
        table.forEach(.skeleton, key) { found.append(table.string($0)) }
      }
      return found
    }
    #expect(targets("zarvora") == ["Zelvora"])
    #expect(targets("leading") == [])
    #expect(table.answers(.part, NameHash.of(Array("zilvora".utf8))))
  }

  /// A hundred thousand names must compile in seconds and answer with a probe or two.
  @Test func largeListsStayQuick() {
    let syllables = ["ka", "ri", "mo", "ta", "ne", "su", "vo", "la", "ge", "pi"]
    func word(_ number: Int) -> String {
      var rest = number
      var word = ""
      for _ in 0..<5 {
        word += syllables[rest % 10]
        rest /= 10
      }
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    let entries = (0..<20_000).map {
      NameEntry(name: "\(word($0)) \(word($0 * 7 + 3))", aliases: [], kind: .person)
    }
    var table = NameTable()
    let time = ContinuousClock().measure { _ = table.add(NearList.List(id: "l", entries: entries)) }
    #expect(table.count == 20_000)
    #expect(time < .seconds(60))
  }
}
