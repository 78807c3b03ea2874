import CalqueCore

/// Builds the text of a document block by block, and the way back from it to the source.
struct BlockBuilder {
  /// A block before it is known what it is.
  struct Raw {
    /// Where its text lies.
    var start: Int
    var end: Int
    /// The element that all of its text lies in; what the reader said last.
    var node: Int
    /// How many bytes of text are in links.
    var linkBytes: Int
  }

  private enum Gap {
    case none, space, lineBreak
  }

  /// The text of all blocks, each followed by a line feed.
  private(set) var text: [UInt8] = []
  /// The way from ``text`` to the source.
  private(set) var map = SourceMap()
  /// The blocks so far.
  private(set) var blocks: [Raw] = []
  /// The links so far, by the text in them; a link of two blocks is two.
  private(set) var links: [TextRange] = []
  /// Whether text is now inside a link.
  var isInLink = false {
    didSet { if !isInLink { endLink() } }
  }
  /// Whether line feeds in the source stay line feeds.
  var keepsLineFeeds = false
  /// Where in the source text is left out from, because there is too much of it.
  private(set) var stoppedAt: Int?

  private var blockStart = 0
  private var linkBytes = 0
  /// Where the text of the open link begins.
  private var linkStart: Int?
  /// White space that is written only if text follows in the same block.
  private var gap = Gap.none
  private var gapByte = ASCII.space
  private var gapStart = 0
  private var gapEnd = 0
  private var lineBreaks = 0

  init(capacity: Int) {
    text.reserveCapacity(capacity)
    blocks.reserveCapacity(256)
  }

  /// Whether the current block has text.
  var hasText: Bool { text.count > blockStart }

  /// Whether the block has text and no white space after it.
  var endsInCharacter: Bool { hasText && gap == .none }

  /// Whether the last character so far is of the Latin script or ASCII.
  var endsInLatin: Bool {
    guard hasText, gap == .none else { return true }
    var index = text.count - 1
    while index > blockStart, text[index] & 0xC0 == 0x80 { index -= 1 }
    return TextDecoder.isLatin(text[index])
  }

  /// Ends the current block, if it has text.
  mutating func endBlock(node: Int) {
    gap = .none
    lineBreaks = 0
    guard hasText else { return }
    endLink()
    blocks.append(Raw(start: blockStart, end: text.count, node: node, linkBytes: linkBytes))
    text.append(ASCII.lineFeed)
    blockStart = text.count
    linkBytes = 0
  }

  /// Notes a forced line break whose tag stands at a range of the source.
  ///
  /// It becomes a line feed that maps to the tag.
  mutating func lineBreak(_ start: Int, _ end: Int) {
    lineBreaks += 1
    guard hasText, gap != .lineBreak else { return }
    gap = .lineBreak
    gapStart = start
    gapEnd = end
  }

  /// Whether the text that follows is parted from the text before by an empty line.
  var isParted: Bool { lineBreaks >= 2 && hasText }

  /// Notes white space.
  mutating func whiteSpace(_ start: Int, _ end: Int, isLineFeed: Bool) {
    guard hasText else { return }
    switch gap {
    case .none:
      gap = .space
      gapStart = start
      gapEnd = end
      gapByte = isLineFeed && keepsLineFeeds ? ASCII.lineFeed : ASCII.space
    case .space:
      if gapEnd == start { gapEnd = end }
      if isLineFeed && keepsLineFeeds { gapByte = ASCII.lineFeed }
    case .lineBreak: break
    }
  }

  /// Leaves out all text from a place of the source on.
  mutating func stop(at source: Int) { stoppedAt = stoppedAt ?? source }

  /// Whether there is no place for text from `source` on.
  private mutating func isFull(at source: Int) -> Bool {
    if stoppedAt != nil { return true }
    guard
      text.count >= InputLimits.textBytes || map.segments.count >= InputLimits.segments
        || blocks.count >= InputLimits.blocks
    else { return false }
    stoppedAt = source
    return true
  }

  /// Appends source bytes as they are.
  mutating func verbatim(_ bytes: UnsafeBufferPointer<UInt8>, source: Int) {
    guard !isFull(at: source) else { return }
    let bytes = fitting(bytes, source)
    if gap != .none || lineBreaks > 0 { closeGap() }
    map.append(
      .init(
        text: text.count,
        textCount: bytes.count,
        source: source,
        sourceCount: bytes.count,
        kind: .verbatim
      )
    )
    text.append(contentsOf: bytes)
    noteLink(bytes.count)
  }

