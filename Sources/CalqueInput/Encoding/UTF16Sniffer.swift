/// Recognises UTF-16, which would otherwise look like binary data.
enum UTF16Sniffer {
  /// The byte order of UTF-16 text and the length of its byte order mark; nil for anything else.
  static func guess(_ bytes: [UInt8]) -> (isBigEndian: Bool, mark: Int)? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE {
      let isUTF32 = bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0
      return isUTF32 ? nil : (false, 2)
    }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return (true, 2) }
    // Without a mark: Western text has a NUL in nearly every other place.
    let count = min(bytes.count, 4096) & ~1
    var zeros = (even: 0, odd: 0)
    for index in 0..<count where bytes[index] == 0 {
      if index & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.odd * 10 > count * 2, zeros.even * 50 < count { return (false, 0) }
    if zeros.even * 10 > count * 2, zeros.odd * 50 < count { return (true, 0) }
    return nil
  }
}
