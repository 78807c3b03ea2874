import Glibc

extension MarkdownMask {
  /// How far the end of a template may lie from its start.
  private static let reach = 1 << 14
  /// How far the end of a template that encloses code may lie from its start.
  private static let codeReach = 1 << 18

  /// Masks what stands in a line from `start` on, and returns where it went on to.
  mutating func inline(from start: Int, lineEnd: Int) -> Int {
    var index = start
    while index < lineEnd {
      switch bytes[index] {
      case 0x5C: index += index + 1 < lineEnd ? 2 : 1
      case 0x60: index = codeEnd(index)
      case 0x7B:  // {
        guard let next = braces(index, lineEnd) else {
          index += 1
          continue
        }
        index = next
      case 0x5B:  // [
        guard let next = brackets(index, lineEnd) else {
          index += 1
          continue
        }
        cover(index, next, MarkdownMark.dropped)
        index = next
      case ASCII.less where isMDX:
        guard budget > 0, let tag = jsxTag(index) else {
          budget -= 4_096
          index += 1
          continue
        }
        cover(index, tag.end, tag.mark)
        index = tag.end
      default: index += 1
      }
    }
    return index
  }

  /// Where the code span at `start` ends; where its backticks end when it is none.
  private mutating func codeEnd(_ start: Int) -> Int {
    var open = start
    while open < bytes.count, bytes[open] == 0x60 { open += 1 }
    let count = open - start
    guard budget > 0 else { return open }
    var index = open
    let limit = min(bytes.count, open + Self.reach)
    while index < limit {
      if bytes[index] == 0x60 {
        var close = index
        while close < bytes.count, bytes[close] == 0x60 { close += 1 }
        if close - index == count { return close }
        index = close
      } else if bytes[index] == ASCII.lineFeed, isBlank(index + 1) {
        break
      } else {
        index += 1
      }
    }
    budget -= index - open
    return open
  }

