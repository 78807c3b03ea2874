/// Finds the top-level entries of front matter and where their values stand.
///
/// A scanner of our own, since YAML and TOML libraries give values without the place of each
/// character; the tests compare it with Yams.
struct FrontMatterScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [TextLine]
  private let isYAML: Bool
  private var number = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: [TextLine], isYAML: Bool) {
    self.bytes = bytes
    self.lines = lines
    self.isYAML = isYAML
  }

  /// The entries whose values are texts, and with no text those of all other keys.
  mutating func entries() -> [(key: String, value: FrontMatter.Value)] {
    var entries: [(key: String, value: FrontMatter.Value)] = []
    while number < lines.count {
      let line = lines[number]
      number += 1
      guard !line.isBlank else { continue }
      // In TOML, keys after the first table belong to that.
      if !isYAML, bytes[line.start] == 0x5B { break }
      guard let (key, start) = key(line) else { continue }
      let value = isYAML ? yamlValue(start, line) : tomlValue(start, line)
      let none = FrontMatter.Value(isTitle: false, style: .plain, start: start, end: start)
      entries.append((key, value ?? none))
    }
    return entries
  }

  /// The key of a line, in lower case, and where what follows it starts.
  private func key(_ line: TextLine) -> (key: String, start: Int)? {
    var index = line.start
    let quote = bytes[index]
    let isQuoted = quote == ASCII.doubleQuote || quote == ASCII.singleQuote
    if isQuoted { index += 1 }
    let start = index
    while index < line.end, Self.isKey(bytes[index]) { index += 1 }
    let end = index
    guard end > start else { return nil }
    if isQuoted {
      guard index < line.end, bytes[index] == quote else { return nil }
      index += 1
    }
    while index < line.end, bytes[index] == ASCII.space || bytes[index] == 0x09 { index += 1 }
    guard index < line.end, bytes[index] == (isYAML ? 0x3A : ASCII.equals) else { return nil }
    index += 1
    guard !isYAML || index == line.end || ASCII.isSpace(bytes[index]) else { return nil }
    while index < line.end, ASCII.isSpace(bytes[index]) { index += 1 }
    return (String(decoding: bytes[start..<end], as: UTF8.self).lowercased(), index)
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E || byte >= 0x80
  }

  // MARK: YAML

  private mutating func yamlValue(_ start: Int, _ line: TextLine) -> FrontMatter.Value? {
    var start = start
    var line = line
    if start == line.end {
      // The value may stand in the next, indented line.
      guard number < lines.count, isIndented(lines[number]) else { return nil }
      line = lines[number]
      start = line.start
      while start < line.end, ASCII.isSpace(bytes[start]) { start += 1 }
      number += 1
      guard
        !(bytes[start] == ASCII.hyphen && start + 1 < line.end && ASCII.isSpace(bytes[start + 1]))
      else { return nil }
      if key(TextLine(start: start, end: line.end, next: line.next)) != nil { return nil }
    }
    switch bytes[start] {
    case ASCII.doubleQuote:
      return quoted(start, ASCII.doubleQuote, .double, line)
    case ASCII.singleQuote:
      return quoted(start, ASCII.singleQuote, .single, line)
    case 0x7C, ASCII.greater: return block(line)
    case ASCII.ampersand, 0x2A, ASCII.exclamation, 0x7B, 0x5B, 0x25, 0x40, 0x60, ASCII.hash:
      return nil
    default: return plain(start, line)
    }
  }

  /// Whether a line continues the value of a top-level key.
  private func isIndented(_ line: TextLine) -> Bool {
    !line.isBlank && (bytes[line.start] == ASCII.space || bytes[line.start] == 0x09)
  }

  private mutating func plain(_ start: Int, _ line: TextLine) -> FrontMatter.Value? {
    var end = plainEnd(start, line.end)
    if end == line.end {
      // Blank lines belong to the value when more of it follows.
      var next = number
      while next < lines.count, lines[next].isBlank || isIndented(lines[next]) {
        if !lines[next].isBlank {
          let first = firstText(lines[next])
          if bytes[first] == ASCII.hash { break }
          end = plainEnd(first, lines[next].end)
          number = next + 1
          if end < lines[next].end { break }
        }
        next += 1
      }
    }
    let text = bytes[start..<end]
    guard !text.elementsEqual("~".utf8), !text.elementsEqual("null".utf8) else { return nil }
    return FrontMatter.Value(isTitle: false, style: .plain, start: start, end: end)
  }

  private func firstText(_ line: TextLine) -> Int {
    var index = line.start
    while index < line.end, ASCII.isSpace(bytes[index]) { index += 1 }
    return index
  }

  /// Where a plain value ends in its line: before a comment.
  private func plainEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == ASCII.hash, index > start, ASCII.isSpace(bytes[index - 1]) {
        while index > start, ASCII.isSpace(bytes[index - 1]) { index -= 1 }
        return index
      }
      index += 1
    }
    return end
  }

  private mutating func block(_ line: TextLine) -> FrontMatter.Value? {
    let first = number
    var last = first
    while number < lines.count, lines[number].isBlank || isIndented(lines[number]) {
      if !lines[number].isBlank { last = number + 1 }
      number += 1
    }
    guard last > first else { return nil }
    return FrontMatter.Value(
      isTitle: false,
      style: .block,
      start: lines[first].start,
      end: lines[last - 1].end
    )
  }

  // MARK: Both

  /// A value in quotes, which may go on over lines.
  private mutating func quoted(
    _ start: Int,
    _ quote: UInt8,
    _ style: FrontMatter.Value.Style,
    _ line: TextLine
  ) -> FrontMatter.Value? {
    var index = start + 1
    let end = lines[lines.count - 1].end
    while index < end {
      if style == .double, bytes[index] == 0x5C {
        index += 2
      } else if bytes[index] == quote {
        if style == .single, isYAML, index + 1 < end, bytes[index + 1] == quote {
          index += 2
          continue
        }
        while number < lines.count, lines[number].start <= index { number += 1 }
        return FrontMatter.Value(isTitle: false, style: style, start: start + 1, end: index)
      } else {
        index += 1
      }
    }
    return nil
  }

  private mutating func tomlValue(_ start: Int, _ line: TextLine) -> FrontMatter.Value? {
    guard start < line.end else { return nil }
    let quote = bytes[start]
    guard quote == ASCII.doubleQuote || quote == ASCII.singleQuote else { return nil }
    // TOML's literal strings know no escapes, not even of quotes.
    let style = quote == ASCII.doubleQuote ? FrontMatter.Value.Style.double : .plain
    guard start + 2 < bytes.count, bytes[start + 1] == quote, bytes[start + 2] == quote else {
      return quoted(start, quote, style, line)
    }
    var index = start + 3
    let end = lines[lines.count - 1].end
    while index + 2 < end {
      if style == .double, bytes[index] == 0x5C {
        index += 2
      } else if bytes[index] == quote, bytes[index + 1] == quote, bytes[index + 2] == quote {
        while number < lines.count, lines[number].start <= index { number += 1 }
        return FrontMatter.Value(isTitle: false, style: style, start: start + 3, end: index)
      } else {
        index += 1
      }
    }
    return nil
  }
}
