import CalqueCore

/// Takes the XML level off the content of an element.
///
/// Works on the stretch of source between the element's tags, which the parser found: references are
/// decoded, sections of CDATA opened, instructions left out, and so are comments but for those of XHTML.
enum XMLContent {
  /// What becomes of tags inside.
  enum Tags {
    /// They are left out: the content is text.
    case dropped
    /// They stay: HTML that somebody forgot to escape.
    case kept
    /// They are the content: XHTML, whose references stay too.
    case markup
  }

  /// The content between two offsets of the source.
  static func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    tags: Tags
  ) -> DecodedText {
    var decoded = DecodedText(capacity: range.count)
    var index = range.lowerBound
    var start = index
    let end = range.upperBound
    while index < end {
      let byte = source[index]
      guard byte == ASCII.less || byte == ASCII.ampersand else {
        index += 1
        continue
      }
      if byte == ASCII.ampersand {
        guard tags != .markup, let reference = reference(source, index, end) else {
          index += 1
          continue
        }
        decoded.verbatim(source, start, index)
        decoded.character(reference.first, then: reference.second, index, reference.end)
        index = reference.end
      } else if ASCII.matches(source, at: index, "<![cdata[") {
        decoded.verbatim(source, start, index)
        let close = find("]]>", source, index + 9, end)
        section(source, index + 9, close, escapes: tags == .markup, &decoded)
        index = min(close + 3, end)
      } else if ASCII.matches(source, at: index, "<!--") {
        decoded.verbatim(source, start, index)
        let close = min(find("-->", source, index + 4, end) + 3, end)
        if tags == .markup { decoded.verbatim(source, index, close) }
        index = close
      } else if index + 1 < end, source[index + 1] == ASCII.question {
        decoded.verbatim(source, start, index)
        index = min(find("?>", source, index + 2, end) + 2, end)
      } else if let close = tagEnd(source, index, end) {
        decoded.verbatim(source, start, index)
        switch tags {
        case .dropped: break
        case .kept: decoded.verbatim(source, index, close)
        case .markup: tag(source, index, close, &decoded)
        }
        index = close
      } else {
        index += 1
        continue
      }
      start = index
    }
    decoded.verbatim(source, start, end)
    return decoded
  }

  /// A reference at XML's level, where names end in a semicolon; HTML's names are known too, since
  /// feeds use them without declaring them.
  static func reference(
    _ source: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ end: Int
  ) -> CharacterReference? {
    guard let reference = CharacterReference.decode(source, at: index, end: end),
      source[reference.end - 1] == ASCII.semicolon
    else { return nil }
    return reference
  }

  /// The content of a section of CDATA.
  private static func section(
    _ source: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    escapes: Bool,
    _ decoded: inout DecodedText
  ) {
    guard escapes else { return decoded.verbatim(source, start, end) }
    // Among markup, its "<" and "&" are text.
    var from = start
    for index in start..<max(start, end)
    where source[index] == ASCII.less || source[index] == ASCII.ampersand {
      decoded.verbatim(source, from, index)
      decoded.replacement(source[index] == ASCII.less ? "&lt;" : "&amp;", index, index + 1)
      from = index + 1
    }
    decoded.verbatim(source, from, end)
  }

  /// A tag, without the prefix of its name, which HTML does not know.
  private static func tag(
    _ source: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    _ decoded: inout DecodedText
  ) {
    let isEnd = source[start + 1] == ASCII.slash
    var name = start + (isEnd ? 2 : 1)
    while name < end, ASCII.isAlphanumeric(source[name]) || source[name] == ASCII.hyphen {
      name += 1
    }
    guard name + 1 < end, source[name] == 0x3A, ASCII.isLetter(source[name + 1]) else {
      return decoded.verbatim(source, start, end)
    }
    decoded.replacement(isEnd ? "</" : "<", start, name + 1)
    decoded.verbatim(source, name + 1, end)
  }

  /// Where the tag that starts at `index` ends; nil when it is no tag.
  private static func tagEnd(
    _ source: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ end: Int
  ) -> Int? {
    var place = index + 1
    if place < end, source[place] == ASCII.slash { place += 1 }
    guard place < end, ASCII.isLetter(source[place]) else { return nil }
    while place < end, source[place] != ASCII.greater {
      if source[place] == ASCII.less { return nil }
      let quote = source[place]
      place += 1
      guard quote == ASCII.doubleQuote || quote == ASCII.singleQuote else { continue }
      while place < end, source[place] != quote, source[place] != ASCII.less { place += 1 }
      if place < end, source[place] == quote { place += 1 }
    }
    return place < end ? place + 1 : nil
  }

  /// Where a mark next stands, `end` when it does not.
  private static func find(
    _ mark: StaticString,
    _ source: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    var index = start
    while index < end {
      if source[index] == mark.utf8Start[0], ASCII.matches(source, at: index, mark) { return index }
      index += 1
    }
    return end
  }
}
