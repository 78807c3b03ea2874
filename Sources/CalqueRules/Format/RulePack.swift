public import CalqueCore

/// A rule pack as its files say it: checked, but not yet compiled.
public struct RulePack: Sendable {
  /// The pack's path, which is its id: `en/echo`.
  public var id: String
  /// Its semantic version.
  public var version: String
  /// What it is about, for readers.
  public var title: String
  /// The language its rules are for; nil for any.
  public var target: LanguageTag?
  /// Languages whose translations it is for; `*` for all.
  public var sources: [String]
  /// Its licence (SPDX).
  public var license: String
  /// The rules, in the order of files and lines.
  public var rules: [Rule]
  /// Phrases that are right: no rule reports what lies within one.
  public var right: [PhraseExpansion] = []
  /// The files it was read from, those of its lists included, by their paths below its folder.
  public var files: [File] = []

  /// A file of a pack.
  public struct File: Sendable, Hashable {
    /// Its path below the pack's folder.
    public let path: String
    /// Its text.
    public let text: String
  }
}

/// A rule as its pack says it.
public struct Rule: Sendable {
  /// What users see of it; `id` is the full one.
  public var descriptor: RuleDescriptor
  /// Whether it runs unless switched off.
  public var isOn: Bool
  /// The kinds of blocks it looks at.
  public var scope: Set<BlockKind>
  /// Whether it looks at the text of links, of all else, or of both.
  public var links = Links.both
  /// What it looks for.
  public var match: Match
  /// What must stand near a match.
  public var near: [Near]
  /// Whether the letters' case must agree.
  public var isExactCase: Bool
  /// Whether a document has one finding of it, with the other places beside it.
  public var isFirstOnly = false
  /// What makes a match no finding.
  public var exceptions: [Exception]
  /// Where each of ``exceptions`` stands.
  public var exceptionPlaces: [SourcePlace] = []
  /// How a finding is mended.
  public var fix: Fix
  /// Text in which it must find something.
  public var badCases: [BadCase]
  /// Text in which it must find nothing.
  public var goodCases: [GoodCase]
  /// Where it stands.
  public var place: SourcePlace
  /// Its phrases as the pack writes them.
  public var patterns: [PatternSource] = []
  /// The lists that it names.
  public var listUses: [ListUse] = []
  /// The ids that it had in earlier versions of the pack.
  public var earlierIDs: [String] = []

  /// The text of links that a rule looks at.
  public enum Links: UInt8, CaseIterable, Sendable {
    /// All text, in links or not.
    case both
    /// What lies wholly in one link.
    case inside
    /// What no link touches.
    case outside
  }

  /// What a rule looks for: one kind of `match`.
  public enum Match: Sendable {
    /// Literal words, already expanded.
    case phrase([PhraseExpansion])
    /// Right forms with one word exchanged, and what excuses them.
    case exchange([PhraseExpansion], ExchangeExcuses)
    /// A word that returns within a phrase.
    case echo(EchoForm)
    /// A word or compound that returns within some distance.
    case `repeat`(Repetition)
    /// Traces of a broken encoding or another script.
    case leftover(Leftover)
    /// Page furniture that stands inside the copy as a line of its own.
    case furniture([PhraseExpansion])
    /// What a mechanism written in Swift finds.
    case detector(Mechanism)
    /// One entity in two spellings within a document.
    case drift(Drift)
    /// A name that is nearly one of a list.
    case nearList(NearList)
    /// A sequence of tokens.
    case tokens(TokenPattern)
    /// A regular expression.
    case regex(PatternSearch)
    /// A number of things against a bound.
    case count(Measure)

    /// Whether right forms silence what it finds: tables, lists and mechanisms may be mistaken where
    /// a phrase that an editor wrote is not.
    var yieldsToRightForms: Bool {
      switch self {
      case .phrase(let expansions):
        expansions.contains {
          // What a form is right but for its capitals, the right form cannot excuse.
          $0.intended != nil && $0.shapes.first != PhraseExpansion.capitalisedInside
        }
      case .exchange, .echo, .repeat, .drift, .nearList, .tokens: true
      case .leftover, .furniture, .detector, .regex, .count: false
      }
    }

