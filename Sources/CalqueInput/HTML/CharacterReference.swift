/// A decoded character reference: `&amp;`, `&#8217;`, `&notin;`.
struct CharacterReference: Hashable {
  /// Offset after the reference.
  var end: Int
  /// The first character.
  var first: UInt32
  /// The second character, or 0.
  var second: UInt32 = 0

  /// Decodes the reference whose `&` stands at `start`; nil when the `&` stands for itself.
  ///
  /// By the rules of HTML5 for text: all its names, legacy names without a semicolon, numbers of
  /// windows-1252 remapped.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    end: Int
  ) -> Self? {
    guard start + 1 < end else { return nil }
    if bytes[start + 1] == ASCII.hash { return numeric(bytes, start, end) }
    var index = start + 1
    let limit = min(end, index + 40)
    while index < limit, ASCII.isAlphanumeric(bytes[index]) { index += 1 }
    let count = index - start - 1
    guard count >= 2 else { return nil }
    if index < end, bytes[index] == ASCII.semicolon {
      if let common = common(bytes, start + 1, count) { return Self(end: index + 1, first: common) }
      if let entry = EntityTable.shared.entry(bytes, start + 1, index) {
        return Self(end: index + 1, first: entry.first, second: entry.second)
      }
    }
    // The longest legacy name has six letters.
    var length = min(count, 6)
    while length >= 2 {
      let stop = start + 1 + length
      if let entry = EntityTable.shared.entry(bytes, start + 1, stop), entry.isLegacy {
        return Self(end: stop, first: entry.first, second: entry.second)
      }
      length -= 1
    }
    return nil
  }

  private static func numeric(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Self? {
    var index = start + 2
    let isHexadecimal = index < end && bytes[index] | 0x20 == 0x78
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < end {
      let byte = bytes[index]
      if ASCII.isDigit(byte) {
        value = value &* (isHexadecimal ? 16 : 10) &+ UInt32(byte - 0x30)
      } else if isHexadecimal, (byte | 0x20) &- 0x61 < 6 {
        value = value &* 16 &+ UInt32((byte | 0x20) - 0x57)
      } else {
        break
      }
      if value > 0x10FFFF { value = 0x110000 }
      index += 1
    }
    guard index > first else { return nil }
    if index < end, bytes[index] == ASCII.semicolon { index += 1 }
    if value >= 0x80, value < 0xA0 {
      value = UInt32(windows1252[Int(value) - 0x80])
    } else if value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) {
      value = 0xFFFD
    }
    return Self(end: index, first: value)
  }

  /// The names that nearly every page uses, so that others' table is seldom needed.
  @inline(__always)
  private static func common(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ count: Int
  ) -> UInt32? {
    guard count <= 6 else { return nil }
    var key: UInt64 = 0
    for index in start..<(start + count) { key = key << 8 | UInt64(bytes[index]) }
    switch key {
    case 0x616D70: return 0x26  // amp
    case 0x6C74: return 0x3C  // lt
    case 0x6774: return 0x3E  // gt
    case 0x71756F74: return 0x22  // quot
    case 0x61706F73: return 0x27  // apos
    case 0x6E627370: return 0xA0  // nbsp
    case 0x736879: return 0xAD  // shy
    case 0x6D64617368: return 0x2014  // mdash
    case 0x6E64617368: return 0x2013  // ndash
    case 0x7273_71756F: return 0x2019  // rsquo
    case 0x6C73_71756F: return 0x2018  // lsquo
    case 0x6C64_71756F: return 0x201C  // ldquo
    case 0x7264_71756F: return 0x201D  // rdquo
    case 0x68656C_6C6970: return 0x2026  // hellip
    case 0x72_6171756F: return 0xBB  // raquo
    case 0x6C_6171756F: return 0xAB  // laquo
    case 0x636F7079: return 0xA9  // copy
    case 0x6275_6C6C: return 0x2022  // bull
    default: return nil
    }
  }

  /// What numbers 128 to 159 stand for on the web.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
