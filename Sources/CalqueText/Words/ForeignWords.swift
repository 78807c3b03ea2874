private import CWordData

/// The commoner words of other languages that are no English words and no names, without the words
/// themselves (see ``MarkTable``).
///
/// Russian ones are in Latin letters, as programs write those that they do not know.
package enum ForeignWords {
  /// Whether the word with this hash is a word of another language.
  package static func contains(hash: UInt64) -> Bool {
    let bytes = UnsafeRawBufferPointer(
      start: calque_foreign_words(),
      count: calque_foreign_words_size()
    )
    return MarkTable(bytes).bits(ofHash: hash) != 0
  }

  /// The table of the words with these hashes, as ``contains(hash:)`` reads it.
  package static func encoded(_ hashes: Set<UInt64>) -> [UInt8] {
    MarkTable.encoded(Dictionary(uniqueKeysWithValues: hashes.map { ($0, 1) }))
  }
}
