/// Takes the escapes off a string of JSON.
enum JSONText {
  static let backslash: UInt8 = 0x5C

  /// The text of a string whose content stands between two offsets.
  ///
  /// Halves of surrogate pairs that stand alone become U+FFFD.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> DecodedText {
    var decoded = DecodedText(capacity: range.count)
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard bytes[index] == backslash,
        let escape = escape(bytes, at: index, end: range.upperBound)
      else {
        index += 1
        continue
      }
      decoded.verbatim(bytes, start, index)
      decoded.character(escape.scalar, index, index + escape.length)
      index += escape.length
      start = index
    }
    decoded.verbatim(bytes, start, range.upperBound)
    return decoded
  }

  /// The length of the escape at `index`, not regarding pairs; nil when it is none.
  static func escapeLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    if bytes[index + 1] == 0x75 {
      return unit(bytes, at: index, end: bytes.count) == nil ? nil : 6
    }
    return simple(bytes[index + 1]) == nil ? nil : 2
  }

  /// The character that the escape at `index` stands for.
  static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int,
    end: Int
  ) -> (scalar: UInt32, length: Int)? {
    guard index + 1 < end else { return nil }
    if let scalar = simple(bytes[index + 1]) { return (scalar, 2) }
    guard bytes[index + 1] == 0x75, let high = unit(bytes, at: index, end: end) else { return nil }
    guard high & 0xF800 == 0xD800 else { return (high, 6) }
    if high < 0xDC00, index + 7 < end, bytes[index + 6] == backslash, bytes[index + 7] == 0x75,
      let low = unit(bytes, at: index + 6, end: end), low & 0xFC00 == 0xDC00
    {
      return (0x10000 + (high & 0x3FF) << 10 + low & 0x3FF, 12)
    }
    return (0xFFFD, 6)
  }

  private static func simple(_ letter: UInt8) -> UInt32? {
    switch letter {
    case 0x22, 0x2F, 0x5C: UInt32(letter)
    case 0x62: 0x08
    case 0x66: 0x0C
    case 0x6E: 0x0A
    case 0x72: 0x0D
    case 0x74: 0x09
    default: nil
    }
  }

  /// The number of a `\u` escape.
  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> UInt32?
  {
    guard index + 6 <= end else { return nil }
    var value: UInt32 = 0
    for place in index + 2..<index + 6 {
      let byte = bytes[place]
      if ASCII.isDigit(byte) {
        value = value << 4 | UInt32(byte - 0x30)
      } else if (byte | 0x20) &- 0x61 < 6 {
        value = value << 4 | UInt32((byte | 0x20) - 0x57)
      } else {
        return nil
      }
    }
    return value
  }
}
