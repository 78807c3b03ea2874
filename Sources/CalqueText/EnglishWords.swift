/// Tells English by its small words, where these leave no doubt, at a hundredth of what detection takes.
package enum EnglishWords {
  /// Words that are frequent in English and in the running text of no other language.
  private static let words = """
    the and that with from which were would they this their been are who after she her his you what \
    there about when because could should those these than into between during through while before
    """
  /// Slots of the table: many beside the words, so that most tokens meet an empty one.
  private static let slots = 512
  /// The hashes of the words, each at its lowest bits or in the next free slot; 0 is free.
  private static let table = words.split(separator: " ")
    .reduce(into: [UInt64](repeating: 0, count: slots)) { table, word in
      let hash = WordHash.of(String(word))
      var slot = Int(hash % UInt64(slots))
      while table[slot] != 0 { slot = (slot + 1) % slots }
      table[slot] = hash
    }

  /// One of so many words must be among them.
  private static let frequency = 8
  /// So many of them must differ: a title within a sentence of another language has fewer.
  private static let fewestDifferent = 4

  /// Whether some tokens are English beyond doubt; false says nothing.
  ///
  /// - Parameters:
  ///   - tokens: the tokens.
  ///   - ranges: those of them that are asked for.
  ///   - words: how many words these are.
  /// - Returns: whether they are.
  package static func fill(
    _ tokens: [Token],
    _ ranges: some Sequence<Range<Int>>,
    words: Int
  ) -> Bool {
    var found = 0
    var different: Set<UInt64> = []
    table.withUnsafeBufferPointer { table in
      tokens.withUnsafeBufferPointer { tokens in
        for range in ranges {
          for index in range {
            let hash = tokens[index].hash
            var slot = Int(truncatingIfNeeded: hash) & (slots - 1)
            while table[slot] != 0, table[slot] != hash { slot = (slot + 1) & (slots - 1) }
            guard table[slot] != 0 else { continue }
            found += 1
            if different.count < fewestDifferent { different.insert(hash) }
          }
        }
      }
    }
    return different.count >= fewestDifferent && found * frequency >= words
  }
}
