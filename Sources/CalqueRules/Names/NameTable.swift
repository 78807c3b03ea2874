import CalqueCore
package import CalqueText

/// The names of all lists in flat tables: they are read where they lie, and a user's pack adds to them.
///
/// A spelling is a name or one of its aliases. One open-addressed table from keys to spellings serves
/// all questions; what a key asks is mixed into it. A question costs a probe or two, whatever the
/// number of names; a spelling takes some 150 bytes.
public struct NameTable: Sendable, Hashable {
  /// What a key asks for.
  package enum Question: UInt64, Sendable {
    /// The whole name, spelled so.
    case whole = 1
    /// A part of a name, spelled so.
    case part = 2
    /// The whole name by its skeleton.
    case skeleton = 3
    /// The last part of a name by its skeleton.
    case last = 4
    /// A part whatever its romanisation, and another by its skeleton.
    case pair = 5
  }

  /// The lists' ids.
  package internal(set) var lists: [String] = []
  /// The ids of the lists in ``known``.
  package internal(set) var knownLists: [String] = []
  /// All spellings as UTF-8, and where each begins.
  package internal(set) var text = FlatTable<UInt8>()
  package internal(set) var textStarts: FlatTable<UInt32> = [0]
  /// The letters of all parts, and where each begins.
  package internal(set) var letters = FlatTable<UInt8>()
  package internal(set) var partStarts: FlatTable<UInt32> = [0]
  /// The first part of each spelling.
  package internal(set) var firstParts: FlatTable<UInt32> = [0]
  /// For each spelling the one to suggest, and its list.
  package internal(set) var canonical = FlatTable<UInt32>()
  package internal(set) var listOf = FlatTable<UInt32>()
  /// For each spelling the hash of the word that stands beside it; 0 for none.
  package internal(set) var heads = FlatTable<UInt64>()
  /// For each spelling what it is the name of, as a bit.
  package internal(set) var kinds = FlatTable<UInt8>()
  /// Parts of names that are right and no targets, by the upper half of their hashes, sorted.
  package internal(set) var known = FlatTable<UInt32>()
  package internal(set) var keys = FlatTable<UInt32>()
  package internal(set) var values = FlatTable<UInt32>()
  package internal(set) var keyCount = 0

  /// No names.
  public init() {}

  /// Number of spellings.
  public var count: Int { canonical.count }

  /// A spelling as the list has it.
  package func string(_ spelling: Int) -> String {
    String(decoding: text[Int(textStarts[spelling])..<Int(textStarts[spelling + 1])], as: UTF8.self)
  }

  /// The list that a spelling is of, by its name in its pack, or by the file of a user's list.
  package func listName(_ spelling: Int) -> String {
    let id = lists[Int(listOf[spelling])]
    let user = "\(NearList.gazetteer) "
    if id.hasPrefix(user) { return String(id.dropFirst(user.count)) }
    return id.split(separator: "/").last.map(String.init) ?? id
  }

  /// How many parts a spelling has.
  package func partCount(_ spelling: Int) -> Int {
    Int(firstParts[spelling + 1] - firstParts[spelling])
  }

  /// The letters of a part of a spelling.
  package func part(_ part: Int, of spelling: Int) -> [UInt8] {
    let index = Int(firstParts[spelling]) + part
    return Array(letters[Int(partStarts[index])..<Int(partStarts[index + 1])])
  }

  /// The letters of all parts of a spelling.
  package func whole(_ spelling: Int) -> [UInt8] {
    let first = Int(partStarts[Int(firstParts[spelling])])
    return Array(letters[first..<Int(partStarts[Int(firstParts[spelling + 1])])])
  }

  /// The kinds of names of which letters are a part, a bit for each.
  package func kinds(ofPart hash: UInt64) -> UInt8 {
    var result: UInt8 = 0
    forEach(.part, hash) { result |= kinds[$0] }
    forEach(.whole, hash) { result |= kinds[$0] }
    return result
  }

  /// Whether letters are a part of a name that is right and no target.
  package func isKnown(_ hash: UInt64) -> Bool { known.sortedContains(Self.mark(hash)) }

  /// What ``known`` holds of a hash.
  static func mark(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  /// Whether any spelling answers a question.
  package func answers(_ question: Question, _ hash: UInt64) -> Bool {
    var found = false
    forEach(question, hash) { _ in found = true }
    return found
  }

  /// Calls `body` with every spelling that answers a question.
  package func forEach(_ question: Question, _ hash: UInt64, _ body: (Int) -> Void) {
    guard !keys.isEmpty else { return }
    let key = Self.key(question, hash)
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    keys.withUnsafeBufferPointer { keys in
      while keys[slot] != 0 {
        if keys[slot] == key { body(Int(values[slot])) }
        slot = (slot + 1) & mask
      }
    }
  }

  /// The hash that the question ``Question/pair`` asks with.
  package static func pair(_ part: UInt64, skeleton: UInt64) -> UInt64 {
    (part ^ skeleton &* 0x9E37_79B9_7F4A_7C15) &* 0xC2B2_AE3D_27D4_EB4F
  }

  /// 32 bits: among a million keys a question finds a stranger once in 4,000 times, and what it finds
  /// is compared letter by letter.
  static func key(_ question: Question, _ hash: UInt64) -> UInt32 {
    let mixed = (hash ^ question.rawValue &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
    let key = UInt32(truncatingIfNeeded: mixed >> 32)
    return key == 0 ? 1 : key
  }

  static func slot(_ key: UInt32) -> Int { Int(key) }
}
