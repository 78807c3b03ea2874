/// What makes an exchanged word no finding; words stand in the form that dictionaries list.
public struct ExchangeExcuses: Hashable, Sendable {
  /// Exchanged forms that are ordinary language, word by word.
  public var ordinary: [[String]] = []
  /// A right word and one that may always stand for it.
  public var pairs: [[String]] = []
  /// The words whose forms count as the word itself.
  public var words: [String] = []
}
