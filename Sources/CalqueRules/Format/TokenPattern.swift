public import CalqueText

/// A sequence of tokens, each described by what it is: the parameters of the `tokens` kind.
public struct TokenPattern: Hashable, Sendable {
  /// The spelling of a token.
  public enum Shape: String, CaseIterable, Hashable, Sendable {
    /// The first letter is a capital: `Reuters`, but not `UN`.
    case capitalised = "Capitalised"
    /// No letter is a capital.
    case lower
    /// All letters are capitals, two or more.
    case capitals = "CAPITALS"
    /// Digits: `1,000`.
    case number
    /// A mark of punctuation.
    case punctuation
  }

  /// What a place of the sequence asks for; all that is given must hold.
  public struct Element: Hashable, Sendable {
    /// Hashes of the words, one of which it must be; ascending, empty for any.
    public var words: [UInt64] = []
    /// The spelling.
    public var shape: Shape?
    /// The classes, one of which it must be of; empty for any.
    public var classes: WordClass = []
    /// Whether all this must not hold.
    public var isNegated = false
    /// How many tokens may stand here: one to one, none to one, or a gap.
    public var count = 1...1

    /// Whether it names words that a token must be, at which the search can begin.
    public var isAnchor: Bool { !words.isEmpty && !isNegated && count == 1...1 }
  }

  /// The places in order.
  public var elements: [Element]

  /// The places from which the search begins: of the runs of named words that follow one another, the
  /// longest, and of these the one with the fewest words; nil when no word is named.
  var anchorRun: Range<Int>? {
    var runs: [Range<Int>] = []
    for place in elements.indices where elements[place].isAnchor {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    func words(_ run: Range<Int>) -> Int { elements[run].reduce(0) { $0 + $1.words.count } }
    return runs.max { ($0.count, words($1)) < ($1.count, words($0)) }
  }

  /// Most tokens of a gap.
  public static let longestGap = 8
  /// Most elements of a sequence.
  public static let mostElements = 16
}
