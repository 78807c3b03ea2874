import CalqueText

/// The sentences of a document and the hashes of their words, in flat tables.
struct SentenceTable {
  /// A sentence.
  struct Sentence {
    /// The block it stands in.
    var block: Int
    /// Its tokens.
    var tokens: Range<Int>
    /// Its words in the table of hashes.
    fileprivate var words: Range<Int>
  }

  /// The sentences in order.
  private(set) var all: [Sentence] = []
  private var hashes: [UInt64] = []

  /// A table without sentences.
  init() {}

  /// Gathers the sentences of a document.
  init(_ context: DetectionContext) {
    let text = context.text
    hashes.reserveCapacity(text.tokens.count)
    all.reserveCapacity(text.sentenceStarts.count)
    var next = 0
    for (block, range) in text.blocks.enumerated() where !range.isEmpty {
      while next < text.sentenceStarts.count, text.sentenceStarts[next] < range.upperBound {
        let start = text.sentenceStarts[next]
        next += 1
        let isLast = next == text.sentenceStarts.count
        let end = isLast ? range.upperBound : min(text.sentenceStarts[next], range.upperBound)
        let firstWord = hashes.count
        for token in text.tokens[start..<end] where token.isWordLike { hashes.append(token.hash) }
        all.append(Sentence(block: block, tokens: start..<end, words: firstWord..<hashes.count))
      }
    }
  }

  /// The hashes of a sentence's words.
  func words(of sentence: Int) -> ArraySlice<UInt64> { hashes[all[sentence].words] }

  /// The hashes of all runs of three words.
  static func runs(of words: ArraySlice<UInt64>) -> [UInt64] {
    guard words.count >= 3 else { return [] }
    return (words.startIndex..<words.endIndex - 2).map { run(words, at: $0) }
  }

  /// For each of four orders, the run of three words that comes first in it.
  static func leastRuns(of words: ArraySlice<UInt64>) -> [UInt64] {
    guard words.count >= 3 else { return [] }
    var least = SIMD4<UInt64>(repeating: .max)
    for index in words.startIndex..<words.endIndex - 2 {
      let run = SIMD4<UInt64>(repeating: run(words, at: index)) &* orders
      least = pointwiseMin(least, run)
    }
    return (0..<4).map { least[$0] }
  }

  private static let orders = SIMD4<UInt64>(
    0x9E37_79B9_7F4A_7C15,
    0xBF58_476D_1CE4_E5B9,
    0x94D0_49BB_1331_11EB,
    0xD6E8_FEB8_6659_FD93
  )

  @inline(__always)
  private static func run(_ words: ArraySlice<UInt64>, at index: Int) -> UInt64 {
    var hash: UInt64 = 0
    for offset in 0..<3 { hash = (hash ^ words[index + offset]) &* 0x9E37_79B9_7F4A_7C15 }
    return hash ^ (hash >> 31)
  }
}
