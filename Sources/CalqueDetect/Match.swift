public import CalqueCore

/// A place where a rule's mechanism struck: what a finding is made of.
public struct Match: Hashable, Sendable {
  /// Index of the rule in the compiled rules.
  public var rule: Int
  /// Index of the block.
  public var block: Int
  /// The place in the document's text.
  public var range: TextRange
  /// The places of the `{a|b}` groups of a phrase.
  public var captures: [TextRange]
  /// Other places that belong to it.
  public var related: [TextRange]
  /// What the mechanism found out, by the name that a rule's texts use: `nearest`, `edits`,
  /// `intended`.
  public var values: [String: String]

  /// Most other places of a match: more help no editor.
  static let mostRelated = 100

  /// Makes a match from its parts.
  public init(
    rule: Int,
    block: Int,
    range: TextRange,
    captures: [TextRange] = [],
    related: [TextRange] = [],
    values: [String: String] = [:]
  ) {
    self.rule = rule
    self.block = block
    self.range = range
    self.captures = captures
    self.related = related
    self.values = values
  }
}
