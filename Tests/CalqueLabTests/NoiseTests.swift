import CalqueCore
import CalqueLab
import CalqueRules
import CalqueTestSupport
import Testing

@Suite struct NoiseTests {
  static let pack = """
    calque: 1
    pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
    rules:
      - {id: fox, title: T, severity: minor, mqm: style, why: W, match: {phrase: red fox}, cases: {bad: ["[[red fox]]"], good: [x]}}
      - {id: dog, title: T, severity: minor, default: off, confidence: hint, mqm: style, why: W, match: {phrase: blue dog}, cases: {bad: ["[[blue dog]]"], good: [x]}}
    """

  private func packs(_ text: String = pack) throws -> [RulePack] {
    let folder = try TemporaryFolder()
    let loaded = PackLoader.load(try folder.write("p.yml", text))
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
    return loaded.packs
  }

  @Test func everyFormatOfACorpusIsMeasured() throws {
    let folder = try TemporaryFolder()
    let sentence = "The people of the town saw a red fox near the old bridge on that day."
    try folder.write("c/a.txt", sentence)
    try folder.write("c/b.html", "<html lang=en><body><p>\(sentence)</p></body></html>")
    try folder.write("c/d/c.md", "# Town\n\n\(sentence) They had a blue *dog*.\n")
    try folder.write("c/e.jsonl", "{\"text\": \"\(sentence)\"}\n{\"text\": \"\(sentence)\"}\n")
    let figures = try NoiseMeter(packs()).measure(["\(folder.path)/c"])
    #expect(figures.errors.isEmpty)
    #expect(figures.corpora == ["c"])
    #expect(figures.findings == ["p/fox": 5, "p/dog": 1])
    #expect(figures.documents == 5)
    #expect(figures.documentsOfRule == ["p/fox": 5, "p/dog": 1])
    #expect((75...90).contains(figures.words), "\(figures.words)")
    #expect(try NoiseMeter(packs()).measure(["\(folder.path)/none"]).errors.count == 1)
  }

  private func figures(_ findings: Int, words: Int, corpora: [String] = ["c"]) -> NoiseMeter.Figures
  {
    var figures = NoiseMeter.Figures()
    figures.findings = ["p/fox": findings, "p/dog": 0]
    figures.words = words
    figures.corpora = corpora
    return figures
  }

  @Test(arguments: [
    // On the same text, nothing more than before.
    (4, 1_000_000, "c", false), (5, 1_000_000, "c", true),
    // On other text 4 a million are expected, and up to 4 + 2 × 2 + 1 let pass.
    (9, 1_000_000, "d", false), (10, 1_000_000, "d", true),
    (3, 250_000, "d", false), (5, 250_000, "d", true), (1, 10, "d", false),
  ])
  func aRuleThatGrewNoisierIsTold(_ found: Int, _ words: Int, _ corpus: String, _ grew: Bool) throws
  {
    let lock = LockUpdate(try packs(), figures: figures(4, words: 1_000_000)).lock
    let line = figures(found, words: words, corpora: [corpus]).lines(lock).first
    #expect(line?.rule == "p/fox")
    #expect(line?.isNoisier == grew)
    #expect(figures(found, words: words).lines(nil).first?.most == nil)
  }

  @Test func aLockHoldsWhatWasMeasured() throws {
    let packs = try packs()
    let lock = LockUpdate(packs, figures: figures(4, words: 1_000_000)).lock
    #expect(lock.noise(of: "p/fox")?.findings == 4)
    #expect(lock.noise(of: "p/dog")?.findings == 0)
    #expect(lock.packs["p"]?.digest.count == 64)
    #expect(LockUpdate(packs, old: lock).lock == lock)
    #expect(lock.reach(of: "p/fox") == nil)
    var machine = NoiseMeter.Figures()
    machine.documents = 7
    machine.documentsOfRule = ["p/fox": 2]
    let counted = LockUpdate(packs, old: lock, machine: machine).lock
    #expect(counted.reach(of: "p/fox")?.documents == 2)
    #expect(counted.reach(of: "p/dog")?.documents == 0)
    #expect(counted.noise(of: "p/fox")?.findings == 4)
    #expect(LockUpdate(packs, old: counted).lock == counted)
    #expect(LockUpdate(packs).lock.noise(of: "p/fox") == nil)
  }

  @Test(arguments: [
    ("T, target", "T, target", nil),
    (
      "phrase: red fox", "phrase: \"red fox\"",
      "its files changed, so its version 1.0.0 should become 1.0.1"
    ),
    ("id: dog", "id: cat", "the rule dog is gone"),
    (
      "id: dog", "id: cat, renamed-from: dog",
      "the rule cat is new, so its version 1.0.0 should become 1.1.0"
    ),
    (
      "{id: dog, title: T, severity: minor", "{id: dog, title: T, severity: major",
      "should become 2.0.0"
    ),
    ("version: 1.0.0", "version: 1.0.1", nil),
  ])
  func aVersionThatShouldRiseIsSaid(_ part: String, _ change: String, _ note: String?) throws {
    let lock = LockUpdate(try packs()).lock
    let update = LockUpdate(try packs(Self.pack.replacing(part, with: change)), old: lock)
    if let note {
      #expect(update.notes.count == 1)
      #expect(update.notes.first?.contains(note) == true, "\(update.notes)")
    } else {
      #expect(update.notes.isEmpty, "\(update.notes)")
    }
  }

  @Test func figuresThatAreOldAreSaid() throws {
    let lock = LockUpdate(try packs(), figures: figures(4, words: 1_000)).lock
    let changed = try packs(Self.pack.replacing("1.0.0", with: "1.1.0"))
    #expect(
      LockUpdate(changed, old: lock).notes
        == ["p: the noise was measured before this change; measure again with --corpus"]
    )
  }
}
