import Glibc

/// Steps through the attributes of a tag, quotes and all.
enum AttributeScanner {
  /// An attribute's place.
  struct Attribute {
    var start: Int
    var nameEnd: Int
    var end: Int
  }

  /// The attribute that starts at `start`, which is neither white space nor the tag's end.
  @inline(__always)
  static func next(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Attribute {
    var index = start + 1
    let count = page.count
    while index < count {
      let byte = page[index]
      if byte <= ASCII.greater,
        byte == ASCII.equals || byte == ASCII.greater || byte == ASCII.slash || ASCII.isSpace(byte)
      {
        break
      }
      index += 1
    }
    let nameEnd = index
    while index < count, ASCII.isSpace(page[index]) { index += 1 }
    guard index < count, page[index] == ASCII.equals else {
      return Attribute(start: start, nameEnd: nameEnd, end: nameEnd)
    }
    index += 1
    while index < count, ASCII.isSpace(page[index]) { index += 1 }
    guard index < count, page[index] != ASCII.greater else {
      return Attribute(start: start, nameEnd: nameEnd, end: index)
    }
    let quote = page[index]
    if quote == ASCII.doubleQuote || quote == ASCII.singleQuote, let base = page.baseAddress,
      let close = memchr(base + index + 1, Int32(quote), count - index - 1)
    {
      let end = UnsafeRawPointer(close) - UnsafeRawPointer(base) + 1
      return Attribute(start: start, nameEnd: nameEnd, end: end)
    }
    while index < count, page[index] != ASCII.greater, !ASCII.isSpace(page[index]) { index += 1 }
    return Attribute(start: start, nameEnd: nameEnd, end: index)
  }

  /// Whether reading the page needs the attribute.
  @inline(__always)
  static func isKept(
    _ page: UnsafeBufferPointer<UInt8>,
    _ attribute: Attribute,
    _ tag: Tag
  ) -> Bool {
    let start = attribute.start
    // A value that has to be guessed at is left to no other parser.
    guard attribute.end - start < 4096 else { return false }
    switch attribute.nameEnd - start {
    case 2: return ASCII.matches(page, at: start, "id")
    case 4:
      return ASCII.matches(page, at: start, "lang") || ASCII.matches(page, at: start, "role")
        || (tag == .meta && ASCII.matches(page, at: start, "name"))
    case 5:
      return ASCII.matches(page, at: start, "class")
        || (ASCII.matches(page, at: start, "style")
          && holds(page, attribute, "none"))
    case 6: return ASCII.matches(page, at: start, "hidden")
    case 7: return tag == .meta && ASCII.matches(page, at: start, "content")
    case 8:
      return ASCII.matches(page, at: start, "xml:lang")
        || ASCII.matches(page, at: start, "itemprop")
        || (tag == .meta && ASCII.matches(page, at: start, "property"))
    case 11: return ASCII.matches(page, at: start, "aria-hidden")
    default: return false
    }
  }

  private static func holds(
    _ page: UnsafeBufferPointer<UInt8>,
    _ attribute: Attribute,
    _ word: StaticString
  ) -> Bool {
    var index = attribute.nameEnd
    while index < attribute.end {
      if ASCII.matches(page, at: index, word) { return true }
      index += 1
    }
    return false
  }
}
