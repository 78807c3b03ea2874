/// A stretch of text: UTF-8 byte offsets, the end exclusive.
public struct TextRange: Hashable, Sendable, Comparable, Codable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset after the last byte.
  public var end: Int

  /// Makes the range `start..<end`; `end` must not lie before `start`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a range cannot end before it starts")
    self.start = start
    self.end = end
  }

  /// Length in bytes.
  public var count: Int { end - start }

  /// Whether the range holds no byte.
  public var isEmpty: Bool { start == end }

  /// The same stretch as an index range.
  public var range: Range<Int> { start..<end }

  /// Whether the two ranges share at least one byte.
  public func overlaps(_ other: Self) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies wholly inside this range.
  public func contains(_ other: Self) -> Bool { start <= other.start && other.end <= end }

  /// Orders by start, then by end.
  public static func < (left: Self, right: Self) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
