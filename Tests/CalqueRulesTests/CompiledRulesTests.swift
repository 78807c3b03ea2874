import CalqueCore
import CalquePacks
import Testing

@testable import CalqueRules

@Suite struct CompiledRulesTests {
  @Test func storedRulesAreTheSameRules() throws {
    let rules = ShippedPacks.rules()
    #expect(rules.rules.count > 20)
    let stored = rules.encoded()
    let read = try #require(stored.withUnsafeBytes { CompiledRules(encoded: $0) })
    #expect(read == rules)
    #expect(read.encoded() == stored)
  }

  @Test func theShippedRulesAreThoseOfTheirSources() {
    let loaded = PackLoader.loadAll(sources: ShippedPacks.sources)
    #expect(loaded.errors.isEmpty)
    #expect(
      loaded.packs.flatMap(\.rules).map(\.descriptor)
        == ShippedPacks.rules().rules.map(\.descriptor)
    )
  }

  /// Bytes that are cut off or altered are refused or read, but never crash.
  @Test func damagedBytesDoNotCrash() {
    let stored = ShippedPacks.rules().encoded()
    for length in stride(from: 0, to: stored.count, by: max(1, stored.count / 400)) {
      #expect(Array(stored[..<length]).withUnsafeBytes { CompiledRules(encoded: $0) } == nil)
    }
  }

  /// Numbers that lead out of a table are found before anything is looked up.
  @Test(arguments: [0xFF, 0x7F] as [UInt8])
  func alteredBytesDoNotCrash(byte: UInt8) {
    let stored = ShippedPacks.rules().encoded()
    for place in stride(from: 8, to: stored.count, by: max(1, stored.count / 60)) {
      var altered = stored
      altered[place] = byte
      _ = altered.withUnsafeBytes { CompiledRules(encoded: $0) }
    }
  }

  @Test func aUsersPackJoinsTheShippedOnes() throws {
    var parser = PackParser()
    let text = PackParserTests.head + PackParserTests.rule("{phrase: \"zebra {a|b}\"}")
    let parsed = parser.parse(id: "house", files: [.init(path: "h.yml", text: text)])
    let pack = try #require(parsed)
    let shipped = ShippedPacks.rules()
    var compiler = PackCompiler(base: shipped)
    try compiler.add(pack)
    #expect(compiler.rules.rules.count == shipped.rules.count + 1)
    #expect(compiler.rules.packs.last?.summary.id == "house")
    #expect(throws: PackError.self) { try compiler.add(pack) }
  }
}
