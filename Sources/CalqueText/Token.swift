/// The smallest unit that rules see: a word, a number, a mark of punctuation.
public struct Token: Hashable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Letters, with inner apostrophes and the periods of `U.S.`; may hold digits (`5th`).
    case word
    /// Digits with their separators: `1,000`, `5.30`.
    case number
    /// The possessive ending `'s`.
    case possessive
    /// A hyphen between two letters or digits, as in `US-led`.
    case hyphen
    /// Any other mark: stops, commas, quotes, brackets, symbols.
    case punctuation
    /// A unit that rules must not look into: an address, a hashtag, a template tag, a shortcode.
    case opaque
  }

  /// Properties of a token's spelling.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// White space stands before it, or it begins a block.
    public static let spaceBefore = Self(rawValue: 1 << 0)
    /// The first letter is a capital.
    public static let capitalised = Self(rawValue: 1 << 1)
    /// Two letters or more, all of them capitals.
    public static let allCapitals = Self(rawValue: 1 << 2)
    /// Holds a digit.
    public static let hasDigit = Self(rawValue: 1 << 3)
    /// Ends in the period of an abbreviation: `U.S.`, `p.m.`.
    public static let endsInPeriod = Self(rawValue: 1 << 4)
    /// Holds Latin letters.
    public static let latin = Self(rawValue: 1 << 5)
    /// Holds Cyrillic letters.
    public static let cyrillic = Self(rawValue: 1 << 6)
    /// Holds Greek letters.
    public static let greek = Self(rawValue: 1 << 7)
    /// Holds letters of a script other than Latin, Cyrillic and Greek.
    public static let otherScript = Self(rawValue: 1 << 8)
    /// Holds bytes other than ASCII.
    public static let nonASCII = Self(rawValue: 1 << 9)
    /// Begins with a small letter and holds a capital, as brands do: `iPhone`, `eBay`.
    public static let innerCapital = Self(rawValue: 1 << 10)
  }

  /// Offset of its first byte in the text.
  public var start: Int32
  /// Offset after its last byte.
  public var end: Int32
  /// The word's id in the lexicon; 0 for a word that no rule knows.
  public var id: UInt32
  /// What it is.
  public var kind: Kind
  /// Properties of its spelling.
  public var flags: Flags
  /// A hash of the spelling with case and typographic quotes folded: equal words, equal hashes.
  public var hash: UInt64

  /// Length in bytes.
  public var count: Int { Int(end - start) }

  /// Whether the token is a word or a number, and so counts as a word of the text.
  public var isWordLike: Bool { kind == .word || kind == .number }

  /// The token's place in the text.
  public var range: Range<Int> { Int(start)..<Int(end) }
}
