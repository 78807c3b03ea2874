/// Finds line and column of any place in a source.
///
/// Small beside the source whatever its lines are like: it keeps four numbers for every stretch of
/// it, and looks at the bytes of one or two stretches for each answer.
public struct LineIndex: Hashable, Sendable {
  /// What stands before a stretch.
  private struct Mark: Hashable, Sendable {
    /// Line ends.
    var lines: Int32
    /// Scalars.
    var scalars: Int32
    /// Scalars that take two units of UTF-16.
    var pairs: Int32
    /// Where the line that the stretch starts in begins.
    var lineStart: Int32
  }

  private static let stretch = 4_096
  private var marks: [Mark] = []

  /// Indexes a source; LF, CRLF and CR end lines.
  public init(_ bytes: [UInt8]) {
    marks.reserveCapacity(bytes.count / Self.stretch + 1)
    var mark = Mark(lines: 0, scalars: 0, pairs: 0, lineStart: 0)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        marks.append(mark)
        let end = min(start + Self.stretch, bytes.count)
        for index in start..<end {
          let byte = bytes[index]
          mark.scalars &+= byte & 0xC0 == 0x80 ? 0 : 1
          mark.pairs &+= byte >= 0xF0 ? 1 : 0
          if byte <= 0x0D, Self.endsLine(bytes, index) {
            mark.lines &+= 1
            mark.lineStart = Int32(truncatingIfNeeded: index + 1)
          }
        }
        start = end
      }
    }
  }

  /// A place in a line, all numbers from 1.
  struct Point: Hashable, Sendable {
    var line: Int
    /// In scalars.
    var column: Int
    /// The column in bytes of UTF-8.
    var utf8: Int
    /// The column in units of UTF-16.
    var utf16: Int
  }

  /// Line and column, both 1-based, of an offset in the source that was indexed.
  public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let point = point(of: offset, in: bytes)
    return (point.line, point.column)
  }

  /// The place of an offset in the source that was indexed.
  func point(of offset: Int, in bytes: [UInt8]) -> Point {
    guard !marks.isEmpty else { return Point(line: 1, column: 1, utf8: 1, utf16: 1) }
    let index = min(max(offset, 0) / Self.stretch, marks.count - 1)
    let mark = marks[index]
    return bytes.withUnsafeBufferPointer { bytes in
      var line = Int(mark.lines) + 1
      var lineStart = Int(mark.lineStart)
      for place in index * Self.stretch..<max(index * Self.stretch, min(offset, bytes.count))
      where bytes[place] <= 0x0D && Self.endsLine(bytes, place) {
        line += 1
        lineStart = place + 1
      }
      let (here, start) = (count(before: offset, bytes), count(before: lineStart, bytes))
      let column = here.scalars - start.scalars + 1
      return Point(
        line: line,
        column: column,
        utf8: min(max(offset, lineStart), bytes.count) - lineStart + 1,
        utf16: column + here.pairs - start.pairs
      )
    }
  }

  /// How many scalars stand before an offset, and how many of them take two units of UTF-16.
  private func count(
    before offset: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalars: Int, pairs: Int) {
    let end = min(max(offset, 0), bytes.count)
    let index = min(end / Self.stretch, marks.count - 1)
    var scalars = Int(marks[index].scalars)
    var pairs = Int(marks[index].pairs)
    for place in index * Self.stretch..<end where bytes[place] & 0xC0 != 0x80 {
      scalars += 1
      if bytes[place] >= 0xF0 { pairs += 1 }
    }
    return (scalars, pairs)
  }

  @inline(__always)
  private static func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0x0A
      || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
  }
}
