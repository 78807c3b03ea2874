/// The ASCII bytes and byte classes that the readers look for.
enum ASCII {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let doubleQuote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let ampersand: UInt8 = 0x26
  static let singleQuote: UInt8 = 0x27
  static let hyphen: UInt8 = 0x2D
  static let slash: UInt8 = 0x2F
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F

  /// White space as HTML defines it: space, tab, line feed, form feed, carriage return.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// Whether a byte may stand in the name of an element.
  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x3A
  }

  @inline(__always)
  static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Whether `word` (lower case) stands at `index`, in any case.
  static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int,
    _ word: StaticString
  ) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where lowered(bytes[index + offset]) != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// FNV-1a of some bytes, letters lowered: the key of the readers' word tables.
  @inline(__always)
  static func loweredHash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index < end {
      hash = (hash ^ UInt64(lowered(bytes[index]))) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return hash
  }

  /// ``loweredHash(_:_:_:)`` of a word.
  static func loweredHash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { loweredHash($0, 0, $0.count) }
  }
}
