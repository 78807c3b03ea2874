import CalqueText

/// A word of names in a document, in one spelling.
struct NameForm {
  /// Its letters a–z, without article.
  var letters: [UInt8]
  /// Their hash.
  var hash: UInt64
  /// What is known of it.
  var kind: KnownWords.Kind
  /// Whether a list of names has it.
  let isListed: Bool
  /// The mentions that hold it.
  var mentions: [Int]
  /// What a quick look tells.
  let outline: NameOutline

  /// - Parameters:
  ///   - letters: its letters.
  ///   - hash: their hash.
  ///   - isListed: whether a list of names has it.
  init(letters: [UInt8], hash: UInt64, isListed: Bool = false) {
    self.letters = letters
    self.hash = hash
    self.isListed = isListed
    kind = KnownWords.kind(ofHash: hash)
    if isListed { kind.insert(.name) }
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

  /// Whether it may stand for another: nothing known, or a name that no list has and that is no word.
  var mayBeGarbled: Bool {
    isKnown
      ? letters.count >= 4 && !isListed && kind.isDisjoint(with: [.word, .proper])
      : letters.count >= 3
  }

  /// Whether it is known only as a name that few bear and no list has.
  var isRareName: Bool { kind == .name && !isListed }

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
  /// Whether there were too many to gather all.
  var isCut = false

  /// The forms' hashes of a mention as one number.
  func signature(_ mention: Int) -> UInt64 {
    mentions[mention].parts.reduce(0) {
      ($0 ^ forms[$1.form].hash) &* 0x9E37_79B9_7F4A_7C15
    }
  }
}
