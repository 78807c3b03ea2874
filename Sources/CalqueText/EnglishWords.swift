/// Tells English by its small words, where these leave no doubt, at a hundredth of what detection takes.
package enum EnglishWords {
  /// Words that are frequent in English and in the running text of no other language.
  private static let hashes = Set(
    """
    the and that with from which were would they this their been are who after she her his you what \
    there about when because could should those these than into between during through while before
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash.of(String($0)) }
  )
  /// A bit for the lowest six of each hash, so that most words need no look into the set.
  private static let filter = hashes.reduce(into: UInt64(0)) { $0 |= 1 << ($1 & 63) }

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
    tokens.withUnsafeBufferPointer { tokens in
      for range in ranges {
        for index in range {
          let hash = tokens[index].hash
          guard filter & (1 << (hash & 63)) != 0, hashes.contains(hash) else { continue }
          found += 1
          if different.count < fewestDifferent { different.insert(hash) }
        }
      }
    }
    return different.count >= fewestDifferent && found * frequency >= words
  }
}
