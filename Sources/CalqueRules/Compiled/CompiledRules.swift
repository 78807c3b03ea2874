public import CalqueCore
public import CalqueText

/// Rules in the form that the matcher runs on: flat tables, no YAML, no strings to compare.
///
/// The shipped packs are compiled when Calque is built; a user's packs are added at run time by the
/// same ``PackCompiler``.
public struct CompiledRules: Sendable, Hashable {
  /// The words of all rules.
  public internal(set) var lexicon = Lexicon()
  /// The phrases of all rules.
  ///
  /// Payloads: rule indices (findings, furniture), condition numbers.
  public internal(set) var automaton = Automaton()
  /// Captured groups and spelling of phrases, by the captures index of an output.
  public internal(set) var phrases = PhraseTable()
  /// What is meant by the phrases of tables; ``PhraseDetail/intended`` is an index.
  public internal(set) var intentions = TextTable()
  /// The rules in the order of packs, files and lines.
  public internal(set) var rules: [CompiledRule] = []
  /// The packs.
  public internal(set) var packs: [CompiledPack] = []
  /// Echo forms; `rule` says whose.
  public internal(set) var echoes: [CompiledEcho] = []
  /// Repetitions; `rule` says whose.
  public internal(set) var repetitions: [CompiledRepetition] = []
  /// Rules on spellings within a document; `rule` says whose.
  public internal(set) var drifts: [CompiledDrift] = []
  /// Rules on names of lists; `rule` says whose.
  public internal(set) var nearLists: [CompiledNearList] = []
  /// The names of all lists.
  public internal(set) var names = NameTable()
  /// Sequences of tokens; `rule` says whose.
  public internal(set) var sequences: [CompiledSequence] = []
  /// Regular expressions; `rule` says whose.
  public internal(set) var searches: [CompiledSearch] = []
  /// Counts; `rule` says whose.
  public internal(set) var measures: [CompiledMeasure] = []
  /// What excuses exchanged words; `rule` says whose.
  public internal(set) var exchanges: [CompiledExchange] = []
  /// How many conditions the automaton's condition root knows.
  public internal(set) var conditionCount: Int32 = 0

  /// The condition of the names that are right in this house; −1 for none.
  ///
  /// It and ``houseWords`` are a project's, so they are never stored.
  public internal(set) var houseNames: Int32 = -1
  /// The condition of the words that are right in this house; −1 for none.
  public internal(set) var houseWords: Int32 = -1

  /// Numbers of the lists of names that users added; a project's, so never stored.
  public internal(set) var gazetteers: [UInt32] = []

  /// No rules.
  public init() {}

  /// The same rules, those included that are off by default.
  public func enablingAll() -> Self {
    var copy = self
    for index in copy.rules.indices { copy.rules[index].isOn = true }
    return copy
  }
}

/// What users see of a compiled pack.
public struct CompiledPack: Sendable, Hashable {
  /// Its id, version, title, target and number of rules.
  public var summary: PackSummary
  /// The language its rules are for; nil for any.
  public var target: LanguageTag?
}

/// A rule in the form that the matcher runs on.
public struct CompiledRule: Sendable, Hashable {
  /// Words that must stand near, as a number of the automaton's conditions.
  public struct Near: Sendable, Hashable {
    /// The condition's number.
    public var condition: Int32
    /// How far the words may stand off.
    public var within: Rule.Within
    /// Whether the words must stand before the match.
    public var isBefore: Bool
  }

  /// What users see of it.
  public var descriptor: RuleDescriptor
  /// Index of its pack.
  public var pack: Int
  /// Whether it runs unless switched off.
  public var isOn: Bool
  /// The kinds of blocks it looks at, a bit for each of ``BlockKind``'s cases.
  public var scope: UInt16
  /// Whether it looks at the text of links, of all else, or of both.
  public var links: Rule.Links
  /// Whether the letters' case must agree.
  public var isExactCase: Bool
  /// Whether a document has one finding of it.
  public var isFirstOnly: Bool
  /// Whether its phrases stand below ``Automaton/Root/hint``, as its pack graded it.
  public var isCompiledAsHint: Bool
  /// Whether right forms silence it: not when its author named the very words that it finds.
  public var yieldsToRightForms: Bool
  /// What it looks for, when it is a leftover rule.
  public var leftover: Leftover?
  /// The mechanism that looks for it, when it is a detector rule.
  public var mechanism: Mechanism?
  /// What must stand near.
  public var near: [Near]
  /// What must not stand near.
  public var exceptNear: [Near]
  /// The condition whose phrases excuse a match that they cover; −1 for none.
  public var exceptPhrase: Int32
  /// Ids of words that excuse a match that holds them, sorted.
  public var exceptWords: [UInt32]
  /// How a finding is mended.
  public var fix: Rule.Fix
}

extension BlockKind {
  /// The kind's bit in a scope.
  public var bit: UInt16 {
    switch self {
    case .headline: 1 << 0
    case .heading: 1 << 1
    case .paragraph: 1 << 2
    case .listItem: 1 << 3
    case .quote: 1 << 4
    case .caption: 1 << 5
    case .tableCell: 1 << 6
    case .comment: 1 << 7
    case .furniture: 1 << 8
    case .byline: 1 << 9
    case .dateline: 1 << 10
    }
  }
}

/// One reading of an echo form.
public struct CompiledEcho: Sendable, Hashable {
  /// A place of the form.
  public enum Element: Sendable, Hashable {
    /// The word with this id.
    case word(UInt32)
    /// Any number.
    case number
    /// A variable.
    case variable(name: UInt8, inflection: EchoForm.Inflection)
  }

  /// Index of its rule.
  public var rule: Int
  /// The places in order.
  public var elements: [Element]
  /// The place of the first literal word, from which matching starts; −1 when there is none.
  public var anchor: Int
  /// Least length of a repeated word in bytes.
  public var minimumLength: Int
  /// Hashes of words that never count, sorted.
  public var ignored: [UInt64]
  /// Endings of words that never count.
  public var ignoredEndings: [String]
  /// Whether words count that are capitalised where they return.
  public var matchesNames: Bool
}

/// A repetition with its words as ids.
public struct CompiledRepetition: Sendable, Hashable {
  /// Index of its rule.
  public var rule: Int
  /// Ids of the last parts of compounds that count, sorted; empty when words count.
  public var compoundEndings: [UInt32]
  /// Ids of the words that count, sorted; empty when any does.
  public var words: [UInt32]
  /// Hashes of words that never count, sorted.
  public var ignored: [UInt64]
  /// Least length of a word in bytes.
  public var minimumLength: Int
  /// Most words between an occurrence and the next.
  public var distance: Int
  /// Where the occurrences must stand together.
  public var within: Rule.Within
  /// How many occurrences make a finding.
  public var count: Int
}
