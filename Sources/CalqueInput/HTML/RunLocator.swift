import Glibc

/// Finds where a run of text that libxml2 handed over stands in its source.
///
/// The rules follow libxml2 2.9.14, but every answer is checked against the text handed over, so
/// another version's habits cost time, not truth.
enum RunLocator {
  /// Where a run stands.
  enum Place: Hashable {
    /// The source from `start` to `end`, with references and control characters in it to decode.
    case exact(start: Int, end: Int)
    /// Somewhere between `start` and `end`.
    case approximate(start: Int, end: Int)
  }

  /// Locates a run.
  ///
  /// - Parameters:
  ///   - source: the buffer that libxml2 reads.
  ///   - previousEnd: where the run before ended.
  ///   - cursor: how far libxml2 has read.
  ///   - text: the run.
  /// - Returns: the place of the run.
  @inline(__always)
  static func locate(
    _ source: UnsafeBufferPointer<UInt8>,
    previousEnd: Int,
    cursor: Int,
    text: UnsafeBufferPointer<UInt8>
  ) -> Place {
    let count = text.count
    if count > 4, cursor - count >= previousEnd, cursor <= source.count,
      equal(source, cursor - count, text)
    {
      return .exact(start: cursor - count, end: cursor)
    }
    return locateSpecial(source, previousEnd, min(max(cursor, 0), source.count), text)
  }

  private static func locateSpecial(
    _ source: UnsafeBufferPointer<UInt8>,
    _ previousEnd: Int,
    _ cursor: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Place {
    let count = text.count
    guard count > 0 else { return .exact(start: previousEnd, end: previousEnd) }
    if count <= 4, let place = reference(source, previousEnd, cursor, text) { return place }
    // A lone "<" is handed over before it is consumed.
    if count == 1, text[0] == ASCII.less, cursor < source.count, source[cursor] == ASCII.less {
      return .exact(start: cursor, end: cursor + 1)
    }
    // A full buffer is handed over before its last character is consumed.
    if count >= 1000, cursor < source.count {
      let end = cursor + max(1, UTF8Scanner.characterLength(source, at: cursor))
      if end - count >= previousEnd, equal(source, end - count, text) {
        return .exact(start: end - count, end: end)
      }
      if let start = RunAligner.backwards(source, previousEnd, end, text) {
        return .exact(start: start, end: end)
      }
    }
    if cursor - count >= previousEnd, equal(source, cursor - count, text) {
      return .exact(start: cursor - count, end: cursor)
    }
    if let start = RunAligner.backwards(source, previousEnd, cursor, text) {
      return .exact(start: start, end: cursor)
    }
    if let place = RunAligner.forwards(source, previousEnd, text) { return place }
    return .approximate(start: previousEnd, end: max(previousEnd, cursor))
  }

  /// The place of a run that was a character reference ending at the cursor.
  private static func reference(
    _ source: UnsafeBufferPointer<UInt8>,
    _ previousEnd: Int,
    _ cursor: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Place? {
    let isAmpersand = text.count == 1 && text[0] == ASCII.ampersand
    var index = cursor - 1
    while index >= previousEnd {
      let byte = source[index]
      if byte == ASCII.ampersand { break }
      // An unknown name may hold any letter and some signs; it was consumed before its "&" came.
      let isName =
        ASCII.isAlphanumeric(byte) || byte == ASCII.hash || byte == ASCII.semicolon
        || (isAmpersand
          && (byte >= 0x80 || byte == 0x2E || byte == 0x2D || byte == 0x5F
            || byte == 0x3A))
      guard isName else { return nil }
      index -= 1
    }
    guard index >= previousEnd, index >= 0 else { return nil }
    if isAmpersand {
      // Of a reference that libxml2 does not know, the name follows as a run of its own.
      let isWhole =
        source[cursor - 1] == ASCII.semicolon
        || (index + 1 < cursor && source[index + 1] == ASCII.hash)
      guard isWhole, let decoded = CharacterReference.decode(source, at: index, end: cursor),
        decoded.end == cursor, decoded.first == 0x26
      else { return .exact(start: index, end: index + 1) }
      return .exact(start: index, end: cursor)
    }
    guard let decoded = CharacterReference.decode(source, at: index, end: cursor),
      decoded.end == cursor
    else { return nil }
    return RunAligner.isText(text, of: decoded) ? .exact(start: index, end: cursor) : nil
  }

  @inline(__always)
  private static func equal(
    _ source: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard start >= 0, let base = source.baseAddress, let other = text.baseAddress else {
      return false
    }
    return memcmp(base + start, other, text.count) == 0
  }
}
