/// Remembers what values of `class` say: a page's elements share a few of them.
struct ClassCache {
  /// What a value says.
  struct Entry {
    var cues: Cue
    /// A hash of the letters of the first name, by which elements of one make are known.
    var signature: UInt32
  }

  private static let size = 1024

  private var keys = [UInt64](repeating: 0, count: size)
  private var entries = [Entry](repeating: Entry(cues: [], signature: 0), count: size)

  /// What a value says.
  mutating func entry(_ value: UnsafeBufferPointer<UInt8>) -> Entry {
    let key = Self.hash(value)
    let slot = Int(truncatingIfNeeded: key) & (Self.size - 1)
    if keys[slot] == key { return entries[slot] }
    let entry = Entry(cues: .classes(value), signature: Self.signature(value))
    keys[slot] = key
    entries[slot] = entry
    return entry
  }

  /// A hash of eight bytes at a time, never 0.
  private static func hash(_ value: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(value)
    var hash = UInt64(value.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= bytes.count {
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    hash ^= hash >> 29
    return hash | 1 << 63
  }

  private static func signature(_ value: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in value {
      if byte <= ASCII.space { break }
      if !ASCII.isDigit(byte) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    }
    return hash
  }
}
