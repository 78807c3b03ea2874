/// A phrase of a rule as its pack writes it, which the tester makes sample texts of.
public struct PatternSource: Sendable, Hashable {
  /// What the phrase is to its rule.
  public enum Use: Sendable, Hashable {
    /// What the rule looks for.
    case match
    /// A row of a table, with what is meant by the form.
    case row(intended: String)
    /// A sequence of tokens, sketched as a phrase for readers.
    case sketch
    /// One of the words of a condition, by its index in ``Rule/near``.
    case near(Int)
  }

  /// The phrase.
  public let text: String
  /// What it is to its rule.
  public let use: Use
  /// Where it stands: in the pack, or in the file of a table.
  public let place: SourcePlace
  /// Whether every character stands for itself.
  let isLiteral: Bool
  /// Whether it is the form of an echo.
  let isEcho: Bool
  /// Whether capitals count.
  let isExactCase: Bool
  /// The lists that it may name.
  let lists: [String: [String]]
}

/// A list that a rule names.
public struct ListUse: Sendable, Hashable {
  /// The list's name.
  public let name: String
  /// Where the rule names it.
  public let place: SourcePlace
  /// Its entries; of a table, what is meant by its rows.
  public let entries: [String]
}

extension SourcePlace: CustomStringConvertible {
  /// `path:line:column`.
  public var description: String { "\(path):\(line):\(column)" }
}
