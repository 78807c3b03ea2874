/// Recognises UTF-16 and UTF-32, which would otherwise look like binary data.
enum UnicodeSniffer {
  /// The encoding of UTF-16 or UTF-32 text and the length of its byte order mark; nil for anything
  /// else.
  static func guess(_ bytes: [UInt8]) -> (encoding: TextEncoding, mark: Int)? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    // Without a mark: all but Chinese and Japanese text has its spaces, line ends and digits, and
    // with them NULs, all in the even or all in the odd places.
    let count = min(bytes.count, 4096) & ~1
    var zeros = (even: 0, odd: 0)
    for index in 0..<count where bytes[index] == 0 {
      if index & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    guard zeros.even + zeros.odd >= 4, (zeros.even + zeros.odd) * 32 >= count else { return nil }
    let isBigEndian = zeros.even > zeros.odd
    guard min(zeros.even, zeros.odd) * 8 < max(zeros.even, zeros.odd),
      isText(bytes, count, isBigEndian)
    else { return nil }
    return (isBigEndian ? .utf16BigEndian : .utf16LittleEndian, 0)
  }

  /// Whether units read in a byte order are what text holds: no control characters, and high
  /// bytes of few scripts.
  private static func isText(_ bytes: [UInt8], _ count: Int, _ isBigEndian: Bool) -> Bool {
    var pages = [Int](repeating: 0, count: 256)
    var controls = 0
    var wide = 0
    for index in stride(from: 0, to: count, by: 2) {
      let high = bytes[isBigEndian ? index : index + 1]
      let low = bytes[isBigEndian ? index + 1 : index]
      // Ideographs and Hangul are spread over many.
      if !(0x30...0x9F).contains(high), !(0xAC...0xD7).contains(high) {
        pages[Int(high)] += 1
      } else {
        wide += 1
      }
      if high == 0, low < 0x20, low != 9, low != 10, low != 12, low != 13 { controls += 1 }
    }
    let most = pages.sorted(by: >).prefix(3).reduce(wide, +)
    return controls * 50 < count && most * 10 >= count / 2 * 8
  }
}
