import CalqueCore

/// The scanner behind ``Tokenizer``: all state of one pass over one document.
struct TokenScanner {
  let text: UnsafeBufferPointer<UInt8>
  let hashes: UnsafeBufferPointer<UInt64>
  let ids: UnsafeBufferPointer<UInt32>
  let classes: UnsafeBufferPointer<UInt8>

  var tokens: [Token] = []
  private var allFlags: Token.Flags = []
  private var stoppedAt: Int?
  /// Up to where the ends of template tags were searched for in vain.
  var searchedForBraces = 0
  var searchedForPercent = 0
  /// End of the block being read.
  var end = 0
  /// Flag of the next token: white space came before it.
  var pendingSpace = true

  init(
    text: UnsafeBufferPointer<UInt8>,
    hashes: UnsafeBufferPointer<UInt64>,
    ids: UnsafeBufferPointer<UInt32>,
    classes: UnsafeBufferPointer<UInt8>
  ) {
    self.text = text
    self.hashes = hashes
    self.ids = ids
    self.classes = classes
  }

  mutating func scan(_ blocks: [TextRange], admitted: [Bool]) -> TokenizedText {
    tokens.reserveCapacity(text.count / 5 + 16)
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(blocks.count)
    var wordCounts: [Int] = []
    wordCounts.reserveCapacity(blocks.count)
    var sentences = SentenceSplitter(text: text)
    for (block, isAdmitted) in zip(blocks, admitted) {
      let first = tokens.count
      if isAdmitted, stoppedAt == nil { scanBlock(block) }
      ranges.append(first..<tokens.count)
      var words = 0
      for index in first..<tokens.count where tokens[index].isWordLike { words += 1 }
      wordCounts.append(words)
      sentences.split(tokens, in: first..<tokens.count)
    }
    return TokenizedText(
      tokens: tokens,
      blocks: ranges,
      sentenceStarts: sentences.starts,
      wordCounts: wordCounts,
      flags: allFlags,
      stoppedAt: stoppedAt
    )
  }

  private mutating func scanBlock(_ block: TextRange) {
    end = block.end
    pendingSpace = true
    var index = block.start
    while index < end {
      guard tokens.count < Tokenizer.mostTokens else {
        stoppedAt = index
        return
      }
      let byte = text[index]
      let kind = classes[Int(byte)]
      if kind & ByteClass.space != 0 {
        pendingSpace = true
        index += 1
      } else if kind & ByteClass.alphanumeric != 0 {
        index = scanWord(from: index)
      } else if kind & ByteClass.high != 0 {
        let (scalar, length) = UTF8Scanner.scalar(text, at: index)
        switch ScalarClass.of(scalar) {
        case .space:
          pendingSpace = true
          index += length
        case .letter: index = scanWord(from: index)
        default: index = scanPunctuation(from: index, length: length)
        }
      } else {
        index = scanPunctuation(from: index, length: 1)
      }
    }
  }

  /// Whether a letter or digit begins at `index`.
  func isWordStart(_ index: Int) -> Bool {
    guard index < end else { return false }
    let kind = classes[Int(text[index])]
    if kind & ByteClass.alphanumeric != 0 { return true }
    guard kind & ByteClass.high != 0 else { return false }
    return ScalarClass.of(UTF8Scanner.scalar(text, at: index).scalar) == .letter
  }

  func isDigit(_ index: Int) -> Bool {
    index < end && classes[Int(text[index])] & ByteClass.digit != 0
  }

  mutating func append(
    _ kind: Token.Kind,
    from start: Int,
    to stop: Int,
    hash: UInt64,
    flags: Token.Flags = []
  ) {
    var flags = flags
    if pendingSpace { flags.insert(.spaceBefore) }
    pendingSpace = false
    allFlags.formUnion(flags)
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: stop),
        id: kind == .opaque ? 0 : id(of: hash),
        kind: kind,
        flags: flags,
        hash: hash
      )
    )
  }

  @inline(__always)
  private func id(of hash: UInt64) -> UInt32 {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = hashes[slot]
      if found == hash { return ids[slot] }
      if found == 0 { return 0 }
      slot = (slot + 1) & mask
    }
  }
}
