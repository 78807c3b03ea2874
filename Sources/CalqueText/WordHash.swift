/// The hash that makes equal words equal numbers, whatever their case and quotes.
///
/// A 64-bit hash is taken as the word's identity: among a million words the chance that any two
/// share one is below 1 in 10 million.
package enum WordHash {
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Hash of ASCII bytes, letters folded to lower case.
  ///
  /// Setting bit 5 folds letters and leaves digits, apostrophe and period as they are.
  @inline(__always)
  package static func ascii(_ bytes: UnsafeRawPointer, count: Int, readable: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* multiplier
    var offset = 0
    while offset < count {
      var chunk: UInt64
      let left = count - offset
      if readable - offset >= 8 {
        chunk = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if left < 8 { chunk &= (1 << (UInt64(left) &* 8)) &- 1 }
      } else {
        chunk = 0
        for index in 0..<min(left, 8) {
          chunk |=
            UInt64(bytes.load(fromByteOffset: offset + index, as: UInt8.self)) << UInt64(index * 8)
        }
      }
      chunk |=
        left < 8 ? 0x2020_2020_2020_2020 & ((1 << (UInt64(left) &* 8)) &- 1) : 0x2020_2020_2020_2020
      hash = (hash ^ chunk) &* multiplier
      hash ^= hash >> 29
      offset += 8
    }
    hash = (hash ^ (hash >> 32)) &* multiplier
    hash ^= hash >> 29
    // 0 marks an empty slot of the lexicon.
    return hash == 0 ? 1 : hash
  }

  /// Hash of any word: decoded, folded and hashed as its folded bytes.
  package static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2 + 8) { buffer in
      var count = 0
      var index = 0
      while index < bytes.count {
        let (scalar, length) = UTF8Scanner.scalar(bytes, at: index)
        index += length
        let folded = CaseFolding.fold(scalar)
        count += UTF8Scanner.encode(folded, into: buffer, at: count)
      }
      guard let base = buffer.baseAddress else { return 1 }
      return ascii(base, count: count, readable: buffer.count)
    }
  }

  /// Hash of a string's bytes, for words that stand in Swift source.
  package static func of(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { folded($0) }
  }
}
