/// Tells Markdown from plain text when nothing but the text is known.
enum MarkdownCues {
  /// Whether a text is Markdown beyond doubt: marks of at least two kinds that plain text hardly has.
  static func areFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, 1 << 14)])
    var hasHeading = false
    var hasFence = false
    var hasLink = false
    var hasEmphasis = false
    for line in TextLine.lines(of: head) where !line.isBlank {
      if isHeading(head, line) { hasHeading = true }
      if ASCII.matches(head, at: line.start, "```") { hasFence = true }
      var index = line.start
      while index + 2 < line.end {
        if head[index] == 0x5D, head[index + 1] == 0x28, isTarget(head, index + 2, line.end) {
          hasLink = true
        }
        if head[index] == 0x2A, head[index + 1] == 0x2A, ASCII.isAlphanumeric(head[index + 2]) {
          hasEmphasis = true
        }
        index += 1
      }
    }
    return [hasHeading, hasFence, hasLink, hasEmphasis].count { $0 } >= 2
  }

  /// Whether a line is a heading: one to six `#`, a space and a word.
  private static func isHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLine) -> Bool {
    var index = line.start
    while index < line.end, bytes[index] == ASCII.hash { index += 1 }
    let level = index - line.start
    return level > 0 && level < 7 && index + 1 < line.end && bytes[index] == ASCII.space
  }

  /// Whether the target of a link starts at `start`: an address or a path.
  private static func isTarget(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    guard start < end else { return false }
    return ASCII.matches(bytes, at: start, "http") || bytes[start] == ASCII.slash
      || bytes[start] == 0x2E || bytes[start] == ASCII.hash
  }
}
