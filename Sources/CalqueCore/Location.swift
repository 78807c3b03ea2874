/// A stretch of a source file, in bytes.
public struct ByteRange: Hashable, Sendable, Codable {
  /// Offset of the first byte in the file.
  public var byteOffset: Int
  /// Number of bytes.
  public var byteLength: Int

  /// Makes a range from offset and length.
  public init(byteOffset: Int, byteLength: Int) {
    self.byteOffset = byteOffset
    self.byteLength = byteLength
  }
}

/// Where something stands in a source file.
///
/// Lines and columns are 1-based; columns count Unicode scalars of the decoded file; LF, CRLF and CR
/// end lines. Bytes are of the file as it lies on disk. The end is exclusive.
public struct Location: Hashable, Sendable, Codable {
  /// Line of the first character.
  public var line: Int
  /// Column of the first character.
  public var column: Int
  /// Line of the end.
  public var endLine: Int
  /// Column after the last character.
  public var endColumn: Int
  /// Offset of the first byte.
  public var byteOffset: Int
  /// Bytes from the first to the last byte, with any markup between.
  public var byteLength: Int
  /// The pieces of text inside, in order; inline tags lie between them.
  public var ranges: [ByteRange]
  /// True when the place could only be found approximately; absent otherwise.
  public var approximate: Bool?

  /// Makes a location from its parts.
  public init(
    line: Int,
    column: Int,
    endLine: Int,
    endColumn: Int,
    byteOffset: Int,
    byteLength: Int,
    ranges: [ByteRange],
    approximate: Bool? = nil
  ) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.byteOffset = byteOffset
    self.byteLength = byteLength
    self.ranges = ranges
    self.approximate = approximate
  }
}
