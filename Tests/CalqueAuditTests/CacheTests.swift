import CalqueCore
import CalquePacks
import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueAudit

/// What is kept of files, and when it is not believed.
@Suite struct CacheTests {
  private let folder: TemporaryFolder
  private let site: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    site = try TemporaryFolder()
    for number in 0..<20 {
      let fault = number % 5 == 0 ? "Trump wrote on his true social platform that it was late." : ""
      try site.write("\(number).txt", "Gate \(number) was opened on Monday. \(fault)\n")
    }
  }

  private var file: String { "\(folder.path)/results" }

  /// Audits the site; returns what was found, in order, and how many files the cache knew.
  private func run(
    _ audit: ProjectAudit = ProjectAudit(rules: ShippedPacks.rules()),
    cached: Bool = true
  ) async throws -> (findings: [[Finding]], known: Int) {
    var findings: [[Finding]] = []
    let outcome = await audit.run(
      [site.path],
      tasks: 2,
      cacheFolder: cached ? folder.path : nil
    ) { findings.append($1.findings) }
    #expect(outcome.report.errors.isEmpty)
    return (findings, outcome.fromCache)
  }

  @Test func whatStaysTheSameIsKnown() async throws {
    let plain = try await run(cached: false)
    let first = try await run()
    #expect(first.known == 0 && first.findings == plain.findings)
    let second = try await run()
    #expect(second.known == 20 && second.findings == plain.findings)
    try site.write("3.txt", "Trump wrote on his true social platform at noon.")
    let third = try await run()
    #expect(third.known == 19)
    #expect(third.findings.joined().count == plain.findings.joined().count + 1)
  }

  @Test func rulesOptionsAndConfigurationsCount() async throws {
    _ = try await run()
    let strict = AuditChoices(minimumConfidence: .certain)
    let choosy = ProjectAudit(rules: ShippedPacks.rules(), choices: strict)
    #expect(try await run(choosy).known == 0)
    #expect(try await run(choosy).known == 20)
    try site.write(".calque.yml", "rules: {en/literalisms: off}\n")
    let off = try await run()
    #expect(off.known == 0 && off.findings.joined().isEmpty)
    try site.write(".calque.yml", "rules: {en/literalisms: minor}\n")
    let minor = try await run()
    #expect(minor.known == 0 && minor.findings.joined().allSatisfy { $0.severity == .minor })
    // A list that the configuration names.
    try site.write(".calque.yml", "words: [{file: words.txt}]\n")
    try site.write("words.txt", "one")
    _ = try await run()
    try site.write("words.txt", "true social platform")
    // The list itself is one of the site's texts, and new.
    #expect(try await run().known == 0)
    // A pack that the configuration names.
    func pack(_ severity: String) -> String {
      """
      calque: 1
      pack: {version: 1.0.0, title: House, target: en, license: CC0-1.0}
      rules:
        - id: gate
          title: “{match}”
          severity: \(severity)
          mqm: style
          why: A reason.
          match: {phrase: was opened}
          cases: {bad: ["It [[was opened]]."], good: ["A gate."]}
      """
    }
    try site.write(".calque.yml", "packs: [house.yml]\n")
    try site.write("house.yml", pack("minor"))
    #expect(try await run().findings.joined().count { $0.severity == .minor } == 20)
    try site.write("house.yml", pack("major"))
    #expect(try await run().findings.joined().count { $0.severity == .minor } == 0)
  }

  @Test func damageIsAsIfNothingWereThere() async throws {
    let plain = try await run()
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    var generator = SystemRandomNumberGenerator()
    for round in 0..<60 {
      var damaged = whole
      switch round % 4 {
      case 0: damaged = damaged.prefix(Int.random(in: 0..<damaged.count, using: &generator))
      case 1: damaged = Data((0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
      case 2: damaged.insert(0x41, at: Int.random(in: 0..<damaged.count, using: &generator))
      default:
        for _ in 0..<20 {
          let place = Int.random(in: 0..<damaged.count, using: &generator)
          damaged[place] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      try damaged.write(to: URL(fileURLWithPath: file))
      #expect(try await run().findings == plain.findings)
      // And it is mended.
      #expect(try await run().known == 20)
    }
  }

  @Test func aPlaceWhereNothingCanBeKeptIsNoFault() async throws {
    try folder.write("results/x", "a folder in its place")
    #expect(try await run().known == 0)
    #expect(try await run().known == 0)
  }

  @Test func whatWasCommittedOrLinkedIsNotBelieved() async throws {
    _ = try await run()
    let cache = "\(site.path)/.calque-cache"
    try FileManager.default.copyItem(atPath: folder.path, toPath: cache)
    func known(_ folder: String) async -> Int {
      let audit = ProjectAudit(rules: ShippedPacks.rules())
      return await audit.run([site.path], tasks: 2, cacheFolder: folder) { _, _ in }.fromCache
    }
    #expect(await known(cache) == 20)
    let link = "\(site.path)/.link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: cache)
    #expect(await known(link) == 0)
    for arguments in [["init", "--quiet"], ["add", "--force", ".calque-cache/results"]] {
      #expect(try Program.run("/usr/bin/git", arguments, folder: site.path).code == 0)
    }
    #expect(await known(cache) == 0)
  }

  @Test func runsSideBySideHarmNone() async throws {
    let plain = try await run(cached: false)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (try? await run())?.findings == plain.findings }
      }
      for await isEqual in group { #expect(isEqual) }
    }
    #expect(try await run().known == 20)
  }

  @Test func everyPartOfAReportIsKept() async throws {
    // All fixtures, with silences, feeds, notes and errors.
    let audit = ProjectAudit(rules: ShippedPacks.rules())
    var plain: [DocumentReport] = []
    let first = await audit.run([Repository.fixture("")], tasks: 2) { plain.append($1) }
    var known: [DocumentReport] = []
    for _ in 0..<2 {
      known = []
      let second = await audit.run(
        [Repository.fixture("")],
        tasks: 2,
        cacheFolder: folder.path
      ) { known.append($1) }
      #expect(second.report.errors == first.report.errors)
    }
    #expect(plain.count == known.count)
    for (plain, known) in zip(plain, known) {
      var plain = plain
      var known = known
      for finding in plain.findings where finding.block >= 0 {
        #expect(plain.blocks[finding.block] == known.blocks[finding.block])
      }
      plain.blocks = []
      known.blocks = []
      #expect(String(describing: plain) == String(describing: known))
    }
  }

  @Test func hashesTellSmallThingsApart() {
    func hash(_ bytes: [UInt8]) -> ContentHash {
      var hash = ContentHash()
      hash.add(bytes)
      return hash
    }
    var seen: Set<ContentHash> = []
    var count = 0
    for length in 0..<100 {
      for place in 0...length {
        var bytes = [UInt8](repeating: 0, count: length)
        if place < length { bytes[place] = 1 }
        seen.insert(hash(bytes))
        count += 1
      }
    }
    #expect(seen.count == count)
    #expect(
      ReflectedHash.of(["a": 1, "b": 2, "c": 3]) == ReflectedHash.of(["c": 3, "a": 1, "b": 2])
    )
    #expect(ReflectedHash.of(["a": 1]) != ReflectedHash.of(["a": 2]))
    #expect(ReflectedHash.of(AuditOptions()) != ReflectedHash.of(AuditOptions(failOn: nil)))
    #expect(
      ReflectedHash.of(AuditOptions(included: [.byline]))
        != ReflectedHash.of(AuditOptions(included: [.comment]))
    )
  }
}
