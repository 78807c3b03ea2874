/// One document of an input, read: its text in blocks, and the way back from every byte of text to the source.
///
/// Readers make documents; nothing changes them afterwards.
public struct Document: Sendable {
  /// The path as it was given, `-` for standard input.
  public let path: String
  /// The format it was read as.
  public let format: DocumentFormat
  /// The document's own title, when it has one.
  public let title: String?
  /// The language that the document as a whole declares (`<html lang>`).
  public let declaredLanguage: LanguageTag?
  /// The blocks in reading order.
  ///
  /// Their ranges ascend and never touch.
  public let blocks: [Block]
  /// The text of all blocks as UTF-8, each followed by a line feed.
  public let text: [UInt8]
  /// The way from ``text`` to ``source``.
  public let map: SourceMap
  /// The source as UTF-8, and the way from there to the bytes on disk.
  public let source: SourceText
  /// What a reader had to leave out or could not place exactly, in words for the user.
  public package(set) var notes: [String]
  /// What its container says of it; nil when the file is the document.
  public let item: ItemInfo?
  /// Where text stands in links, ascending, in bytes of ``text``.
  public package(set) var links: [TextRange] = []
  /// The requests for silence in it, by place.
  public package(set) var silences: [SilenceMark] = []
  /// What its author marked as not to be translated, in bytes of ``source``, ascending.
  public package(set) var untranslated: [TextRange] = []
  /// Where its front matter has settings for Calque, in bytes of ``source``.
  public package(set) var settings: TextRange?

  /// Makes a document from what a reader gathered.
  public init(
    path: String,
    format: DocumentFormat,
    title: String? = nil,
    declaredLanguage: LanguageTag? = nil,
    blocks: [Block],
    text: [UInt8],
    map: SourceMap,
    source: SourceText,
    notes: [String] = [],
    item: ItemInfo? = nil
  ) {
    self.path = path
    self.format = format
    self.title = title
    self.declaredLanguage = declaredLanguage
    self.blocks = blocks
    self.text = text
    self.map = map
    self.source = source
    self.notes = notes
    self.item = item
  }

  /// The text in a range of ``text``.
  public func string(_ range: TextRange) -> String {
    String(decoding: text[range.range], as: UTF8.self)
  }
}
