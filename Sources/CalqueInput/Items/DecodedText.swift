import CalqueCore

/// Text that one level of escaping was taken off, and the way back to what it was read from.
struct DecodedText {
  /// The text as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The way from ``bytes`` to the source.
  private(set) var map = SourceMap()

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Appends a stretch of the source as it is.
  mutating func verbatim(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard end > start else { return }
    map.append(
      .init(
        text: bytes.count,
        textCount: end - start,
        source: start,
        sourceCount: end - start,
        kind: .verbatim
      )
    )
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<end]))
  }

  /// Appends a character that a stretch of the source stands for; NUL, which no text may hold, becomes
  /// a space.
  mutating func character(_ first: UInt32, then second: UInt32 = 0, _ start: Int, _ end: Int) {
    let from = bytes.count
    UTF8Scanner.append(first == 0 ? 0x20 : first, to: &bytes)
    if second != 0 { UTF8Scanner.append(second, to: &bytes) }
    note(from, start, end)
  }

  /// Appends bytes that a stretch of the source stands for.
  mutating func replacement(_ text: StaticString, _ start: Int, _ end: Int) {
    let from = bytes.count
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
    note(from, start, end)
  }

  private mutating func note(_ from: Int, _ start: Int, _ end: Int) {
    map.append(
      .init(
        text: from,
        textCount: bytes.count - from,
        source: start,
        sourceCount: end - start,
        kind: .atomic
      )
    )
  }

  /// The text with another level of character references taken off.
  func decodingReferences() -> Self {
    var decoded = Self(capacity: bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      var start = 0
      while index < bytes.count {
        guard bytes[index] == ASCII.ampersand,
          let reference = CharacterReference.decode(bytes, at: index, end: bytes.count)
        else {
          index += 1
          continue
        }
        decoded.verbatim(bytes, start, index)
        decoded.character(reference.first, then: reference.second, index, reference.end)
        index = reference.end
        start = index
      }
      decoded.verbatim(bytes, start, bytes.count)
    }
    decoded.map = decoded.map.through(self, text: decoded.bytes)
    return decoded
  }
}

extension DecodedText {
  /// The stretch of source that a stretch of the text was read from.
  func source(of range: TextRange) -> TextRange? {
    guard !range.isEmpty,
      let first = map.pieces(of: TextRange(range.start, range.start + 1)).ranges.first,
      let last = map.pieces(of: TextRange(range.end - 1, range.end)).ranges.last
    else { return nil }
    return TextRange(first.start, max(first.start, last.end))
  }

  /// A request for silence in the text, as one in the source.
  func moved(_ mark: SilenceMark) -> SilenceMark? {
    // An attribute may be empty, but it stands somewhere.
    let place = mark.place.isEmpty ? TextRange(mark.place.start, mark.place.end + 1) : mark.place
    guard let place = source(of: place) else { return nil }
    var moved = mark
    moved.place = place
    if case .element(let range) = mark.reach {
      guard let range = source(of: TextRange(range.start, min(range.end, bytes.count))) else {
        return nil
      }
      moved.reach = .element(range)
    }
    return moved
  }
}

extension SourceMap {
  /// The way from a text to what `outer` was read from, when this map leads to `outer`'s text.
  ///
  /// Exact as far as both are. A unit whose source lies in several pieces is marked as approximate,
  /// but for white space, of which one piece is as good as all.
  func through(_ outer: DecodedText, text: [UInt8]) -> SourceMap {
    var result = SourceMap()
    let pieces = outer.map.segments
    var cursor = 0
    for segment in segments {
      let start = Int(segment.source)
      let end = start + Int(segment.sourceCount)
      while cursor > 0, pieces[cursor - 1].end > start { cursor -= 1 }
      while cursor < pieces.count, pieces[cursor].end <= start { cursor += 1 }
      guard segment.kind == .verbatim else {
        if let unit = Self.unit(segment, start, end, outer, text) { result.append(unit) }
        continue
      }
      var index = cursor
      while index < pieces.count, Int(pieces[index].text) < end {
        let piece = pieces[index]
        let from = max(start, Int(piece.text))
        let count = min(end, piece.end) - from
        let isVerbatim = piece.kind == .verbatim
        result.append(
          .init(
            text: Int(segment.text) + from - start,
            textCount: count,
            source: Int(piece.source) + (isVerbatim ? from - Int(piece.text) : 0),
            sourceCount: isVerbatim ? count : Int(piece.sourceCount),
            kind: piece.kind
          )
        )
        index += 1
      }
    }
    return result
  }

  /// A segment that maps only as a whole, led through `outer`.
  private static func unit(
    _ segment: Segment,
    _ start: Int,
    _ end: Int,
    _ outer: DecodedText,
    _ text: [UInt8]
  ) -> Segment? {
    let (ranges, isApproximate) = outer.map.pieces(of: TextRange(start, end))
    guard let first = ranges.first, let last = ranges.last else { return nil }
    var kind = isApproximate ? .approximate : segment.kind
    var whole = TextRange(first.start, last.end)
    if ranges.count > 1 {
      guard segment.textCount > 0 else { return nil }
      if segment.textCount == 1, ASCII.isSpace(text[Int(segment.text)]),
        let space = outer.bytes[start..<end].firstIndex(where: ASCII.isSpace),
        let piece = outer.map.pieces(of: TextRange(space, space + 1)).ranges.first
      {
        whole = piece
      } else {
        kind = .approximate
      }
    }
    return Segment(
      text: Int(segment.text),
      textCount: Int(segment.textCount),
      source: whole.start,
      sourceCount: whole.count,
      kind: kind
    )
  }
}

extension SourceMap.Segment {
  /// Offset after its last byte of text.
  fileprivate var end: Int { Int(text) + Int(textCount) }
}
