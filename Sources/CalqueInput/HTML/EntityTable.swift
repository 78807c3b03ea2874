/// The characters behind the names of HTML's character references.
struct EntityTable: Sendable {
  /// What a name stands for.
  struct Entry: Hashable, Sendable {
    /// The first character.
    var first: UInt32
    /// The second character, or 0.
    var second: UInt32
    /// Whether the name is also read without a semicolon.
    var isLegacy: Bool
  }

  /// The table of all names, parsed at its first use.
  ///
  /// Pages with only common names never need it.
  static let shared = Self(EntityData.names)

  private let entries: [UInt64: Entry]

  /// How many names there are.
  var count: Int { entries.count }

  init(_ data: StaticString) {
    var entries: [UInt64: Entry] = [:]
    entries.reserveCapacity(2_400)
    let bytes = UnsafeBufferPointer(start: data.utf8Start, count: data.utf8CodeUnitCount)
    var index = 0
    while index < bytes.count {
      let start = index
      while bytes[index] != ASCII.equals, bytes[index] != 0x2A { index += 1 }
      let key = Self.key(bytes, start, index)
      let isLegacy = bytes[index] == 0x2A
      index += isLegacy ? 2 : 1
      var entry = Entry(first: 0, second: 0, isLegacy: isLegacy)
      var value: UInt32 = 0
      while index < bytes.count, bytes[index] > ASCII.space {
        let byte = bytes[index]
        index += 1
        if byte == 0x2B {
          entry.first = value
          value = 0
        } else {
          value = value << 4 | UInt32(byte < 0x40 ? byte - 0x30 : byte - 0x37)
        }
      }
      if entry.first == 0 { entry.first = value } else { entry.second = value }
      entries[key] = entry
      while index < bytes.count, bytes[index] <= ASCII.space { index += 1 }
    }
    self.entries = entries
  }

  /// What the name between two offsets stands for; case counts.
  func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Entry? {
    entries[Self.key(bytes, start, end)]
  }

  private static func key(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in start..<end { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
