/// Aligns a run of text with its source where the two are not the same bytes.
enum RunAligner {
  /// How many tags may stand between two runs.
  private static let tagLimit = 1000

  /// Aligns from the end, when control characters were dropped from the run.
  ///
  /// - Returns: the start of the run that ends at `cursor`.
  static func backwards(
    _ source: UnsafeBufferPointer<UInt8>,
    _ previousEnd: Int,
    _ cursor: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var index = cursor
    var left = text.count
    while left > 0 {
      guard index > previousEnd else { return nil }
      index -= 1
      if source[index] == text[left - 1] {
        left -= 1
      } else if isDropped(source[index]) {
        continue
      } else if index >= 2, source[index - 2] == 0xEF, source[index - 1] == 0xBF,
        source[index] >= 0xBE
      {
        // U+FFFE and U+FFFF.
        index -= 2
      } else {
        return nil
      }
    }
    return index
  }

  /// Aligns forwards from the end of the run before, past tags and decoding references.
  ///
  /// For a libxml2 that reports its cursor elsewhere or hands over longer runs. No text is skipped:
  /// the same words further down would be found instead.
  static func forwards(
    _ source: UnsafeBufferPointer<UInt8>,
    _ previousEnd: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> RunLocator.Place? {
    var start = max(0, previousEnd)
    var tags = 0
    while start < source.count, tags < tagLimit {
      if let end = match(source, start, text) { return .exact(start: start, end: end) }
      guard source[start] == ASCII.less else {
        // The run before may have ended inside a tag, or white space before a tag was dropped.
        guard ASCII.isSpace(source[start]) || isDropped(source[start]) else { return nil }
        start += 1
        continue
      }
      while start < source.count, source[start] != ASCII.greater { start += 1 }
      start += 1
      tags += 1
    }
    return nil
  }

  /// The end of the source from `start` on that decodes to `text`; nil when it does not.
  private static func match(
    _ source: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var index = start
    var position = 0
    while position < text.count {
      guard index < source.count else { return nil }
      let byte = source[index]
      if byte == ASCII.ampersand,
        let decoded = CharacterReference.decode(source, at: index, end: source.count)
      {
        let count = matched(text, position, decoded)
        if count > 0 {
          position += count
          index = decoded.end
          continue
        }
      }
      if byte == text[position] {
        position += 1
        index += 1
      } else if byte == ASCII.carriageReturn {
        // Line ends may have been made one line feed.
        if index + 1 < source.count, source[index + 1] == ASCII.lineFeed {
          index += 1
        } else if text[position] == ASCII.lineFeed {
          position += 1
          index += 1
        } else {
          return nil
        }
      } else if isDropped(byte), index > start {
        index += 1
      } else {
        return nil
      }
    }
    return index
  }

  /// How many bytes of `text` at `position` are the decoded reference.
  private static func matched(
    _ text: UnsafeBufferPointer<UInt8>,
    _ position: Int,
    _ reference: CharacterReference
  ) -> Int {
    var expected: [UInt8] = []
    UTF8Scanner.append(reference.first, to: &expected)
    if reference.second != 0 { UTF8Scanner.append(reference.second, to: &expected) }
    guard position + expected.count <= text.count else { return 0 }
    for (offset, byte) in expected.enumerated() where text[position + offset] != byte { return 0 }
    return expected.count
  }

  /// Whether libxml2's text for a reference agrees with ours.
  ///
  /// It may keep a number from 128 to 159 as the control character that we replace.
  static func isText(
    _ text: UnsafeBufferPointer<UInt8>,
    of reference: CharacterReference
  ) -> Bool {
    if text.count == 2, text[0] == 0xC2, text[1] < 0xA0 { return true }
    return matched(text, 0, reference) == text.count
  }

  /// Whether libxml2 leaves the byte out: a control character, the form feed among them.
  @inline(__always)
  private static func isDropped(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }
}
