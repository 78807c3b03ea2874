/// A number of things against a bound: the parameters of the `count` kind.
public struct Measure: Hashable, Sendable {
  /// What is counted.
  public enum Subject: Hashable, Sendable {
    /// Occurrences of phrases.
    case phrases([PhraseExpansion])
    /// Words and numbers.
    case words
    /// Sentences.
    case sentences
  }

  /// What is counted.
  public var subject: Subject
  /// Where it is counted.
  public var within: Rule.Within
  /// A finding when there are more than this, if given.
  public var most: Int?
  /// A finding when there are fewer than this, if given.
  public var least: Int?
}
