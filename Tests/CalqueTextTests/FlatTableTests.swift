import CalqueCore
import Testing

@testable import CalqueText

@Suite struct FlatTableTests {
  /// Memory that outlives the table, as that of the program does.
  private func withMemory(_ body: (UnsafeMutableBufferPointer<Int32>) -> Void) {
    let memory = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 3)
    _ = memory.initialize(from: [3, 5, 8])
    body(memory)
    memory.deallocate()
  }

  @Test func isReadWhereItLies() {
    withMemory { memory in
      let table = FlatTable(embedded: UnsafeBufferPointer(memory))
      #expect(Array(table) == [3, 5, 8])
      #expect(table.withUnsafeBufferPointer { $0.baseAddress } == UnsafePointer(memory.baseAddress))
      #expect(table.sortedContains(5) && !table.sortedContains(4))
    }
  }

  @Test func theFirstChangeCopies() {
    withMemory { memory in
      let embedded = FlatTable(embedded: UnsafeBufferPointer(memory))
      var changed = embedded
      changed[1] = 6
      var longer = embedded
      longer.append(13)
      #expect(Array(changed) == [3, 6, 8])
      #expect(Array(longer) == [3, 5, 8, 13])
      #expect(Array(memory) == [3, 5, 8])
    }
  }

  @Test func equalElementsAreEqualWhereverTheyLie() {
    withMemory { memory in
      let embedded = FlatTable(embedded: UnsafeBufferPointer(memory))
      #expect(embedded == FlatTable([3, 5, 8]))
      #expect(embedded.hashValue == FlatTable<Int32>([3, 5, 8]).hashValue)
      #expect(embedded != FlatTable([3, 5]))
      #expect(embedded != FlatTable(embedded: UnsafeBufferPointer(rebasing: memory[..<2])))
    }
  }

  @Test func textsComeBackAsTheyWere() {
    var texts = TextTable()
    for text in ["", "Größe", "a"] { texts.append(text) }
    #expect((0..<texts.count).map { texts[$0] } == ["", "Größe", "a"])
    let stored = TextTable(bytes: texts.bytes, ends: texts.ends, isTrusted: false)
    #expect(stored == texts)
  }

  @Test(arguments: [[1, 0, 7], [0, 9, 8], [0, 7, 7]] as [[UInt32]])
  func damagedEndsAreRefused(ends: [UInt32]) {
    let bytes = FlatTable(Array("Größea".utf8))
    #expect(bytes.count == 8)
    #expect(TextTable(bytes: bytes, ends: FlatTable(ends), isTrusted: false) == nil)
  }
}
