import CalqueCore

/// Reads what an author writes to silence rules: `calque-ignore-next RULE, RULE: reason`.
enum SilenceParser {
  /// What every comment for Calque begins with.
  static let prefix: StaticString = "calque-"
  /// Most bytes of a request that are read: no reason needs more.
  private static let longest = 2_048
  /// Most rules that one request may name.
  private static let mostRules = 50

  /// The request in a comment, whose text stands in a range; nil when it is none.
  static func comment(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> SilenceMark? {
    let range = trimmed(bytes, range)
    guard ASCII.matches(bytes, at: range.lowerBound, prefix) else { return nil }
    let start = range.lowerBound + prefix.utf8CodeUnitCount
    var end = start
    while end < range.upperBound, ASCII.isLetter(bytes[end]) || bytes[end] == ASCII.hyphen {
      end += 1
    }
    let reach: SilenceMark.Reach
    switch String(decoding: bytes[start..<end], as: UTF8.self).lowercased() {
    case "ignore-next": reach = .next
    case "ignore-file": reach = .document
    case "disable": reach = .start
    case "enable": reach = .end
    // Others may use the name; these are misspelled.
    case let verb where ["ig", "dis", "en"].contains { verb.hasPrefix($0) }: reach = .unknown
    default: return nil
    }
    return mark(bytes, end..<range.upperBound, reach, .comment, place: range)
  }

  /// The request in an attribute's value, about an element that reaches over a stretch of source.
  static func attribute(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ value: Range<Int>,
    element: TextRange
  ) -> SilenceMark {
    let value = trimmed(bytes, value)
    return mark(bytes, value, .element(element), .attribute, place: value)
  }

  /// The requests in the HTML comments of a stretch of text.
  static func comments(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) -> [SilenceMark] {
    var marks: [SilenceMark] = []
    var index = range.lowerBound
    while index + 4 <= range.upperBound {
      guard bytes[index] == ASCII.less, ASCII.matches(bytes, at: index, "<!--") else {
        index += 1
        continue
      }
      var end = index + 4
      while end < range.upperBound, !ASCII.matches(bytes, at: end, "-->") { end += 1 }
      if let mark = comment(bytes, index + 4..<min(end, range.upperBound)) { marks.append(mark) }
      index = end + 3
    }
    return marks
  }

  private static func mark(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ reach: SilenceMark.Reach,
    _ origin: Silence.Origin,
    place: Range<Int>
  ) -> SilenceMark {
    let text = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + longest)]
    let colon = text.firstIndex(of: 0x3A) ?? text.endIndex
    // After a rule without a colon there may stand a reason all the same; it is asked for properly.
    let rules = text[..<colon].split(separator: 0x2C).prefix(mostRules).compactMap { part in
      part.split(whereSeparator: ASCII.isSpace).first.map { String(decoding: $0, as: UTF8.self) }
    }
    let reason = colon < text.endIndex ? text[(colon + 1)...] : text[text.endIndex...]
    return SilenceMark(
      reach: reach,
      origin: origin,
      rules: rules,
      reason: PieceDecoder.fold(reason),
      place: TextRange(place.lowerBound, place.upperBound)
    )
  }

  /// A range without the white space at its ends.
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
