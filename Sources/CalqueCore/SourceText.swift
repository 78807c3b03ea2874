/// A file's content as clean UTF-8, with the way back to the bytes on disk.
///
/// Clean means: valid UTF-8, no NUL, no byte order mark. Every position that Calque reports is
/// computed here, once, from offsets in ``bytes``.
public struct SourceText: Sendable {
  /// The content as clean UTF-8.
  public let bytes: [UInt8]
  /// The way from ``bytes`` to the file.
  public let offsets: OffsetMap
  /// The name of the encoding that was decoded, as the WHATWG Encoding Standard writes it.
  public let encoding: String
  /// The length of the file (of the decompressed part, for a compressed one) in bytes.
  public let fileCount: Int
  /// For a compressed file, the kind of its container (`gzip`); offsets are of the content.
  public let container: String?
  /// The index of its lines, when the source is shared by several documents.
  public private(set) var lines: LineIndex?
  /// The byte of the file from which on it was not decoded, nil when all of it was.
  public package(set) var unreadFrom: Int?

  /// Makes a source from decoded bytes.
  public init(
    bytes: [UInt8],
    offsets: OffsetMap = OffsetMap(),
    encoding: String = "UTF-8",
    fileCount: Int? = nil,
    container: String? = nil
  ) {
    self.bytes = bytes
    self.offsets = offsets
    self.encoding = encoding
    self.fileCount = fileCount ?? bytes.count
    self.container = container
  }

  /// The same source with an index of its lines, which its documents then share.
  public func indexingLines() -> Self {
    guard lines == nil else { return self }
    var indexed = self
    indexed.lines = LineIndex(bytes)
    return indexed
  }

  /// Line and column, both 1-based, of an offset in ``bytes``.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    (lines ?? LineIndex(bytes)).position(of: offset, in: bytes)
  }

  /// The range of file bytes that a range of ``bytes`` was decoded from.
  public func fileRange(of range: TextRange) -> TextRange {
    let start = offsets.fileOffset(of: range.start)
    return TextRange(start, range.isEmpty ? start : offsets.fileEnd(of: range.end))
  }
}
