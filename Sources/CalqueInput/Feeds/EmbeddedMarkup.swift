/// Tells what a text out of a feed or a record is, when nobody says.
enum EmbeddedMarkup {
  /// Whether a text holds a tag of HTML.
  static func hasTags(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { bytes[$0] == ASCII.less && isTag(bytes, $0 + 1, isEscaped: false) }
    }
  }

  /// Whether a text holds tags of HTML, or references that only HTML would have.
  static func isHTML(_ text: [UInt8]) -> Bool {
    if hasTags(text) { return true }
    return text.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { index in
        guard bytes[index] == ASCII.ampersand,
          let reference = CharacterReference.decode(bytes, at: index, end: bytes.count)
        else { return false }
        return bytes[reference.end - 1] == ASCII.semicolon
      }
    }
  }

  /// Whether a text without tags holds tags that were escaped once more than they should be.
  static func hasEscapedTags(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { index in
        guard bytes[index] == ASCII.ampersand,
          let reference = CharacterReference.decode(bytes, at: index, end: bytes.count),
          reference.first == UInt32(ASCII.less)
        else { return false }
        return isTag(bytes, reference.end, isEscaped: true)
      }
    }
  }

  /// Whether what follows a "<" makes it a tag of HTML.
  private static func isTag(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    isEscaped: Bool
  ) -> Bool {
    var start = start
    if start < bytes.count, bytes[start] == ASCII.slash { start += 1 }
    var end = start
    while end < bytes.count, ASCII.isAlphanumeric(bytes[end]) { end += 1 }
    guard end > start, end < bytes.count, Tag.named(bytes, start, end) != .unknown else {
      return false
    }
    let next = bytes[end]
    if next == ASCII.slash || ASCII.isSpace(next) {
      return closes(bytes, end, isEscaped: isEscaped)
    }
    if !isEscaped { return next == ASCII.greater }
    return isEscapedGreater(bytes, end)
  }

  /// Whether the tag ends soon: "<b or not" is none.
  private static func closes(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    isEscaped: Bool
  ) -> Bool {
    for index in start..<min(bytes.count, start + 2_048) {
      if bytes[index] == ASCII.less { return false }
      if isEscaped ? isEscapedGreater(bytes, index) : bytes[index] == ASCII.greater { return true }
    }
    return false
  }

  private static func isEscapedGreater(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard bytes[index] == ASCII.ampersand,
      let reference = CharacterReference.decode(bytes, at: index, end: bytes.count)
    else { return false }
    return reference.first == UInt32(ASCII.greater)
  }
}
