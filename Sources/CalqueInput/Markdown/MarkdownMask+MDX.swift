extension MarkdownMask {
  /// How long an expression or a tag may be.
  static let expressionReach = 1 << 16

  /// Where the `import` or `export` block ends that starts with a line; nil when none does.
  func moduleEnd(_ start: Int, _ end: Int) -> Int? {
    let isModule =
      (ASCII.matches(bytes, at: start, "import ") || ASCII.matches(bytes, at: start, "import{")
        || ASCII.matches(bytes, at: start, "export "))
    guard isModule else { return nil }
    var index = end
    while index < bytes.count {
      // To the next empty line.
      var next = index + 1
      if bytes[index] == ASCII.carriageReturn, next < bytes.count, bytes[next] == ASCII.lineFeed {
        next += 1
      }
      let line = lineEnd(next)
      if (next..<max(line, next)).allSatisfy({ ASCII.isSpace(bytes[$0]) }) { return next }
      index = line
    }
    return bytes.count
  }

  /// What stands in the comment `{/* … */}` at `start`, and where it ends; nil when there is none.
  mutating func comment(_ start: Int) -> (content: Range<Int>, end: Int)? {
    var index = start + 1
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    guard ASCII.matches(bytes, at: index, "/*") else { return nil }
    let content = index + 2
    index = content
    let limit = min(bytes.count, start + Self.expressionReach)
    while index < limit, !ASCII.matches(bytes, at: index, "*/") { index += 1 }
    var end = index + 2
    while end < limit, ASCII.isSpace(bytes[end]) { end += 1 }
    guard end < limit, bytes[end] == 0x7D else {
      budget -= index - start
      return nil
    }
    return (content..<index, end + 1)
  }

  /// Where the expression in braces at `start` ends, nil when its braces do not close.
  func expressionEnd(_ start: Int) -> Int? {
    var depth = 0
    var index = start
    let limit = min(bytes.count, start + Self.expressionReach)
    while index < limit {
      switch bytes[index] {
      case 0x7B: depth += 1
      case 0x7D:
        depth -= 1
        if depth == 0 { return index + 1 }
      case ASCII.doubleQuote, ASCII.singleQuote, 0x60:
        index = stringEnd(index, limit)
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The last byte of the string at `start`; `start` itself when it does not end.
  private func stringEnd(_ start: Int, _ limit: Int) -> Int {
    var index = start + 1
    while index < limit {
      if bytes[index] == 0x5C {
        index += 1
      } else if bytes[index] == bytes[start] {
        return index
      } else if bytes[index] == ASCII.lineFeed, bytes[start] != 0x60 {
        return start
      }
      index += 1
    }
    return start
  }

  /// Where the JSX tag at `start` ends and what stands for it; nil when there is none.
  func jsxTag(_ start: Int) -> (end: Int, mark: UInt8)? {
    var index = start + 1
    guard index < bytes.count else { return nil }
    if bytes[index] == ASCII.slash { index += 1 }
    let name = index
    while index < bytes.count, ASCII.isName(bytes[index]) { index += 1 }
    guard index < bytes.count, index == name || ASCII.isLetter(bytes[name]) else { return nil }
    let tag = Tag.named(bytes, name, index)
    guard
      bytes[index] == ASCII.greater || bytes[index] == ASCII.slash || ASCII.isSpace(bytes[index])
    else { return nil }
    let limit = min(bytes.count, start + Self.expressionReach)
    while index < limit {
      switch bytes[index] {
      case ASCII.greater:
        return (index + 1, mark(for: tag, from: start, name: name, to: index + 1))
      case 0x7B:
        guard let end = expressionEnd(index) else { return nil }
        index = end
        continue
      case ASCII.doubleQuote, ASCII.singleQuote: index = stringEnd(index, limit)
      case ASCII.less: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// What stands for a tag: nothing within a sentence, else the end of a block.
  private func mark(for tag: Tag, from start: Int, name: Int, to end: Int) -> UInt8 {
    let isElement = tag != .unknown && ASCII.lowered(bytes[name]) == bytes[name]
    if isElement { return tag.isBlock || tag == .br ? MarkdownMark.end : MarkdownMark.dropped }
    // A component that stands alone in its line, or begins or ends it, is a block.
    var before = start
    while before > self.start,
      bytes[before - 1] == ASCII.space || bytes[before - 1] == 0x09
        || copy[before - 1] >= MarkdownMark.dropped
    { before -= 1 }
    let isFirst =
      before == self.start || bytes[before - 1] == ASCII.lineFeed
      || bytes[before - 1] == ASCII.carriageReturn
    if isFirst { return MarkdownMark.end }
    if bytes[end - 2] == ASCII.slash { return MarkdownMark.object }
    var after = end
    while after < bytes.count, bytes[after] == ASCII.space || bytes[after] == 0x09 { after += 1 }
    let isLast =
      after == bytes.count || bytes[after] == ASCII.lineFeed
      || bytes[after] == ASCII.carriageReturn || bytes[after] == ASCII.less
    return isLast ? MarkdownMark.end : MarkdownMark.dropped
  }
}
