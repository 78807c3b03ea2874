/// Bytes that stand in the masked copy of a Markdown text for what is no copy.
///
/// None of them occurs in UTF-8, and MD4C takes them for letters.
enum MarkdownMark {
  /// Nothing.
  static let dropped: UInt8 = 0xF8
  /// Something inside a sentence; ``dropped`` bytes after it belong to it.
  static let object: UInt8 = 0xF9
  /// The end of a block.
  static let end: UInt8 = 0xFA
  /// The end of a block, and of another at the end of the line.
  static let line: UInt8 = 0xFB

  /// A bracket of a text that has too many of them: the sign itself, and no link.
  static let literal: UInt8 = 0xFC

  /// What the text holds for an object: OBJECT REPLACEMENT CHARACTER.
  static let replacement: UInt32 = 0xFFFC
}
