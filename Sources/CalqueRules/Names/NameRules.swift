/// One entity in two spellings within a document: the parameters of the `drift` kind.
public struct Drift: Hashable, Sendable {
  /// What makes the two spellings those of one name.
  public enum Anchor: String, CaseIterable, Hashable, Sendable {
    /// Another word of the name agrees.
    case fullName = "full-name"
    /// One is the last word of a full name, and the other stands alone.
    case surname
    /// Both are one word, and one of them stands after a preposition of place.
    case place
    /// Any of these.
    case any
  }

  /// The differences that count.
  public var edits = NameEdits.garbling
  /// What must hold besides.
  public var anchor = Anchor.any
  /// Least letters of a differing word.
  public var minimumLength = 5
}

/// Which differences between spellings count.
public enum NameEdits: String, CaseIterable, Hashable, Sendable {
  /// Those with an edit that garbles the name, but for slips at a keyboard.
  case garbling
  /// Those that two romanisations differ by.
  case romanisation
  /// Those with two letters that changed places, as they do at a keyboard.
  case slip
  /// Those where vowels stand for other vowels, or v for w, and nothing else differs.
  case vowels
  /// All.
  case any
}

/// A name that is nearly one of a list: the parameters of the `near-list` kind.
public struct NearList: Hashable, Sendable {
  /// What must agree before a name is taken for a garbled one.
  public enum Anchor: String, CaseIterable, Hashable, Sendable {
    /// The name stands directly before or after one of the given words: `Amber province`.
    case head
    /// Another word of the name agrees exactly.
    case token
    /// The name is one word and stands after one of the given titles.
    case role
    /// The name is one word and stands after one of the given words, prepositions of place.
    case alone
    /// The name is two unknown words, and each of them nearly agrees.
    case every
    /// The name is one unknown word, wherever it stands.
    case single
    /// The same, and a looser likeness is enough.
    case resembling
    /// Another word of the name agrees exactly, though many names may have it.
    case common
  }

  /// A list of names, by the pack's path and the list's name.
  public struct List: Hashable, Sendable {
    /// Pack and name.
    public var id: String
    /// Its rows.
    public var entries: [NameEntry]
  }

  /// What stands among the lists for those that users add.
  public static let gazetteer = "gazetteer"

  /// The lists.
  public var lists: [List]
  /// Lists of names that are right and that nothing is taken for.
  public var known: [List] = []
  /// The kinds of names that are looked for; empty for all.
  public var kinds: [NameEntry.Kind] = []
  /// Whether the lists that users add are among the lists.
  public var usesGazetteers = false
  /// What must agree.
  public var anchor: Anchor
  /// Most edits that garble.
  public var distance = 2
  /// The differences that count.
  public var edits: NameEdits
  /// Whether the edits must be those of a route that other garbled names of the document show.
  public var isOfRoute = false
  /// Words before which the name stands.
  public var before: [String] = []
  /// Words after which the name stands.
  public var after: [String] = []
}
