/// A sequence of tokens in the form that the matcher runs on.
public struct CompiledSequence: Sendable, Hashable {
  /// Index of its rule.
  public var rule: Int
  /// The places in order.
  public var elements: [TokenPattern.Element]
  /// The place at which the search begins: the first of the words that stand in the automaton.
  public var anchor: Int
}

/// A regular expression of a rule.
public struct CompiledSearch: Sendable, Hashable {
  /// Index of its rule.
  public var rule: Int
  /// What is looked for.
  public var search: PatternSearch
}

/// A count of a rule; its phrases stand in the automaton.
public struct CompiledMeasure: Sendable, Hashable {
  /// What is counted.
  public enum Subject: UInt8, Sendable, Hashable {
    /// Occurrences of the phrases whose payload is the index of this count.
    case phrases
    /// Words and numbers.
    case words
    /// Sentences.
    case sentences
  }

  /// Index of its rule.
  public var rule: Int
  /// What is counted.
  public var subject: Subject
  /// Where it is counted.
  public var within: Rule.Within
  /// More than this make a finding; −1 when few do.
  public var most: Int
  /// Fewer than this make a finding; −1 when many do.
  public var least: Int
}
