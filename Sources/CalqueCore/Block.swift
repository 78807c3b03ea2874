/// A run of text that a reader sees as one unit: a paragraph, a heading, a list item.
public struct Block: Hashable, Sendable {
  /// What the block is to its reader.
  public var kind: BlockKind
  /// Where its text lies in ``Document/text``.
  public var range: TextRange
  /// The language that the markup gives it by the nearest `lang`, if any.
  public var declaredLanguage: LanguageTag?
  /// Whether that `lang` stands inside the page's body, nearer to the text than the page's own.
  public var languageIsLocal: Bool
  /// For headings, 1 to 6; otherwise 0.
  public var level: Int

  /// Makes a block from its parts.
  public init(
    kind: BlockKind,
    range: TextRange,
    declaredLanguage: LanguageTag? = nil,
    languageIsLocal: Bool = false,
    level: Int = 0
  ) {
    self.kind = kind
    self.range = range
    self.declaredLanguage = declaredLanguage
    self.languageIsLocal = languageIsLocal
    self.level = level
  }
}
