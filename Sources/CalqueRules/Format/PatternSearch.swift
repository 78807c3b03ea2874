/// A regular expression over the text of a block: the parameters of the `regex` kind.
public struct PatternSearch: Hashable, Sendable {
  /// The expression, in the syntax of PCRE2.
  public var pattern: String
  /// Small letters that every match holds; empty for a slow rule, which is tried on every block.
  public var literal: String
  /// Whether capitals and small letters are equal.
  public var ignoresCase: Bool
}
