public import CalqueCore

/// The tokens and sentences of a document, made once and shared by all rules.
public struct TokenizedText: Sendable {
  /// All tokens in order.
  public let tokens: [Token]
  /// For each block of the document the indices of its tokens; empty for blocks left out.
  public let blocks: [Range<Int>]
  /// Indices of the tokens that begin a sentence, ascending.
  ///
  /// Every block begins one.
  public let sentenceStarts: [Int]
  /// The number of words in each block.
  public let wordCounts: [Int]
  /// The union of all tokens' flags: what no token has, no rule needs to look for.
  public let flags: Token.Flags
  /// Where in the text tokenising stopped because there were too many tokens; nil when it did not.
  public let stoppedAt: Int?

  /// The tokens of the sentence that holds the token at `index`.
  public func sentence(around index: Int) -> Range<Int> {
    var low = 0
    var high = sentenceStarts.count
    while low < high {
      let middle = (low + high) / 2
      if sentenceStarts[middle] <= index { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? sentenceStarts[low - 1] : 0
    let end = low < sentenceStarts.count ? sentenceStarts[low] : tokens.count
    return start..<end
  }

  /// The index of the first token of a block that ends after a place in the text.
  public func token(endingAfter offset: Int, inBlock block: Int) -> Int? {
    var low = blocks[block].lowerBound
    var high = blocks[block].upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks[block].upperBound ? low : nil
  }

  /// The place in the text of a run of tokens.
  public func textRange(_ range: Range<Int>) -> TextRange {
    TextRange(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  /// The index of the block that holds the token at `index`.
  public func block(of index: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
