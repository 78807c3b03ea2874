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
    let next = sentenceStarts.partitioningIndex { $0 > index }
    let start = next > 0 ? sentenceStarts[next - 1] : 0
    let end = next < sentenceStarts.count ? sentenceStarts[next] : tokens.count
    return start..<end
  }

  /// The index of the first token of a block that ends after a place in the text.
  public func token(endingAfter offset: Int, inBlock block: Int) -> Int? {
    let range = blocks[block]
    let place = tokens[range].partitioningIndex { Int($0.end) > offset }
    return place < range.upperBound ? place : nil
  }

  /// The place in the text of a run of tokens.
  public func textRange(_ range: Range<Int>) -> TextRange {
    TextRange(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }

  /// The index of the block that holds the token at `index`.
  public func block(of index: Int) -> Int {
    blocks.partitioningIndex { $0.upperBound > index }
  }
}