  /// What of some bytes there is place for: all of them, or those up to the end of a word.
  private mutating func fitting(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ source: Int
  ) -> UnsafeBufferPointer<UInt8> {
    let room = InputLimits.textBytes - text.count
    guard bytes.count > room else { return bytes }
    var end = room
    while end > 0, room - end < 256, bytes[end] != ASCII.space { end -= 1 }
    if end == 0 || bytes[end] != ASCII.space { end = room }
    // Never inside a character.
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    stoppedAt = source + end
    return UnsafeBufferPointer(rebasing: bytes[..<end])
  }

  /// Appends a character that a range of the source stands for.
  mutating func character(_ first: UInt32, _ second: UInt32, _ start: Int, _ end: Int) {
    guard !isFull(at: start) else { return }
    if gap != .none || lineBreaks > 0 { closeGap() }
    let from = text.count
    UTF8Scanner.append(first, to: &text)
    if second != 0 { UTF8Scanner.append(second, to: &text) }
    map.append(
      .init(
        text: from,
        textCount: text.count - from,
        source: start,
        sourceCount: end - start,
        kind: .atomic
      )
    )
    noteLink(text.count - from)
  }

  /// Notes that the last bytes of the text are in a link, if they are.
  private mutating func noteLink(_ count: Int) {
    guard isInLink else { return }
    linkBytes += count
    if linkStart == nil { linkStart = text.count - count }
  }

  /// Ends the text of the open link here.
  private mutating func endLink() {
    guard let start = linkStart else { return }
    linkStart = nil
    links.append(TextRange(start, text.count))
  }

  /// Appends text of which only the neighbourhood in the source is known.
  mutating func approximate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard !isFull(at: start) else { return }
    closeGap()
    map.append(
      .init(
        text: text.count,
        textCount: bytes.count,
        source: start,
        sourceCount: end - start,
        kind: .approximate
      )
    )
    text.append(contentsOf: bytes)
  }

  /// Notes a character of the source that is left out of the text.
  mutating func dropped(_ start: Int, _ end: Int) {
    guard hasText, gap == .none, !isFull(at: start) else { return }
    map.append(
      .init(text: text.count, textCount: 0, source: start, sourceCount: end - start, kind: .atomic)
    )
  }

  /// Appends the blocks of another builder, whose source starts at `shift` in this one's.
  ///
  /// - Parameters:
  ///   - other: the blocks; the current one here must have ended.
  ///   - shift: how far on in the source each byte stands.
  ///   - gaps: what of the other's source is none of its own, in order; white space ends before it.
  ///   - node: gives each block its element, or nil to leave the block out.
  mutating func append(
    _ other: Self,
    shift: Int,
    gaps: [Range<Int>] = [],
    node: (Raw) -> Int?
  ) {
    let segments = other.map.segments
    var index = 0
    var gap = 0
    var link = 0
    for block in other.blocks {
      while index < segments.count, Int(segments[index].text) < block.start { index += 1 }
      guard let node = node(block) else { continue }
      let moved = text.count - block.start
      while index < segments.count, Int(segments[index].text) < block.end {
        var segment = segments[index]
        while gap < gaps.count, gaps[gap].upperBound <= Int(segment.source) { gap += 1 }
        if gap < gaps.count, segment.kind == .atomic, gaps[gap].lowerBound > Int(segment.source) {
          segment.sourceCount = min(
            segment.sourceCount,
            Int32(gaps[gap].lowerBound) - segment.source
          )
        }
        segment.text += Int32(moved)
        segment.source += Int32(shift)
        map.append(segment)
        index += 1
      }
      text.append(contentsOf: other.text[block.start..<block.end])
      linkBytes = block.linkBytes
      while link < other.links.count, other.links[link].start < block.start { link += 1 }
      while link < other.links.count, other.links[link].start < block.end {
        let range = other.links[link]
        links.append(TextRange(range.start + moved, range.end + moved))
        link += 1
      }
      endBlock(node: node)
    }
  }

  private mutating func closeGap() {
    lineBreaks = 0
    defer { gap = .none }
    guard gap != .none, hasText else { return }
    let isOneByte = gap == .space && gapEnd - gapStart == 1
    map.append(
      .init(
        text: text.count,
        textCount: 1,
        source: gapStart,
        sourceCount: gapEnd - gapStart,
        kind: isOneByte ? .verbatim : .atomic
      )
    )
    text.append(gap == .lineBreak ? ASCII.lineFeed : gapByte)
  }
}
