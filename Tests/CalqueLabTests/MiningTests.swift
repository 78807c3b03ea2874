import CalqueCore
import CalqueInput
import CalqueLab
import CalqueRules
import CalqueTestSupport
import Testing

@Suite struct MiningTests {
  private static let machine = [
    ("one.example", "On Monday Kim Lee carried out a friendly visit to the port. It was warm."),
    ("two.example", "Then the mayor Ann Poe carries out a long visit to Oslo, reports say."),
    ("three.example", "Next year John Roe will carry out a short visit to 12 towns."),
    ("three.example", "The ferry left the port at noon. The ferry left the port at nine."),
  ]

  @Test func whatSeveralSitesSayIsFoundAcrossInflectionAndGaps() throws {
    let phrases = ContrastMiner().mine(
      machine: Self.machine.map { ContrastMiner.Source(site: $0.0, text: $0.1) },
      clean: ["He paid a visit to the port. She carried the box out."]
    )
    let best = try #require(phrases.first)
    #expect(best.sites == 3)
    #expect(best.count == 3)
    #expect(best.cleanCount == 0)
    #expect(best.pattern.hasPrefix("~carry out a"))
    #expect(best.contexts.count == 3)
    // One site alone is no evidence.
    #expect(!phrases.contains { $0.pattern.contains("ferry") })
  }

  @Test func whatCleanTextSaysIsNot() {
    let phrases = ContrastMiner().mine(
      machine: Self.machine.map { ContrastMiner.Source(site: $0.0, text: $0.1) },
      clean: ["They carry out a quick visit to a shop, and carried out a long one."]
    )
    #expect(!phrases.contains { $0.pattern.hasPrefix("~carry out a") })
  }

  private static let pairs = [
    ("The people's union met in Bonn.", "The League of Nations met in Bonn."),
    ("He left the people's union.", "He left the League of Nations."),
    ("In the people's union all spoke.", "In the League of Nations all spoke."),
    ("Rain fell in Bonn.", "Rain fell in Bonn."),
    ("The old house burned.", "The house burned."),
  ]

  @Test func whatEditorsChangeAgainAndAgainIsFound() {
    let corrections = CorrectionMiner().mine(
      Self.pairs.map { CorrectionMiner.Pair(site: "a", machine: $0.0, edited: $0.1) },
      clean: ["The union met."]
    )
    #expect(corrections.map(\.wrong) == ["people 's union"])
    #expect(corrections.map(\.right) == ["league of nations"])
    #expect(corrections.map(\.count) == [3])
    #expect(corrections.map(\.uses) == [3])
  }

  @Test func draftsArePacksThatHold() throws {
    let phrases = ContrastMiner().mine(
      machine: Self.machine.map { ContrastMiner.Source(site: $0.0, text: $0.1) },
      clean: []
    )
    let corrections = CorrectionMiner().mine(
      Self.pairs.map { CorrectionMiner.Pair(site: "a", machine: $0.0, edited: $0.1) },
      clean: []
    )
    let folder = try TemporaryFolder()
    for (name, yaml) in [
      ("phrases", DraftPack.yaml(Array(phrases.prefix(1)))),
      ("corrections", DraftPack.yaml(corrections)),
    ] {
      try folder.write("\(name).yml", yaml)
      let loaded = PackLoader.load("\(folder.path)/\(name).yml")
      #expect(loaded.errors.isEmpty, "\(loaded.errors)")
      let pack = try #require(loaded.packs.first)
      #expect(pack.rules.allSatisfy { $0.descriptor.confidence == .hint })
      #expect(RuleTester().test(pack).failures.isEmpty)
    }
  }

  @Test func textsAndPairsAreReadFromTheFormatsTheyComeIn() throws {
    let folder = try TemporaryFolder()
    try folder.write("mt/site-a/1.txt", "A text of some words.\n")
    try folder.write("mt/site-a/2.html", "<p>Another text of some words.</p>")
    try folder.write(
      "records.jsonl",
      "{\"text\": \"x\", \"url\": \"https://b.example/1\"}\n\n{\"html\": \"<p>y</p>\", \"site\": \"c\"}\nno json\n"
    )
    try folder.write("pairs.tsv", "machine one\teditor one\nno tab here\n")
    try folder.write("old/a.txt", "First.\n\nSecond.\n")
    try folder.write("new/a.txt", "First!\n\nSecond!\n")
    try folder.write(
      "units.xlf",
      """
      <?xml version="1.0"?><!DOCTYPE xliff SYSTEM "file:///etc/passwd">
      <xliff version="1.2"><file><body>
      <trans-unit id="1"><source>s</source><target>Peace <g id="1">through</g> strength &amp; more</target>
      <alt-trans><target>Peace through power</target></alt-trans><alt-trans><target>other</target></alt-trans></trans-unit>
      <trans-unit id="2"><source>s</source><target>no machine</target></trans-unit>
      </body></file></xliff>
      """
    )
    var input = MiningInput()
    input.addTexts("\(folder.path)/mt")
    input.addTexts("\(folder.path)/records.jsonl")
    #expect(input.sources.map(\.site) == ["site-a", "site-a", "b.example", "c"])
    #expect(input.errors.map(\.message) == ["line 4 is no JSON object with texts"])
    var pairs = MiningInput()
    pairs.addPairs("\(folder.path)/pairs.tsv")
    pairs.addPairs("\(folder.path)/old", edited: "\(folder.path)/new")
    pairs.addPairs("\(folder.path)/units.xlf")
    #expect(
      pairs.pairs.map(\.machine) == ["machine one", "First.", "Second.", "Peace through power"]
    )
    #expect(pairs.pairs.map(\.edited).last == "Peace through strength & more")
    #expect(pairs.errors.count == 1)
    try folder.write("bad.xlf", "<xliff><file>\n<body></xliff>")
    pairs.addPairs("\(folder.path)/bad.xlf")
    #expect(pairs.errors.last?.message.contains("no well-formed XML") == true)
  }
}
