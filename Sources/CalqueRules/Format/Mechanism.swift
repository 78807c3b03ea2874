/// A mechanism that is written in Swift, with the parameters that a rule gives it.
public struct Mechanism: Hashable, Sendable {
  /// The mechanisms there are.
  public enum Name: String, CaseIterable, Hashable, Sendable {
    /// The first paragraph says the headline again.
    case titleRepeated = "title-repeated"
    /// A sentence says an earlier one again.
    case sentenceRepeated = "sentence-repeated"
    /// Sentence after sentence begins with the same words.
    case openingRepeated = "opening-repeated"
    /// Headline and first paragraph say the same of one and of several: has been killed, have been
    /// killed.
    case headlineNumber = "headline-number"
    /// Several names are garbled in the way of one language.
    case namesOfOneRoute = "names-of-one-route"
    /// A short block most of whose words are words of pages: follow, channel, advertisement.
    case pageWords = "page-words"
    /// A request for silence that silences nothing.
    case silenceUnused = "silence-unused"
    /// A request for silence that gives no reason.
    case silenceWithoutReason = "silence-without-reason"
    /// A request for silence that names a rule which there is not, or none.
    case silenceUnknownRule = "silence-unknown-rule"
    /// A comment for Calque that it does not know.
    case silenceUnknown = "silence-unknown"

    fileprivate var isAboutSilences: Bool {
      switch self {
      case .silenceUnused, .silenceWithoutReason, .silenceUnknownRule, .silenceUnknown: true
      case .titleRepeated, .sentenceRepeated, .openingRepeated, .headlineNumber, .namesOfOneRoute,
        .pageWords:
        false
      }
    }
  }

  /// Which mechanism.
  public var name: Name
  /// Whether it looks at requests for silence, and not at the text.
  public var isAboutSilences: Bool { name.isAboutSilences }
  /// The least number of words: of a sentence, or of an opening.
  public var minimumWords: Int
  /// The share of runs of words, in percent, that two texts have in common to be the same.
  public var similarity: Int
  /// How many sentences in a row must begin alike, or names be garbled alike.
  public var count: Int

  /// A mechanism with its usual parameters.
  public init(_ name: Name) {
    self.name = name
    minimumWords = name == .openingRepeated ? 3 : 6
    similarity = 80
    count = name == .namesOfOneRoute ? 2 : 3
  }
}