    /// The key of the kind in a pack.
    public var kind: String {
      switch self {
      case .phrase: "phrase"
      case .exchange: "exchange"
      case .echo: "echo"
      case .repeat: "repeat"
      case .leftover: "leftover"
      case .furniture: "furniture"
      case .detector(let mechanism): "detector \(mechanism.name.rawValue)"
      case .drift: "drift"
      case .nearList: "near-list"
      case .tokens: "tokens"
      case .regex: "regex"
      case .count: "count"
      }
    }
  }

  /// The reach of a condition.
  public enum Within: String, CaseIterable, Sendable {
    /// The sentence that holds the match.
    case sentence
    /// The block that holds it.
    case paragraph
    /// The whole document.
    case document
  }

  /// Words one of which must (or must not) stand near a match.
  public struct Near: Sendable {
    /// The words and phrases.
    public var phrases: [PhraseExpansion]
    /// How far they may stand off.
    public var within: Within
    /// Whether they must stand before it.
    public var isBefore = false
  }

  /// Something that makes a match no finding.
  public enum Exception: Sendable {
    /// A longer phrase that covers the match.
    case phrase([PhraseExpansion])
    /// A word of the match.
    case words([PhraseExpansion])
    /// The kinds of blocks.
    case scope(Set<BlockKind>)
    /// Words that stand near.
    case near(Near)
  }

  /// How a finding is mended.
  ///
  /// Templates may use `{match}`, `{1}` ….
  public enum Fix: Hashable, Sendable {
    /// Not by the rule.
    case none
    /// By these words in the place of the match.
    case replace(String, keepsCase: Bool)
    /// By removing the match.
    case remove
    /// By one of these, which an editor must choose.
    case offer([String])
  }

  /// A case in which the rule must find exactly the marked spans.
  public struct BadCase: Hashable, Sendable {
    /// The text without marks.
    public var text: String
    /// The marked spans in UTF-8 bytes of `text`.
    public var spans: [TextRange]
    /// The text after the fix, when the case says it.
    public var fixed: String?
    /// Other rules of the pack that fire on it too.
    public var also: [String]
    /// Line in the pack.
    public var line: Int
    /// Column in the pack.
    public var column: Int
  }

  /// A case in which the rule must find nothing.
  public struct GoodCase: Hashable, Sendable {
    /// The text.
    public var text: String
    /// Line in the pack.
    public var line: Int
    /// Column in the pack.
    public var column: Int
  }
}

/// A word or compound that returns: the parameters of the `repeat` kind.
public struct Repetition: Hashable, Sendable {
  /// Only hyphenated compounds that end in one of these words count, when given.
  public var compoundEndings: [String] = []
  /// Only these words count, when given.
  public var words: [String] = []
  /// Words that never count.
  public var ignored: [String] = []
  /// Least length of a word in bytes.
  public var minimumLength = 0
  /// Most words between an occurrence and the next.
  public var distance = 25
  /// Where the occurrences must stand together.
  public var within = Rule.Within.sentence
  /// How many occurrences make a finding.
  public var count = 2
}

/// What the `leftover` kind looks for.
public enum Leftover: String, CaseIterable, Hashable, Sendable {
  /// UTF-8 that was read as a single-byte encoding: `â€™`, `Ã©`.
  case mojibake
  /// U+FFFD, the mark of a lost character.
  case replacementCharacter = "replacement-character"
  /// Latin, Cyrillic or Greek letters mixed within one word.
  case mixedScript = "mixed-script"
  /// A character reference that was escaped twice and shows as text: `&amp;quot;`.
  case escapedEntity = "escaped-entity"
  /// Question marks in the place of lost characters: `??Chengdu`, `caf??`.
  case questionMarks = "question-marks"
  /// A word of another language in the middle of an English sentence: `the final apito`.
  case foreignWord = "foreign-word"
}
