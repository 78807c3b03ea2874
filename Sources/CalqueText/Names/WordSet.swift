/// A set of words by their hashes, which are good ones: a look-up is a probe or two.
package struct WordSet: Sendable {
  private let slots: [UInt64]

  /// The words of a text, parted by white space.
  package init(_ words: String) {
    let hashes = Set(words.split(whereSeparator: \.isWhitespace).map { WordHash.of(String($0)) })
    var size = 16
    while size < hashes.count * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash
    }
    self.slots = slots
  }

  /// Whether the word with this hash is one of them.
  package func contains(_ hash: UInt64) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
