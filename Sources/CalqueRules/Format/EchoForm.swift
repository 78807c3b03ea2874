/// The form of an echo: variables and words, in all readings of its options.
public struct EchoForm: Hashable, Sendable {
  /// How an occurrence of a variable relates to the others.
  public enum Inflection: UInt8, Hashable, Sendable {
    /// The same word.
    case same
    /// Its plural.
    case plural
    /// The same word, singular or plural on either side.
    case either
  }

  /// The readings of the form.
  public var variants: [PhraseExpansion]
  /// Least length of a repeated word in bytes.
  public var minimumLength: Int
  /// Words that never count, as hashes of their first token.
  public var ignored: [UInt64]
  /// Words with these endings never count.
  public var ignoredEndings: [String]
  /// Whether words count that are capitalised where they return, as in a name (`Baden Baden`).
  public var matchesNames: Bool
}
