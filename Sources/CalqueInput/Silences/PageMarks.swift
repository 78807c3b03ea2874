import CalqueCore

/// An element of a page that asks for silence, or says whether its text is to be translated.
struct ElementMark {
  enum Kind {
    case silence, untranslated, translated
  }

  var kind: Kind
  /// Index of the element.
  var node: Int32
  /// Where in the source its content starts, or a little before.
  var start: Int
  /// Where its content ends.
  var end: Int

  /// Most of them that are noted on a page, and most comments.
  static let most = 1_000
}

/// Gathers what the comments and elements of a parsed page ask for.
enum PageMarks {
  /// The requests for silence on a page, by place.
  static func silences(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ condenser: Condenser,
    _ page: Page
  ) -> [SilenceMark] {
    guard !condenser.remarks.isEmpty || !page.marks.isEmpty else { return [] }
    var silences = condenser.remarks.compactMap { SilenceParser.comment(bytes, $0) }
    for mark in page.marks where mark.kind == .silence {
      // The parser knows the element, the condenser its tag.
      let tag = condenser.silencingTags.last { $0.tag.lowerBound <= mark.start }
      guard let tag, mark.start <= tag.tag.upperBound else { continue }
      silences.append(
        SilenceParser.attribute(bytes, tag.value, element: TextRange(mark.start, mark.end))
      )
    }
    return silences.sorted { $0.place < $1.place }
  }

  /// The stretches of source whose text is not to be translated, ascending.
  static func untranslated(_ marks: [ElementMark]) -> [TextRange] {
    var ranges: [TextRange] = []
    var open: [ElementMark] = []
    var from: Int?
    /// Makes the innermost open element's word hold from a place on.
    func settle(at place: Int) {
      let isUntranslated = open.last?.kind == .untranslated
      if isUntranslated, from == nil { from = place }
      if !isUntranslated, let start = from {
        if place > start { ranges.append(TextRange(start, place)) }
        from = nil
      }
    }
    func close(before place: Int) {
      while let last = open.last, last.end <= place {
        open.removeLast()
        settle(at: last.end)
      }
    }
    for mark in marks where mark.kind != .silence {
      close(before: mark.start)
      open.append(mark)
      settle(at: mark.start)
    }
    close(before: .max)
    return ranges
  }
}

extension Condenser {
  /// Notes a comment that is meant for Calque; it is cut like the others.
  mutating func noteRemark(_ start: Int, _ end: Int) {
    var index = start
    while index < end, ASCII.isSpace(page[index]) { index += 1 }
    guard ASCII.matches(page, at: index, SilenceParser.prefix), remarks.count < ElementMark.most
    else { return }
    var last = end
    while last > index,
      page[last - 1] == ASCII.greater || page[last - 1] == ASCII.exclamation
        || page[last - 1] == ASCII.hyphen
    { last -= 1 }
    remarks.append(index..<last)
  }
}
