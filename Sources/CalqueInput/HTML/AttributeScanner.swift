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

  /// The attribute that silences rules in its element.
  static let silence: StaticString = "data-calque-ignore"

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
        || ASCII.matches(page, at: start, "itemtype")
        || (tag == .meta && ASCII.matches(page, at: start, "property"))
    case 9: return ASCII.matches(page, at: start, "translate")
    case 11: return ASCII.matches(page, at: start, "aria-hidden")
    case 18: return ASCII.matches(page, at: start, silence)
    default: return false
    }
  }

  /// The value of an attribute, without its quotes.
  static func value(_ page: UnsafeBufferPointer<UInt8>, _ attribute: Attribute) -> Range<Int> {
    var start = attribute.nameEnd
    while start < attribute.end, ASCII.isSpace(page[start]) { start += 1 }
    guard start < attribute.end, page[start] == ASCII.equals else {
      return attribute.end..<attribute.end
    }
    start += 1
    while start < attribute.end, ASCII.isSpace(page[start]) { start += 1 }
    guard start < attribute.end,
      page[start] == ASCII.doubleQuote || page[start] == ASCII.singleQuote
    else { return start..<attribute.end }
    return start + 1..<max(start + 1, attribute.end - 1)
  }

  /// Whether an attribute says that its script is JSON-LD.
  static func isDataType(_ page: UnsafeBufferPointer<UInt8>, _ attribute: Attribute) -> Bool {
    attribute.nameEnd - attribute.start == 4 && ASCII.matches(page, at: attribute.start, "type")
      && holds(page, attribute, "ld+json")
  }

  /// The description that the attributes of a `<meta>` tag give, if they give one.
  static func description(
    _ page: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Range<Int>? {
    var index = start
    var isDescription = false
    var content: Range<Int>?
    while index < end {
      while index < end, ASCII.isSpace(page[index]) || page[index] == ASCII.slash { index += 1 }
      guard index < end, page[index] != ASCII.greater else { break }
      let attribute = next(page, index)
      index = attribute.end
      let value = value(page, attribute)
      switch attribute.nameEnd - attribute.start {
      case 4 where ASCII.matches(page, at: attribute.start, "name"),
        8 where ASCII.matches(page, at: attribute.start, "property"):
        isDescription =
          isDescription
          || value.count == 11 && ASCII.matches(page, at: value.lowerBound, "description")
          || value.count == 14 && ASCII.matches(page, at: value.lowerBound, "og:description")
      case 7 where ASCII.matches(page, at: attribute.start, "content"): content = value
      default: break
      }
    }
    return isDescription ? content : nil
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
