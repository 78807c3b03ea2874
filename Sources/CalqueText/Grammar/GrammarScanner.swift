import CalqueCore

/// Reads running text as symbols and hands out its runs of one, two and three of them.
struct GrammarScanner {
  let text: UnsafeBufferPointer<UInt8>
  let table: GrammarTable

  /// Calls `body` with the bucket of each run and the symbol that it ends with.
  ///
  /// - Returns: how many symbols there are, the ends of sentences included.
  @inline(__always)
  func forEachRun(
    of tokenized: TokenizedText,
    in blocks: some Sequence<Int>,
    _ body: (_ bucket: Int, _ symbol: UInt32) -> Void
  ) -> Int {
    var count = 0
    let starts = tokenized.sentenceStarts
    tokenized.tokens.withUnsafeBufferPointer { tokens in
      for block in blocks where !tokenized.blocks[block].isEmpty {
        let range = tokenized.blocks[block]
        var next = starts.partitioningIndex { $0 > range.lowerBound }
        var sentence = range.lowerBound
        while sentence < range.upperBound {
          let limit = next < starts.count ? min(starts[next], range.upperBound) : range.upperBound
          count += runs(tokens, sentence..<limit, body)
          sentence = limit
          next += 1
        }
      }
    }
    return count
  }

  /// The runs of one sentence.
  @inline(__always)
  private func runs(
    _ tokens: UnsafeBufferPointer<Token>,
    _ sentence: Range<Int>,
    _ body: (_ bucket: Int, _ symbol: UInt32) -> Void
  ) -> Int {
    var (first, second) = (GrammarSymbol.none, GrammarSymbol.start)
    var isStart = true
    var count = 0
    for index in sentence {
      let symbol = symbol(of: tokens[index], isStart: isStart)
      if tokens[index].isWordLike { isStart = false }
      guard symbol != GrammarSymbol.none,
        symbol != GrammarSymbol.name || second != GrammarSymbol.name
      else { continue }
      Self.runs(first, second, symbol, body)
      (first, second) = (second, symbol)
      count += 1
    }
    guard count > 0 else { return 0 }
    Self.runs(first, second, GrammarSymbol.end, body)
    return count + 1
  }

  @inline(__always)
  private static func runs(
    _ first: UInt32,
    _ second: UInt32,
    _ third: UInt32,
    _ body: (_ bucket: Int, _ symbol: UInt32) -> Void
  ) {
    let pair = second << GrammarSymbol.bits | third
    body(bucket(third), third)
    body(bucket(pair), third)
    if first != GrammarSymbol.none {
      body(bucket(first << (2 * GrammarSymbol.bits) | pair), third)
    }
  }

  /// Where the weight of a run stands: several runs may share a place.
  @inline(__always)
  private static func bucket(_ key: UInt32) -> Int {
    Int((key &* 0x9E37_79B1) >> (32 - GrammarWeights.bits))
  }

  /// What a token is; none for quotes and signs, which say nothing.
  @inline(__always)
  private func symbol(of token: Token, isStart: Bool) -> UInt32 {
    switch token.kind {
    case .word: return word(token, isStart: isStart)
    case .number: return GrammarSymbol.number
    case .possessive: return GrammarSymbol.possessive
    case .hyphen: return GrammarSymbol.firstMark + 5
    case .punctuation: return mark(token)
    case .opaque: return GrammarSymbol.name
    }
  }

  @inline(__always)
  private func word(_ token: Token, isStart: Bool) -> UInt32 {
    // `US` is not the pronoun.
    guard !token.flags.contains(.allCapitals) else { return GrammarSymbol.name }
    let closed = table.symbol(ofHash: token.hash)
    guard closed == GrammarSymbol.none else { return closed }
    if token.flags.contains(.capitalised), !isStart { return GrammarSymbol.name }
    if token.flags.contains(.hasDigit) { return GrammarSymbol.number }
    guard !token.flags.contains(.nonASCII) else { return GrammarSymbol.firstClass }
    return GrammarSymbol.firstClass + UInt32(WordClass.openBits(hash: token.hash)) * 5
      + ending(token)
  }

  /// Which of `-ing -ed -ly -s` a word ends in, 0 for none.
  @inline(__always)
  private func ending(_ token: Token) -> UInt32 {
    let end = Int(token.end)
    let count = token.count
    guard count > 3 else { return 0 }
    let (last, before) = (text[end - 1] | 0x20, text[end - 2] | 0x20)
    switch last {
    case 0x67 where count > 5 && before == 0x6E && text[end - 3] | 0x20 == 0x69: return 1
    case 0x64 where count > 4 && before == 0x65: return 2
    case 0x79 where count > 4 && before == 0x6C: return 3
    case 0x73: return 4
    default: return 0
    }
  }

  @inline(__always)
  private func mark(_ token: Token) -> UInt32 {
    let place: UInt32
    switch text[Int(token.start)] {
    case 0x2C: place = 0
    case 0x3B: place = 1
    case 0x3A: place = 2
    case 0x28: place = 3
    case 0x29: place = 4
    case 0x2D: place = 5
    case 0x2E: place = 6
    case 0x21: place = 7
    case 0x3F: place = 8
    // The long dashes.
    case 0xE2
    where token.count == 3 && text[Int(token.start) + 1] == 0x80
      && (0x93...0x95).contains(text[Int(token.start) + 2]):
      place = 5
    default: return GrammarSymbol.none
    }
    return GrammarSymbol.firstMark + place
  }
}
