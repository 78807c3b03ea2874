import CalqueCore
import CalqueRules
import Testing

@Suite struct PackLockTests {
  private let lock = PackLock(packs: [
    "en/echo": .init(
      version: "1.2.0",
      digest: "0123",
      corpora: ["a b", "clean.jsonl.gz"],
      words: 3_700_000,
      machineCorpora: ["mt.jsonl"],
      machineDocuments: 1_400,
      rules: [
        "x-of-xs": .init(severity: .minor, findings: 3, documents: 12),
        "new": .init(severity: .major, findings: nil),
      ]
    ),
    "house": .init(
      version: "0.1.0",
      digest: "ff",
      rules: ["on": .init(severity: .neutral, findings: nil)]
    ),
  ])

  @Test func whatIsWrittenIsRead() throws {
    #expect(try PackLock(lock.yaml, path: "calque.lock") == lock)
    #expect(try PackLock(PackLock().yaml, path: "calque.lock") == PackLock())
  }

  @Test func itIsSortedAndPlain() {
    #expect(
      lock.yaml.split(separator: "\n").dropFirst().joined(separator: "\n") == """
        calque-lock: 1
        packs:
          en/echo:
            version: 1.2.0
            sha256: "0123"
            corpora: ["a b", clean.jsonl.gz]
            words: 3700000
            machine: [mt.jsonl]
            documents: 1400
            rules:
              new: {severity: major}
              x-of-xs: {severity: minor, findings: 3, documents: 12}
          house:
            version: 0.1.0
            sha256: "ff"
            rules:
              "on": {severity: neutral}
        """
    )
  }

  @Test func reachIsFoundByTheFullId() {
    #expect(lock.reach(of: "en/echo/x-of-xs")?.documents == 12)
    #expect(lock.reach(of: "en/echo/x-of-xs")?.total == 1_400)
    #expect(lock.reach(of: "en/echo/new") == nil)
    #expect(lock.reach(of: "house/on") == nil)
  }

  @Test func noiseIsFoundByTheFullId() {
    #expect(lock.noise(of: "en/echo/x-of-xs")?.findings == 3)
    #expect(lock.noise(of: "en/echo/x-of-xs")?.words == 3_700_000)
    #expect(lock.noise(of: "en/echo/new") == nil)
    #expect(lock.noise(of: "house/on") == nil)
    #expect(lock.noise(of: "x-of-xs") == nil)
  }

  @Test(arguments: [
    ("packs: {}\n", 1, "begins with “calque-lock: 1”"),
    ("calque-lock: 9\n", 1, "update calque"),
    ("calque-lock: 1\npakcs: {}\n", 2, "did you mean “packs”?"),
    ("calque-lock: 1\npacks:\n  a: {version: 1.0.0}\n", 3, "version and sha256"),
    (
      "calque-lock: 1\npacks:\n  a: {version: 1.0.0, sha256: x, rules: {r: {severity: bad}}}\n", 3,
      "severity must be one of"
    ),
  ])
  func aBrokenLockSaysWhere(_ text: String, _ line: Int, _ message: String) throws {
    let error = #expect(throws: PackError.self) { try PackLock(text, path: "calque.lock") }
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }
}
