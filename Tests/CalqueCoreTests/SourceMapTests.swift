import CalqueCore
import Testing

@Suite struct SourceMapTests {
  /// `a <b>b&amp;</b>  c`, read as `a b& c`.
  private static var map: SourceMap {
    var map = SourceMap()
    map.append(.init(text: 0, textCount: 2, source: 0, sourceCount: 2, kind: .verbatim))
    map.append(.init(text: 2, textCount: 1, source: 5, sourceCount: 1, kind: .verbatim))
    map.append(.init(text: 3, textCount: 1, source: 6, sourceCount: 5, kind: .atomic))
    map.append(.init(text: 4, textCount: 1, source: 15, sourceCount: 2, kind: .atomic))
    map.append(.init(text: 5, textCount: 1, source: 17, sourceCount: 1, kind: .verbatim))
    return map
  }

  @Test func piecesSkipTagsAndJoinNeighbours() {
    #expect(
      Self.map.pieces(of: TextRange(0, 6)).ranges == [
        TextRange(0, 2), TextRange(5, 11), TextRange(15, 18),
      ]
    )
    #expect(Self.map.pieces(of: TextRange(2, 4)).ranges == [TextRange(5, 11)])
    #expect(Self.map.pieces(of: TextRange(1, 2)).ranges == [TextRange(1, 2)])
    #expect(Self.map.pieces(of: TextRange(5, 6)).ranges == [TextRange(17, 18)])
  }

  @Test func verbatimNeighboursBecomeOneSegment() {
    var map = SourceMap()
    map.append(.init(text: 0, textCount: 3, source: 10, sourceCount: 3, kind: .verbatim))
    map.append(.init(text: 3, textCount: 2, source: 13, sourceCount: 2, kind: .verbatim))
    #expect(map.segments.count == 1)
    #expect(map.pieces(of: TextRange(1, 5)).ranges == [TextRange(11, 15)])
  }

  @Test func droppedCharactersCountOnlyInside() {
    // `go&shy;ne`: the soft hyphen lies between two kept letters, and belongs to words round it.
    var map = SourceMap()
    map.append(.init(text: 0, textCount: 2, source: 0, sourceCount: 2, kind: .verbatim))
    map.append(.init(text: 2, textCount: 0, source: 2, sourceCount: 5, kind: .atomic))
    map.append(.init(text: 2, textCount: 2, source: 7, sourceCount: 2, kind: .verbatim))
    #expect(map.pieces(of: TextRange(0, 4)).ranges == [TextRange(0, 9)])
    #expect(map.pieces(of: TextRange(2, 4)).ranges == [TextRange(7, 9)])
    #expect(map.pieces(of: TextRange(0, 2)).ranges == [TextRange(0, 2)])
  }

  @Test func approximatePiecesSaySo() {
    var map = SourceMap()
    map.append(.init(text: 0, textCount: 4, source: 3, sourceCount: 9, kind: .approximate))
    let pieces = map.pieces(of: TextRange(1, 2))
    #expect(pieces.approximate)
    #expect(pieces.ranges == [TextRange(3, 12)])
  }

  @Test func nothingMapsToNothing() {
    #expect(SourceMap().pieces(of: TextRange(0, 3)).ranges.isEmpty)
  }
}

@Suite struct OffsetMapTests {
  @Test func withoutRunsItIsTheIdentity() {
    #expect(OffsetMap().isIdentity)
    #expect(OffsetMap().fileOffset(of: 77) == 77)
  }

  @Test func runsOfOneWidthMapExactly() {
    // Windows-1251: `a`, three Cyrillic letters (two bytes each in UTF-8), `b`.
    var map = OffsetMap()
    map.append(decoded: 0, file: 0, decodedStep: 1, fileStep: 1)
    for index in 0..<3 {
      map.append(decoded: 1 + index * 2, file: 1 + index, decodedStep: 2, fileStep: 1)
    }
    map.append(decoded: 7, file: 4, decodedStep: 1, fileStep: 1)
    #expect([0, 1, 3, 5, 7, 8].map(map.fileOffset(of:)) == [0, 1, 2, 3, 4, 5])
    // Inside a character: its start.
    #expect(map.fileOffset(of: 4) == 2)
  }
}
