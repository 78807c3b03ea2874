/// Turns ranges of a document's text into places in its source file.
///
/// Needs an index of the source's lines: make one per document and only when there is something to
/// place, or have the reader keep the index in ``SourceText/lines``, as containers of many do.
public struct Locator: Sendable {
  private let document: Document
  private let lines: LineIndex

  /// Prepares to place findings of `document`.
  public init(_ document: Document) {
    self.document = document
    lines = document.source.lines ?? LineIndex(document.source.bytes)
  }

  /// The place of a range of the document's text, nil when nothing of it came from the source.
  public func location(of range: TextRange) -> Location? {
    let (pieces, approximate) = document.map.pieces(of: range)
    guard let first = pieces.first, let last = pieces.last else { return nil }
    let (start, end) = (point(first.start), point(last.end))
    let files = pieces.map { document.source.fileRange(of: $0) }
    let whole = document.source.fileRange(of: TextRange(first.start, last.end))
    return Location(
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      byteOffset: whole.start,
      byteLength: whole.count,
      ranges: files.map { ByteRange(byteOffset: $0.start, byteLength: $0.count) },
      approximate: approximate ? true : nil,
      codeUnits: Self.codeUnits(start, end)
    )
  }

  /// The place of a range of the clean source.
  public func location(ofSource range: TextRange) -> Location {
    let (start, end) = (point(range.start), point(range.end))
    let file = document.source.fileRange(of: range)
    return Location(
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      byteOffset: file.start,
      byteLength: file.count,
      ranges: [ByteRange(byteOffset: file.start, byteLength: file.count)],
      codeUnits: Self.codeUnits(start, end)
    )
  }

  private func point(_ offset: Int) -> LineIndex.Point {
    lines.point(of: offset, in: document.source.bytes)
  }

  /// The columns in code units, nil where all characters before them are ASCII.
  private static func codeUnits(
    _ start: LineIndex.Point,
    _ end: LineIndex.Point
  ) -> CodeUnitColumns? {
    guard start.utf8 != start.column || end.utf8 != end.column else { return nil }
    return CodeUnitColumns(
      utf8: start.utf8,
      endUTF8: end.utf8,
      utf16: start.utf16,
      endUTF16: end.utf16
    )
  }

  /// Line and column, both 1-based, of an offset in the clean source.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    lines.position(of: offset, in: document.source.bytes)
  }
}
