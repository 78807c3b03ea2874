/// Turns ranges of a document's text into places in its source file.
///
/// Holds the table of line starts, so make one per document and only when there is something to
/// place.
public struct Locator: Sendable {
  private let document: Document
  /// Offsets in the clean source at which lines start.
  private let lineStarts: [Int]
  /// The number of scalars before each stretch of the source, so that long lines cost no more.
  private let scalarsBefore: [Int]
  private static let stretch = 4_096

  /// Prepares to place findings of `document`.
  public init(_ document: Document) {
    self.document = document
    var starts = [0]
    document.source.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
          starts.append(index)
        }
      }
    }
    lineStarts = starts
    var scalars = 0
    var before: [Int] = []
    let bytes = document.source.bytes
    for start in stride(from: 0, to: bytes.count, by: Self.stretch) {
      before.append(scalars)
      let stretch = bytes[start..<min(start + Self.stretch, bytes.count)]
      for byte in stretch where byte & 0xC0 != 0x80 { scalars += 1 }
    }
    scalarsBefore = before
  }

  /// The place of a range of the document's text, nil when nothing of it came from the source.
  public func location(of range: TextRange) -> Location? {
    let (pieces, approximate) = document.map.pieces(of: range)
    guard let first = pieces.first, let last = pieces.last else { return nil }
    let start = position(of: first.start)
    let end = position(of: last.end)
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
      approximate: approximate ? true : nil
    )
  }

  /// Line and column, both 1-based, of an offset in the clean source.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return (low, scalars(before: offset) - scalars(before: lineStarts[low - 1]) + 1)
  }

  private func scalars(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let index = min(offset / Self.stretch, scalarsBefore.count - 1)
    let rest = document.source.bytes[index * Self.stretch..<offset]
    return scalarsBefore[index] + rest.count { $0 & 0xC0 != 0x80 }
  }
}
