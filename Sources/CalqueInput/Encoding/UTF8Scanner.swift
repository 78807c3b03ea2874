/// Checks UTF-8, without making strings.
enum UTF8Scanner {
  /// The length of the valid character at `index`; 0 when there is none.
  @inline(__always)
  static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let left = bytes.count - index
    if first >= 0xC2, first < 0xE0 {
      return left > 1 && bytes[index + 1] & 0xC0 == 0x80 ? 2 : 0
    }
    if first >= 0xE0, first < 0xF0 {
      guard left > 2, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80,
        secondIsAllowed(first, bytes[index + 1])
      else { return 0 }
      return 3
    }
    if first >= 0xF0, first < 0xF5 {
      guard left > 3, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80,
        bytes[index + 3] & 0xC0 == 0x80, secondIsAllowed(first, bytes[index + 1])
      else { return 0 }
      return 4
    }
    return 0
  }

  /// How many bytes at an invalid place make one U+FFFD: the longest start of a character.
  static func faultLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    guard first >= 0xE0, first < 0xF5, index + 1 < bytes.count,
      bytes[index + 1] & 0xC0 == 0x80, secondIsAllowed(first, bytes[index + 1])
    else { return 1 }
    if first >= 0xF0, index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 { return 3 }
    return 2
  }

  /// The offset of the first byte that is not valid UTF-8 (the count when all is), and whether
  /// there is anything but ASCII before it.
  static func validPrefix(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int = 0
  ) -> (end: Int, hasMultiByte: Bool) {
    var index = start
    var hasMultiByte = false
    let count = bytes.count
    let raw = UnsafeRawBufferPointer(bytes)
    while index < count {
      if bytes[index] < 0x80 {
        index += 1
        while index + 8 <= count,
          raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { index += 8 }
        continue
      }
      let length = characterLength(bytes, at: index)
      if length == 0 { break }
      hasMultiByte = true
      index += length
    }
    return (index, hasMultiByte)
  }

  @inline(__always)
  private static func secondIsAllowed(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE0: second >= 0xA0
    case 0xED: second < 0xA0
    case 0xF0: second >= 0x90
    case 0xF4: second < 0x90
    default: true
    }
  }

  /// Appends a scalar value as UTF-8.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }
}
