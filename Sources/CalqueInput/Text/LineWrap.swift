/// A line of plain text.
struct TextLine {
  /// Where it starts.
  var start: Int
  /// Where its text ends, trailing white space aside.
  var end: Int
  /// Where the next line starts.
  var next: Int

  /// Whether it holds only white space.
  var isBlank: Bool { end <= start }

  /// The lines of a text, the first ``InputLimits/lines`` of them; LF, CRLF and CR end lines.
  ///
  /// Of blank lines in a row only the first is kept.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Self] {
    var lines: [Self] = []
    var index = 0
    while index < bytes.count, lines.count < InputLimits.lines {
      let start = index
      while index < bytes.count, bytes[index] != ASCII.lineFeed,
        bytes[index] != ASCII.carriageReturn
      { index += 1 }
      var end = index
      while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
      if index < bytes.count {
        let isPair =
          bytes[index] == ASCII.carriageReturn && index + 1 < bytes.count
          && bytes[index + 1] == ASCII.lineFeed
        index += isPair ? 2 : 1
      }
      if end == start, let last = lines.last, last.isBlank { continue }
      lines.append(Self(start: start, end: end, next: index))
    }
    return lines
  }
}

/// Decides whether the line breaks of a text are soft wraps or ends of paragraphs.
struct LineWrap {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The width that lines were wrapped at; 0 when they were not.
  private let width: Int

  /// Looks at all lines of a text.
  init(_ lines: [TextLine], _ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var widest = 0
    for line in lines where !line.isBlank { widest = max(widest, Self.width(line, bytes)) }
    // Wrapped text keeps under a margin, and most of its broken lines could not hold a word more.
    var full = 0
    var breaks = 0
    if widest <= 120, widest >= 40, lines.count > 1 {
      for index in 1..<lines.count where !lines[index].isBlank && !lines[index - 1].isBlank {
        breaks += 1
        let before = Self.width(lines[index - 1], bytes)
        if before + 1 + Self.firstWord(lines[index], bytes) > widest { full += 1 }
      }
    }
    width = breaks > 0 && full * 2 >= breaks ? widest : 0
  }

  /// Whether the break between two neighbouring lines is a soft wrap.
  func joins(_ line: TextLine, _ next: TextLine) -> Bool {
    guard !line.isBlank, !next.isBlank else { return false }
    if width > 0 {
      // A line that stands in, or a dash, star or number before it, starts something new.
      if Self.startsItem(next, bytes) { return false }
      if Self.width(line, bytes) + 1 + Self.firstWord(next, bytes) > width { return true }
    }
    guard next.start < bytes.count else { return false }
    var first = next.start
    while first < next.end, ASCII.isSpace(bytes[first]) { first += 1 }
    let last = bytes[line.end - 1]
    let isLower = bytes[first] &- 0x61 < 26
    return isLower && (ASCII.isAlphanumeric(last) || last == 0x2C || last == 0x2D || last >= 0x80)
  }

  private static func width(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var width = 0
    for index in line.start..<line.end where bytes[index] & 0xC0 != 0x80 { width += 1 }
    return width
  }

  private static func firstWord(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = line.start
    while index < line.end, ASCII.isSpace(bytes[index]) { index += 1 }
    var width = 0
    while index < line.end, !ASCII.isSpace(bytes[index]) {
      if bytes[index] & 0xC0 != 0x80 { width += 1 }
      index += 1
    }
    return width
  }

  private static func startsItem(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = line.start
    while index < line.end, ASCII.isSpace(bytes[index]) { index += 1 }
    guard index + 1 < line.end else { return false }
    let first = bytes[index]
    if first == 0x2D || first == 0x2A || first == 0x2B { return bytes[index + 1] == ASCII.space }
    while index < line.end, ASCII.isDigit(bytes[index]) { index += 1 }
    return index > line.start && index + 1 < line.end
      && (bytes[index] == 0x2E || bytes[index] == 0x29) && ASCII.isDigit(first)
      && bytes[index + 1] == ASCII.space
  }
}
