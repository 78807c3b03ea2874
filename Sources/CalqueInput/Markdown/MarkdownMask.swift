import CalqueCore

/// Makes the copy of a Markdown text that MD4C reads: as long as the text, with marks over what is
/// neither Markdown nor copy.
///
/// Templates and shortcodes, attribute lists, footnote labels and MDX would else be read as words,
/// or break the structure around them. Code is left alone: it is no copy anyway.
struct MarkdownMask {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let isMDX: Bool
  /// The text with marks.
  private(set) var copy: [UInt8]
  /// The requests for silence in comments of MDX.
  var silences: [SilenceMark] = []
  /// How many bytes may still be searched in vain, so that hostile texts cost no more than others.
  var budget: Int
  /// The fence that closes the code block that is open.
  private var fence: (byte: UInt8, count: Int)?

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isMDX: Bool) {
    self.bytes = bytes
    self.start = start
    self.isMDX = isMDX
    copy = Array(bytes)
    budget = bytes.count * 4 + 1_048_576
  }

  /// Masks the whole text.
  mutating func run() {
    var index = start
    var followsBlank = true
    var paragraph = Paragraph(start: start)
    defer { settle(paragraph, end: bytes.count) }
    while index < bytes.count {
      let end = lineEnd(index)
      let text = textStart(index, end)
      if text == end {
        settle(paragraph, end: end)
        paragraph = Paragraph(start: end)
      } else {
        paragraph.lines += 1
        if text - index > Self.deepest { cover(index + Self.deepest, text, MarkdownMark.dropped) }
      }
      if let open = fence {
        if closes(open, text, end) { fence = nil }
      } else if let opened = opensFence(text, end) {
        fence = opened
      } else if isMDX, followsBlank, text == index, let next = moduleEnd(index, end) {
        cover(index, next, MarkdownMark.dropped)
        index = next
        continue
      } else if text < end {
        var lineEnd = end
        index = inline(from: lineStart(text, end), lineEnd: end)
        // What was covered may have reached over line ends.
        while index > lineEnd {
          lineEnd = self.lineEnd(index)
          index = inline(from: index, lineEnd: lineEnd)
        }
        followsBlank = false
        index = afterLineEnd(lineEnd)
        continue
      }
      followsBlank = text == end
      index = afterLineEnd(end)
    }
  }

  /// How far in a line quotes and lists may nest, in bytes of their markers.
  private static let deepest = 512
  /// How many brackets a paragraph may have.
  private static let mostBrackets = 200_000

  /// Lines without an empty one between them.
  private struct Paragraph {
    var start: Int
    var lines = 0
  }

  /// Takes the brackets out of a paragraph that MD4C would need too long for: its work grows with
  /// brackets times lines.
  private mutating func settle(_ paragraph: Paragraph, end: Int) {
    guard paragraph.lines > 500 || end - paragraph.start > Self.mostBrackets else { return }
    let isBracket = { (byte: UInt8) in byte == 0x5B || byte == 0x5D }
    let brackets = copy[paragraph.start..<end].count(where: isBracket)
    guard brackets > Self.mostBrackets || brackets * paragraph.lines > 100_000_000 else { return }
    for index in paragraph.start..<end where isBracket(copy[index]) {
      copy[index] = MarkdownMark.literal
    }
  }

  /// Puts marks over a range; line ends stay.
  mutating func cover(_ start: Int, _ end: Int, _ mark: UInt8) {
    var isFirst = true
    for index in start..<end
    where bytes[index] != ASCII.lineFeed && bytes[index] != ASCII.carriageReturn {
      copy[index] = isFirst ? mark : MarkdownMark.dropped
      isFirst = false
    }
  }

  // MARK: Lines

  func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn
    {
      index += 1
    }
    return index
  }

  private func afterLineEnd(_ end: Int) -> Int {
    guard end < bytes.count else { return end }
    let isPair =
      bytes[end] == ASCII.carriageReturn && end + 1 < bytes.count
      && bytes[end + 1] == ASCII.lineFeed
    return end + (isPair ? 2 : 1)
  }

  /// Where the text of a line starts, behind indentation, quote and list markers.
  private func textStart(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == ASCII.space || byte == 0x09 || byte == ASCII.greater {
        index += 1
      } else if byte == ASCII.hyphen || byte == 0x2A || byte == 0x2B, index + 1 < end,
        bytes[index + 1] == ASCII.space
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  private func run(of byte: UInt8, at index: Int, _ end: Int) -> Int {
    var next = index
    while next < end, bytes[next] == byte { next += 1 }
    return next - index
  }

  private func opensFence(_ text: Int, _ end: Int) -> (byte: UInt8, count: Int)? {
    guard text < end, bytes[text] == 0x60 || bytes[text] == 0x7E else { return nil }
    let count = run(of: bytes[text], at: text, end)
    guard count >= 3 else { return nil }
    if bytes[text] == 0x60 {
      for index in text + count..<max(end, text + count) where bytes[index] == 0x60 { return nil }
    }
    return (bytes[text], count)
  }

  private func closes(_ fence: (byte: UInt8, count: Int), _ text: Int, _ end: Int) -> Bool {
    guard text < end, bytes[text] == fence.byte else { return false }
    let count = run(of: fence.byte, at: text, end)
    guard count >= fence.count else { return false }
    for index in text + count..<max(end, text + count) where !ASCII.isSpace(bytes[index]) {
      return false
    }
    return true
  }

  /// Masks what stands at the start of a line only, and returns where the rest starts.
  private mutating func lineStart(_ text: Int, _ end: Int) -> Int {
    switch bytes[text] {
    case 0x5B:  // [
      if text + 1 < end, bytes[text + 1] == 0x5E, let label = footnoteEnd(text, end), label < end,
        bytes[label] == 0x3A
      {
        cover(text, label + 1, MarkdownMark.end)
        return label + 1
      }
      if isWhole(text, end, "[toc]") || isWhole(text, end, "[[toc]]") {
        cover(text, end, MarkdownMark.end)
        return end
      }
      if text + 1 < end, bytes[text + 1] == ASCII.exclamation {
        var close = text + 2
        while close < end, ASCII.isLetter(bytes[close]) { close += 1 }
        if close > text + 2, close < end, bytes[close] == 0x5D {
          cover(text, close + 1, MarkdownMark.end)
          return close + 1
        }
      }
    case 0x3A, ASCII.exclamation, ASCII.question:  // ::: note, !!! note, ??? note
      let count = run(of: bytes[text], at: text, end)
      guard count >= 3 else { return text }
      var close = text + count
      if close < end, bytes[close] == 0x2B { close += 1 }
      while close < end, bytes[close] == ASCII.space { close += 1 }
      while close < end, ASCII.isName(bytes[close]) { close += 1 }
      cover(text, close, MarkdownMark.line)
      return close
    default: break
    }
    return text
  }

  private func isWhole(_ text: Int, _ end: Int, _ word: StaticString) -> Bool {
    end - text == word.utf8CodeUnitCount && ASCII.matches(bytes, at: text, word)
  }

  /// Where the footnote label `[^name]` at `start` ends, nil when there is none.
  func footnoteEnd(_ start: Int, _ end: Int) -> Int? {
    var index = start + 2
    while index < end, bytes[index] != 0x5D, bytes[index] != 0x5B, !ASCII.isSpace(bytes[index]) {
      index += 1
    }
    return index < end && index > start + 2 && bytes[index] == 0x5D ? index + 1 : nil
  }
}
