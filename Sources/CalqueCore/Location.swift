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

/// Columns that are counted in something else than Unicode scalars, 1-based, the end exclusive.
public struct CodeUnitColumns: Hashable, Sendable, Codable {
  /// Column of the first character, in bytes of UTF-8.
  public var utf8: Int
  /// Column after the last character, in bytes of UTF-8.
  public var endUTF8: Int
  /// Column of the first character, in units of UTF-16.
  public var utf16: Int
  /// Column after the last character, in units of UTF-16.
  public var endUTF16: Int

  /// Makes columns from their parts.
  public init(utf8: Int, endUTF8: Int, utf16: Int, endUTF16: Int) {
    self.utf8 = utf8
    self.endUTF8 = endUTF8
    self.utf16 = utf16
    self.endUTF16 = endUTF16
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
  /// The columns in other units, where these differ from ``column`` and ``endColumn``; absent otherwise.
  public var codeUnits: CodeUnitColumns?

  /// Makes a location from its parts.
  public init(
    line: Int,
    column: Int,
    endLine: Int,
    endColumn: Int,
    byteOffset: Int,
    byteLength: Int,
    ranges: [ByteRange],
    approximate: Bool? = nil,
    codeUnits: CodeUnitColumns? = nil
  ) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.byteOffset = byteOffset
    self.byteLength = byteLength
    self.ranges = ranges
    self.approximate = approximate
    self.codeUnits = codeUnits
  }
}
