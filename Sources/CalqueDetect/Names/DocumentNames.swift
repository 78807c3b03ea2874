import CalqueRules
import CalqueText

/// A word of names in a document, in one spelling.
struct NameForm {
  /// Its letters a–z, without article.
  var letters: [UInt8]
  /// Their hash.
  var hash: UInt64
  /// What is known of it.
  var kind: KnownWords.Kind
  /// The kinds of listed names that it is a part of, a bit for each.
  let listed: UInt8
  /// Whether it is a part of a name that lists know only as right.
  let isRegistered: Bool
  /// Whether it is short syllables that hyphens join, as in Korean and Chinese names: `Lung-bin`.
  var isSyllabic = false
  /// The mentions that hold it.
  var mentions: [Int]
  /// What a quick look tells.
  let outline: NameOutline

  /// - Parameters:
  ///   - letters: its letters.
  ///   - hash: their hash.
  ///   - listed: the kinds of listed names that it is a part of.
  ///   - isRegistered: whether it is a part of a name that lists know only as right.
  init(letters: [UInt8], hash: UInt64, listed: UInt8 = 0, isRegistered: Bool = false) {
    self.letters = letters
    self.hash = hash
    self.listed = listed
    self.isRegistered = isRegistered
    kind = KnownWords.kind(ofHash: hash)
    if listed != 0 || isRegistered { kind.insert(.name) }
    mentions = []
    outline = NameOutline(letters, isKnown: !kind.isEmpty)
  }

  /// Whether it is known, as a name or a word.
  var isKnown: Bool { !kind.isEmpty }

  /// The keys under which listed names are looked up: several rules ask for each pair of words.
  private(set) var skeletons: [UInt64] = []
  private(set) var plain: UInt64 = 0

  /// Works out the keys, once for all rules.
  mutating func prepare() {
    plain = NameSkeleton.plain(letters)
    if mayBeGarbled { skeletons = NameSkeleton.keys(letters) }
  }

  /// How much speaks against its being a garbled spelling.
  enum Standing: Int, Comparable {
    /// Nothing knows it.
    case unknown
    /// A name that few bear, or that of some place.
    case rare
    /// A given or family name that many bear, or part of a listed name.
    case common
    /// A word, or a name that dictionaries have.
    case word

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What it is known as, where it may be a garbled part of a longer name.
  var standing: Standing {
    if kind.isEmpty { return .unknown }
    if !kind.isDisjoint(with: [.word, .proper]) { return .word }
    if kind.contains(.commonName) || listed & ~NameEntry.Kind.place.bit != 0 { return .common }
    return .rare
  }

  /// Whether a list of names has it.
  var isListed: Bool { listed != 0 || isRegistered }

  /// Whether it may stand for another in a longer name.
  var mayBeGarbled: Bool { standing < .word && letters.count >= (isKnown ? 4 : 3) }

  /// Whether its agreement between two names says something.
  var isAnchor: Bool {
    letters.count >= 3 && !NameWords.common.contains(hash)
      && (!kind.contains(.word) || kind.contains(.commonName))
  }
}

/// The classes of a form's letters, by which most pairs of forms are told apart without their letters.
struct NameOutline {
  private let initials: UInt8
  private let sure: UInt8
  private let possible: UInt8
  private let length: UInt8
  private let isKnown: Bool

  init(_ letters: [UInt8], isKnown: Bool) {
    let masks = NameSkeleton.masks(letters)
    initials = NameSkeleton.initials(letters)
    sure = masks.sure
    possible = masks.possible
    length = UInt8(clamping: letters.count)
    self.isKnown = isKnown
  }

  /// Whether the two may be one name: initials of one class, lengths alike, at most one class of
  /// consonants that one surely has and the other cannot have.
  func resembles(_ other: Self) -> Bool {
    guard initials & other.initials != 0, length <= other.length + 4, other.length <= length + 4
    else { return false }
    let strays =
      (sure & ~other.possible).nonzeroBitCount + (other.sure & ~possible).nonzeroBitCount
    return strays <= 1
  }

  /// The same, and not both known.
  func mayDrift(_ other: Self) -> Bool { !(isKnown && other.isKnown) && resembles(other) }
}

/// A name where it stands in a document.
struct NameMention {
  /// A part of a mention.
  struct Part {
    /// Its form.
    var form: Int
    /// Its tokens, the article's included.
    var tokens: Range<Int>
  }

  /// The parts, titles and particles left out.
  var parts: [Part]
  /// The tokens from the first part to the last.
  var tokens: Range<Int>
  /// The block.
  var block: Int
  /// Whether a title stands before it.
  var hasTitle: Bool
}

/// All names of a document.
struct DocumentNames {
  var forms: [NameForm] = []
  var mentions: [NameMention] = []
  /// The number of each form, by its hash.
  var formsByHash: [UInt64: Int] = [:]
  /// Whether there were too many to gather all.
  var isCut = false

  /// The forms' hashes of a mention as one number.
  func signature(_ mention: Int) -> UInt64 {
    mentions[mention].parts.reduce(0) {
      ($0 ^ forms[$1.form].hash) &* 0x9E37_79B9_7F4A_7C15
    }
  }
}
