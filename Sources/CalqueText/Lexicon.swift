/// The words that rules know, each with a small id.
///
/// An open-addressed table from word hash to id, kept in flat tables: it loads without work and
/// grows when a user's pack brings new words.
public struct Lexicon: Hashable, Sendable {
  /// Number of words; ids run from 1 to this.
  public private(set) var count: Int
  package private(set) var hashes: FlatTable<UInt64>
  package private(set) var ids: FlatTable<UInt32>

  /// An empty lexicon; a small one, since every text that rules write is tokenised with one.
  public init() {
    count = 0
    hashes = FlatTable(repeating: 0, count: 8)
    ids = FlatTable(repeating: 0, count: 8)
  }

  /// A lexicon from its stored tables.
  package init(count: Int, hashes: FlatTable<UInt64>, ids: FlatTable<UInt32>) {
    self.count = count
    self.hashes = hashes
    self.ids = ids
  }

  /// The id of the word with this hash, 0 when there is none.
  public func id(ofHash hash: UInt64) -> UInt32 {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return ids[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// The id of the word with this hash; a new word gets the next one.
  public mutating func intern(hash: UInt64) -> UInt32 {
    let known = id(ofHash: hash)
    if known != 0 { return known }
    if (count + 1) * 2 > hashes.count { grow() }
    count += 1
    insert(hash, id: UInt32(count))
    return UInt32(count)
  }

  private mutating func insert(_ hash: UInt64, id: UInt32) {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0 { slot = (slot + 1) & mask }
    hashes[slot] = hash
    ids[slot] = id
  }

  private mutating func grow() {
    let oldHashes = hashes
    let oldIDs = ids
    hashes = FlatTable(repeating: 0, count: oldHashes.count * 2)
    ids = FlatTable(repeating: 0, count: oldHashes.count * 2)
    for index in oldHashes.indices where oldHashes[index] != 0 {
      insert(oldHashes[index], id: oldIDs[index])
    }
  }
}