  /// Whether the line that starts at `start` is empty.
  private func isBlank(_ start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] == ASCII.space || bytes[index] == 0x09 { index += 1 }
    return index >= bytes.count || bytes[index] == ASCII.lineFeed
      || bytes[index] == ASCII.carriageReturn
  }

  // MARK: Templates

  /// Masks the template, attribute list or expression at `start` and returns where it ends.
  private mutating func braces(_ start: Int, _ lineEnd: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case 0x7B:  // {{
      let sign = start + 2 < bytes.count ? bytes[start + 2] : 0
      let end: Int?
      switch sign {
      case ASCII.less: end = find(">}}", from: start + 3)
      case 0x25: end = find("%}}", from: start + 3)
      default: end = find("}}", from: start + 2)
      }
      guard let end else { break }
      let isShortcode = sign == ASCII.less || sign == 0x25
      return template(start, end, isTag: isShortcode, name: isShortcode ? start + 3 : nil)
    case 0x25:  // {%
      guard let end = find("%}", from: start + 2) else { break }
      return template(start, end, isTag: true, name: start + 2)
    case ASCII.hash:
      if let end = find("#}", from: start + 2), end <= lineEnd { return template(start, end) }
      return attributes(start, lineEnd)
    case 0x3A, 0x2E: return attributes(start, lineEnd)
    default: break
    }
    guard isMDX, budget > 0 else { return nil }
    if let (content, end) = comment(start) {
      if let mark = SilenceParser.comment(bytes, content) { silences.append(mark) }
      return template(start, end)
    }
    guard let end = expressionEnd(start) else {
      budget -= Self.expressionReach
      return nil
    }
    return template(start, end, isTag: bytes[start + 1] == ASCII.slash)
  }

  /// Masks a template, with what it encloses when that is code.
  private mutating func template(
    _ start: Int,
    _ end: Int,
    isTag: Bool = true,
    name: Int? = nil
  ) -> Int {
    var end = end
    if let name, let close = codeTemplateEnd(name, end) { end = close }
    cover(start, end, isInTarget(start) || isTag ? MarkdownMark.dropped : MarkdownMark.object)
    return end
  }

  /// Where the end tag of a template that encloses code ends: of `{% highlight %}` and its like.
  private mutating func codeTemplateEnd(_ name: Int, _ end: Int) -> Int? {
    var index = name
    while index < end, ASCII.isSpace(bytes[index]) || bytes[index] == ASCII.hyphen { index += 1 }
    let words: [StaticString] = [
      "highlight", "comment", "codeblock", "code", "mermaid", "katex", "math", "prism",
    ]
    for word in words where ASCII.matches(bytes, at: index, word) {
      let after = index + word.utf8CodeUnitCount
      guard after < bytes.count, !ASCII.isName(bytes[after]) else { continue }
      guard budget > 0 else { return nil }
      // The end tag: {% endhighlight %}, {{< /highlight >}}.
      let limit = min(bytes.count, end + Self.codeReach)
      var close = end
      while let next = find("{", from: close, reach: limit - close) {
        var inner = next
        while inner < bytes.count, !ASCII.isLetter(bytes[inner]), bytes[inner] != 0x0A {
          inner += 1
        }
        let isEnd =
          ASCII.matches(bytes, at: inner, "end")
          || (inner > next && bytes[inner - 1] == ASCII.slash)
        if ASCII.matches(bytes, at: inner, "end") { inner += 3 }
        if isEnd, ASCII.matches(bytes, at: inner, word), var last = find("}", from: inner) {
          while last < bytes.count, bytes[last] == 0x7D { last += 1 }
          return last
        }
        close = next
      }
      budget -= limit - end
    }
    return nil
  }

  private mutating func attributes(_ start: Int, _ lineEnd: Int) -> Int? {
    var index = start + 2
    while index < lineEnd, bytes[index] != 0x7D {
      if bytes[index] == 0x7B { return nil }
      index += 1
    }
    guard index < lineEnd else { return nil }
    cover(start, index + 1, MarkdownMark.dropped)
    return index + 1
  }

  /// Whether a place lies in the target of a link.
  private func isInTarget(_ start: Int) -> Bool {
    var index = start - 1
    while index > self.start, !ASCII.isSpace(bytes[index]), start - index < 512 {
      if bytes[index] == 0x28, bytes[index - 1] == 0x5D { return true }
      index -= 1
    }
    return false
  }

  /// Where the first `word` from `start` on ends.
  private mutating func find(_ word: StaticString, from start: Int, reach: Int = reach) -> Int? {
    guard budget > 0 else { return nil }
    let limit = min(bytes.count, start + reach)
    var index = start
    while index < limit, let base = bytes.baseAddress,
      let found = memchr(base + index, Int32(word.utf8Start[0]), limit - index)
    {
      index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if ASCII.matches(bytes, at: index, word) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    budget -= max(0, limit - start)
    return nil
  }

  // MARK: Brackets

  /// Where the footnote label or the shortcode at `start` ends, nil when there is none.
  private func brackets(_ start: Int, _ lineEnd: Int) -> Int? {
    guard start + 1 < lineEnd else { return nil }
    if bytes[start + 1] == 0x5E {
      guard let end = footnoteEnd(start, lineEnd), end >= lineEnd || bytes[end] != 0x28 else {
        return nil
      }
      return end
    }
    var index = start + 1
    let isEnd = bytes[index] == ASCII.slash
    if isEnd { index += 1 }
    let name = index
    while index < lineEnd,
      ASCII.isAlphanumeric(bytes[index]) || bytes[index] == ASCII.hyphen
        || bytes[index] == 0x5F
    { index += 1 }
    guard index > name, ASCII.isLetter(bytes[name]), index < lineEnd else { return nil }
    var hasAttribute = false
    var quote: UInt8 = 0
    while index < lineEnd, quote != 0 || bytes[index] != 0x5D {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x5B {
        return nil
      } else if byte == ASCII.equals {
        hasAttribute = true
        if index + 1 < lineEnd, bytes[index + 1] == 0x22 || bytes[index + 1] == 0x27 {
          quote = bytes[index + 1]
          index += 1
        }
      }
      index += 1
    }
    guard index < lineEnd, isEnd || hasAttribute else { return nil }
    // A link, not a shortcode.
    if index + 1 < lineEnd, [0x28, 0x5B, 0x3A].contains(bytes[index + 1]) { return nil }
    return index + 1
  }
}
