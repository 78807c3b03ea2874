/// Finds out beforehand how much of a file can be decoded without filling the memory.
///
/// The map of a decoded file back to its bytes has an entry wherever the width of characters
/// changes. How often that is at most, a look at the bytes tells.
enum DecodingCost {
  /// Where decoding has to end: the end of the file, or of what is affordable.
  static func affordableEnd(
    of bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    _ encoding: TextEncoding
  ) -> Int {
    if encoding.name == "UTF-8" { return endOfFaults(bytes, from: start) }
    if encoding.name.hasPrefix("UTF-16") || encoding.name.hasPrefix("UTF-32") {
      return endOfUnits(bytes, from: start, encoding.name.hasSuffix("BE"))
    }
    var left = InputLimits.decodedCharacters
    for index in start..<bytes.count where bytes[index] >= 0x80 || bytes[index] == 0x1B {
      left -= 1
      if left == 0 { return index }
    }
    return bytes.count
  }

  /// In UTF-8 only faults count.
  private static func endOfFaults(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    for _ in 0..<InputLimits.decodedCharacters / 2 {
      index = UTF8Scanner.validPrefix(bytes, from: index).end
      guard index < bytes.count else { return bytes.count }
      index += UTF8Scanner.faultLength(bytes, at: index)
    }
    return index
  }

  /// In UTF-16, and in the halves of UTF-32, changes between ASCII and others count.
  private static func endOfUnits(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    _ isBigEndian: Bool
  ) -> Int {
    let end = min(bytes.count, start + InputLimits.wideBytes)
    var left = InputLimits.decodedCharacters
    var last = 0
    var index = start
    while index + 1 < end {
      let (high, low) =
        isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      let width = high == 0 && low < 0x80 ? 1 : high < 0x08 ? 2 : high & 0xF8 == 0xD8 ? 4 : 3
      if width != last { left -= 1 }
      if left == 0 { return index & ~3 | start & 3 }
      last = width
      index += 2
    }
    return end < bytes.count ? end : bytes.count
  }
}
