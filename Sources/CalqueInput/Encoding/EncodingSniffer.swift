/// Finds out which encoding a file is in.
enum EncodingSniffer {
  /// How many bytes are searched for a declaration, as browsers do.
  private static let window = 1024

  /// The encoding of a file and the length of its byte order mark.
  ///
  /// In this order: byte order mark, UTF-16 by its zeros, valid UTF-8 (even against a legacy
  /// declaration, since wrong declarations survive), the declaration, windows-1252.
  static func encoding(of bytes: UnsafeBufferPointer<UInt8>, isValidUTF8: Bool, hasMultiByte: Bool)
    -> TextEncoding
  {
    let declared = declaredEncoding(bytes)
    if isValidUTF8 {
      guard let declared, !hasMultiByte else { return .utf8 }
      // Pure ASCII: the declaration names it, if it is one that agrees with ASCII.
      if case .utf16 = declared.scheme { return .utf8 }
      return declared
    }
    guard let declared else { return .windows1252 }
    // A page that could be searched for its declaration is not UTF-16.
    if case .utf16 = declared.scheme { return .utf8 }
    return declared
  }

  /// What `<meta charset>`, `http-equiv` or an XML declaration says in the first bytes.
  static func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let end = min(bytes.count, window)
    var index = 0
    while index < end {
      guard bytes[index] == ASCII.less else {
        index += 1
        continue
      }
      let isMeta = ASCII.matches(bytes, at: index + 1, "meta")
      let isXML = index < 4 && ASCII.matches(bytes, at: index + 1, "?xml")
      var close = index + 1
      if ASCII.matches(bytes, at: index + 1, "!--") {
        while close < end, !ASCII.matches(bytes, at: close, "-->") { close += 1 }
      } else {
        while close < bytes.count, bytes[close] != ASCII.greater, close < index + window {
          close += 1
        }
      }
      if isMeta || isXML,
        let label = label(bytes, index, close, key: isMeta ? "charset" : "encoding"),
        let encoding = TextEncoding.labelled(label)
      {
        return encoding
      }
      index = close
    }
    return nil
  }

  /// The value after `key =` between two offsets.
  private static func label(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    key: StaticString
  ) -> String? {
    var index = start
    while index < end, !ASCII.matches(bytes, at: index, key) { index += 1 }
    index += key.utf8CodeUnitCount
    while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    guard index < end, bytes[index] == ASCII.equals else { return nil }
    index += 1
    while index < end,
      ASCII.isSpace(bytes[index]) || bytes[index] == ASCII.doubleQuote
        || bytes[index] == ASCII.singleQuote
    { index += 1 }
    let first = index
    while index < end {
      let byte = bytes[index]
      guard
        ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
          || byte == 0x3A
      else { break }
      index += 1
    }
    guard index > first else { return nil }
    return String(decoding: bytes[first..<index], as: UTF8.self)
  }
}
