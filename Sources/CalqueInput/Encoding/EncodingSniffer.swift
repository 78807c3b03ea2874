import Glibc

/// Finds out which encoding a file is in.
enum EncodingSniffer {
  /// How many bytes are searched for a declaration: browsers look at 1,024, and again while parsing.
  private static let window = 8192

  /// The encoding of bytes that have no byte order mark and are neither UTF-16 nor UTF-32.
  ///
  /// Declarations are believed as far as the bytes allow: what is UTF-8 is read as UTF-8 whatever it
  /// declares, and what is plainly something else than it declares is guessed at.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - label: the encoding that was told beside the file, which goes before what stands in it.
  /// - Returns: the encoding.
  static func encoding(
    of bytes: UnsafeBufferPointer<UInt8>,
    label: String? = nil
  ) -> TextEncoding {
    let tally = UTF8Tally(bytes)
    var declared = label.flatMap(TextEncoding.labelled) ?? declaredEncoding(bytes)
    // A page that could be searched for its declaration is not UTF-16.
    switch declared?.scheme {
    case .utf16, .utf32, .replacement: declared = nil
    default: break
    }
    if tally.faults == 0 {
      if tally.characters > 0 { return .utf8 }
      if hasJapaneseEscape(bytes) { return .labelled("iso-2022-jp") ?? .utf8 }
      // Pure ASCII: the declaration names it, if it is one that agrees with ASCII.
      return declared.flatMap { $0.keepsASCII ? $0 : nil } ?? .utf8
    }
    if tally.characters >= 4, tally.characters >= tally.faults * 8 { return .utf8 }
    guard let declared else {
      if tally.characters >= tally.faults * 2 { return .utf8 }
      return EncodingGuesser(bytes).guess() ?? .windows1252
    }
    switch declared.scheme {
    case .utf8:
      if tally.characters >= tally.faults { return .utf8 }
      let guess = EncodingGuesser(bytes).guess()
      if case .multiByte = guess?.scheme { return guess ?? .utf8 }
      return tally.characters * 4 >= tally.faults ? .utf8 : guess ?? .utf8
    case .multiByte(let kind):
      let guesser = EncodingGuesser(bytes)
      return guesser.fits(kind) ? declared : guesser.guess() ?? declared
    default: return declared
    }
  }

  /// Why the bytes cannot be decoded, or nil when they can.
  static func complaint(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let declared = declaredEncoding(bytes), declared.scheme == .replacement else {
      return nil
    }
    for index in bytes.indices.dropLast() {
      let pair = (bytes[index], bytes[index + 1])
      if pair == (0x1B, 0x24) || pair == (0x7E, 0x7B) {
        return """
          It is in an encoding that browsers no longer read, such as ISO-2022-KR or HZ: convert it to \
          UTF-8 first.
          """
      }
    }
    return nil
  }

  /// Whether a switch to Japanese characters stands in the bytes.
  private static func hasJapaneseEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start + 2 < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0x1B, bytes.count - start)
    {
      let index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if index + 2 < bytes.count, bytes[index + 1] == 0x24,
        bytes[index + 2] == 0x42 || bytes[index + 2] == 0x40
      {
        return true
      }
      start = index + 1
    }
    return false
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
      let isXML = index < 64 && ASCII.matches(bytes, at: index + 1, "?xml")
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

/// How well some bytes read as UTF-8.
private struct UTF8Tally {
  /// Characters of more than one byte.
  private(set) var characters = 0
  /// Bytes that fit no character, one at the very end aside: the file may be cut off there.
  private(set) var faults = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Nearly all files are valid throughout, which is quickly seen.
    let (end, hasMultiByte) = UTF8Scanner.validPrefix(bytes)
    if end == bytes.count {
      characters = hasMultiByte ? 1 : 0
      return
    }
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = UTF8Scanner.characterLength(bytes, at: index)
      if length > 0 {
        characters += 1
        index += length
      } else {
        let fault = UTF8Scanner.faultLength(bytes, at: index)
        index += fault
        if index < bytes.count || characters == 0 { faults += 1 }
      }
    }
    // A file whose only fault is its end still has that fault.
    if faults == 0, characters == 0 { faults = 1 }
  }
}
