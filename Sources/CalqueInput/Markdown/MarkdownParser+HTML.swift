import CalqueCore

extension MarkdownParser {
  /// Reads the HTML block that was gathered.
  func readHTML() {
    defer { html = [] }
    guard let first = html.first, let last = html.last else { return }
    let range = first.lowerBound..<last.upperBound
    // Between its lines stand markers of quotes and lists.
    var fragment = Array(bytes[range])
    var gaps: [Range<Int>] = []
    var from = range.lowerBound
    for line in html {
      var index = from
      while index < line.lowerBound, ASCII.isSpace(bytes[index]) { index += 1 }
      if index < line.lowerBound {
        let gap = index - range.lowerBound..<line.lowerBound - range.lowerBound
        for offset in gap { fragment[offset] = ASCII.space }
        gaps.append(gap)
      }
      from = line.upperBound
    }
    silences += fragment.withUnsafeBufferPointer { SilenceParser.comments($0, $0.indices) }
      .map { $0.moved(by: range.lowerBound) }
    guard let page = HTMLFragment.page(fragment) else { return }
    silences += page.silences.filter { $0.origin == .attribute }
      .map { $0.moved(by: range.lowerBound) }
    untranslated += PageMarks.untranslated(page.marks)
      .map { TextRange($0.start + range.lowerBound, $0.end + range.lowerBound) }
    let base = label
    builder.append(page.builder, shift: range.lowerBound, gaps: gaps) { raw in
      guard var label = HTMLFragment.label(of: raw, in: page, base: base) else { return nil }
      if label == Label(kind: .heading, level: 1), !hasHeadline, quotes + items == 0 {
        label.kind = .headline
        hasHeadline = true
      }
      labels.append(label)
      return labels.count - 1
    }
  }
}

extension SilenceMark {
  /// The same request, further on in the source.
  fileprivate func moved(by distance: Int) -> Self {
    var mark = self
    mark.place = TextRange(place.start + distance, place.end + distance)
    if case .element(let range) = reach {
      mark.reach = .element(TextRange(range.start + distance, range.end + distance))
    }
    return mark
  }
}
