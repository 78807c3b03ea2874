/// A piecewise map from a document's text to its source.
///
/// Tags, entities, folded white space and dropped soft hyphens make text and source differ. Each
/// ``Segment`` ties a stretch of text to the stretch of (UTF-8) source that it was read from.
public struct SourceMap: Hashable, Sendable {
  /// A stretch of text and where it came from.
  public struct Segment: Hashable, Sendable {
    /// What the text is to its source.
    public enum Kind: UInt8, Hashable, Sendable {
      /// The same bytes: offsets inside correspond one to one.
      case verbatim
      /// A unit that maps only as a whole: a character reference, folded white space, a soft hyphen
      /// (with empty text).
      case atomic
      /// As ``atomic``, but the place is only approximately known.
      case approximate
    }

    /// Offset of the segment's first byte of text.
    public var text: Int32
    /// Length of its text in bytes; 0 for something that was dropped.
    public var textCount: Int32
    /// Offset of its first byte of source.
    public var source: Int32
    /// Length of its source in bytes.
    public var sourceCount: Int32
    /// What the text is to its source.
    public var kind: Kind

    /// Makes a segment.
    public init(text: Int, textCount: Int, source: Int, sourceCount: Int, kind: Kind) {
      self.text = Int32(text)
      self.textCount = Int32(textCount)
      self.source = Int32(source)
      self.sourceCount = Int32(sourceCount)
      self.kind = kind
    }

    fileprivate var textEnd: Int { Int(text) + Int(textCount) }
  }

  /// The segments in ascending order of text.
  public private(set) var segments: [Segment] = []

  /// An empty map.
  public init() {}

  /// Appends a segment, joining it to the last one when both run on verbatim.
  public mutating func append(_ segment: Segment) {
    if segment.kind == .verbatim, let last = segments.last, last.kind == .verbatim,
      last.text + last.textCount == segment.text,
      last.source + last.sourceCount == segment.source
    {
      segments[segments.count - 1].textCount += segment.textCount
      segments[segments.count - 1].sourceCount += segment.sourceCount
    } else {
      segments.append(segment)
    }
  }

  /// The pieces of source that a range of text was read from, in order; neighbours are joined.
  ///
  /// - Returns: the pieces, and whether any of them is only approximately known.
  public func pieces(of range: TextRange) -> (ranges: [TextRange], approximate: Bool) {
    var ranges: [TextRange] = []
    var approximate = false
    var index = firstSegment(reaching: range.start)
    while index < segments.count, Int(segments[index].text) < range.end {
      let segment = segments[index]
      index += 1
      if segment.textCount == 0 {
        // Dropped characters count only between two kept ones of the range.
        guard Int(segment.text) > range.start, !ranges.isEmpty else { continue }
      }
      let piece: TextRange
      if segment.kind == .verbatim {
        let from = max(range.start, Int(segment.text)) - Int(segment.text)
        let to = min(range.end, segment.textEnd) - Int(segment.text)
        piece = TextRange(Int(segment.source) + from, Int(segment.source) + to)
      } else {
        piece = TextRange(
          Int(segment.source),
          Int(segment.source) + Int(segment.sourceCount)
        )
        if segment.kind == .approximate { approximate = true }
      }
      if let last = ranges.last, last.end == piece.start {
        ranges[ranges.count - 1].end = piece.end
      } else {
        ranges.append(piece)
      }
    }
    return (ranges, approximate)
  }

  /// Index of the first segment whose text ends after `offset`, or begins at it.
  private func firstSegment(reaching offset: Int) -> Int {
    segments.partitioningIndex { $0.textEnd > offset }
  }
}
