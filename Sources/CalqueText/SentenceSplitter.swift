/// Finds where sentences begin, from tokens alone.
///
/// Looks only at tokens that can end a sentence. A period decides by the word before it (an initial,
/// a title, an abbreviation that may or may not end a sentence) and the word after it (lower case, a
/// numeral, a word that usually begins sentences).
struct SentenceSplitter {
  let text: UnsafeBufferPointer<UInt8>
  private(set) var starts: [Int] = []

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Appends the sentence starts of the tokens of one block.
  mutating func split(_ tokens: [Token], in block: Range<Int>) {
    guard !block.isEmpty else { return }
    starts.append(block.lowerBound)
    tokens.withUnsafeBufferPointer { tokens in
      var index = block.lowerBound
      while index < block.upperBound {
        let token = tokens[index]
        guard let mark = terminator(token) else {
          index += 1
          continue
        }
        var next = index + 1
        // Quotes and brackets that close after the stop belong to the sentence, and so do more stops.
        while next < block.upperBound, isCloser(tokens, next, in: block) || isMoreStop(tokens[next])
        {
          next += 1
        }
        if next < block.upperBound,
          endsSentence(tokens, stop: index, mark: mark, next: next, in: block)
        {
          starts.append(next)
        }
        index = max(next, index + 1)
      }
    }
  }

  private enum Mark {
    case period, abbreviation, ellipsis, exclamation, question
  }

  private func terminator(_ token: Token) -> Mark? {
    if token.kind == .punctuation {
      switch text[Int(token.start)] {
      case 0x2E: return token.count == 1 ? .period : .ellipsis
      case 0x21: return .exclamation
      case 0x3F: return .question
      case 0xE2 where token.hash == MarkHash.ellipsis: return .ellipsis
      case 0xE3 where token.hash == Words.ideographicStop: return .exclamation
      default: return nil
      }
    }
    return token.flags.contains(.endsInPeriod) ? .abbreviation : nil
  }

  private func isMoreStop(_ token: Token) -> Bool {
    guard token.kind == .punctuation, !token.flags.contains(.spaceBefore) else { return false }
    return terminator(token) != nil
  }

  /// Whether the token closes a quotation or bracket that ends with the stop before it.
  private func isCloser(_ tokens: UnsafeBufferPointer<Token>, _ index: Int, in block: Range<Int>)
    -> Bool
  {
    let token = tokens[index]
    guard token.kind == .punctuation else { return false }
    switch text[Int(token.start)] {
    case 0x29, 0x5D: return true
    case 0x22, 0x27:
      if !token.flags.contains(.spaceBefore) { return true }
      // A straight quote between spaces, as machines set it (`desk. " She`): closing when another
      // word follows it after a space.
      return index + 1 < block.upperBound && tokens[index + 1].flags.contains(.spaceBefore)
    case 0xE2, 0xC2:
      let bytes = UnsafeBufferPointer(rebasing: text[token.range])
      let scalar = UTF8Scanner.scalar(bytes, at: 0).scalar
      // ” ’ » close whatever stands before them.
      return scalar == 0x201D || scalar == 0x2019 || scalar == 0xBB
    default: return false
    }
  }

  private func isOpener(_ token: Token) -> Bool {
    guard token.kind == .punctuation else { return false }
    switch text[Int(token.start)] {
    case 0x28, 0x5B, 0x22, 0x27: return true
    case 0xE2, 0xC2:
      let scalar = UTF8Scanner.scalar(
        UnsafeBufferPointer(rebasing: text[token.range]),
        at: 0
      ).scalar
      return scalar == 0x201C || scalar == 0x2018 || scalar == 0xAB
    default: return false
    }
  }

  private func endsSentence(
    _ tokens: UnsafeBufferPointer<Token>,
    stop: Int,
    mark: Mark,
    next: Int,
    in block: Range<Int>
  ) -> Bool {
    // The first word of what would be the next sentence, behind its opening quotes and dashes.
    var first = next
    while first < block.upperBound, isOpener(tokens[first]) || isDash(tokens[first]) { first += 1 }
    guard first < block.upperBound else { return false }
    let word = tokens[first]
    let hasSpace = tokens[next].flags.contains(.spaceBefore)
    let startsUpper = isUpper(word)
    let isClosed = next > stop + 1

    switch mark {
    case .exclamation, .question:
      guard word.kind != .punctuation else { return false }
      if mark == .exclamation, stop > block.lowerBound, !isClosed,
        Words.exclaimingNames.contains(tokens[stop - 1].hash), !Words.starters.contains(word.hash)
      {
        return false
      }
      // `“On a Sunday?” I asked.`: the capital is the pronoun's.
      if isClosed, Words.pronounI.contains(word.hash), first + 1 < block.upperBound,
        Words.saying.contains(tokens[first + 1].hash)
      {
        return false
      }
      return startsUpper || word.kind == .number || (word.kind == .opaque && hasSpace)
        || word.flags.contains(.hasDigit)
    case .ellipsis:
      return startsUpper && hasSpace && !Words.pronounI.contains(word.hash)
    case .abbreviation:
      guard hasSpace, startsUpper else { return false }
      return endsAfterAbbreviation(tokens, stop: stop, next: word, isClosed: isClosed, in: block)
    case .period:
      guard stop > block.lowerBound else { return false }
      if !hasSpace, !isClosed {
        // A lost space: `the end.The next`. Not `J.Smith`, `No.5` or `.NET`.
        let before = tokens[stop - 1]
        return startsUpper && before.kind == .word && before.count > 2
          && !tokens[stop].flags.contains(.spaceBefore)
          && !Words.neverEnd.contains(before.hash) && !Words.mayEnd.contains(before.hash)
      }
      if word.kind == .punctuation { return false }
      if isDash(tokens[next]), !startsUpper { return false }
      let startsOther =
        word.kind == .number || word.kind == .opaque || word.flags.contains(.hasDigit)
      guard startsUpper || startsOther else { return false }
      return endsAfterPeriod(tokens, stop: stop, first: first, isClosed: isClosed, in: block)
    }
  }

  private func endsAfterPeriod(
    _ tokens: UnsafeBufferPointer<Token>,
    stop: Int,
    first: Int,
    isClosed: Bool,
    in block: Range<Int>
  ) -> Bool {
    if isClosed, tokens[stop + 1].kind == .punctuation, isQuote(tokens[stop + 1]) { return true }
    let before = tokens[stop - 1]
    let word = tokens[first]
    // The possessive and closing marks before a period end sentences like any word.
    guard before.isWordLike else { return true }
    if before.kind == .number {
      // `1. Introduction` at the start of a block and `Step 2. Stir.` number what follows.
      let isFirst = stop - 1 == block.lowerBound && before.count <= 3
      let isNumbered =
        stop - 2 >= block.lowerBound && Words.numbered.contains(tokens[stop - 2].hash)
      return !isFirst && !isNumbered
    }
    if before.count == 1, Words.letters.contains(before.hash), !before.flags.contains(.capitalised)
    {
      return false
    }
    if before.count == 1, before.flags.contains(.capitalised) {
      // The letter of a unit (`37 °C.`) stands close to a sign.
      if !before.flags.contains(.spaceBefore), stop - 2 >= block.lowerBound,
        tokens[stop - 2].kind == .punctuation, !isOpener(tokens[stop - 2]),
        terminator(tokens[stop - 2]) == nil
      {
        return true
      }
      // An initial (`J. Smith`), the last letter of `Plan B`, or the pronoun.
      if Words.pronounI.contains(before.hash) { return Words.starters.contains(word.hash) }
      return Words.starters.contains(word.hash)
    }
    if Words.neverEndInSmall.contains(before.hash) { return false }
    if Words.neverEnd.contains(before.hash), before.flags.contains(.capitalised) || !isUpper(word) {
      return false
    }
    if Words.beforeNumber.contains(before.hash) {
      if word.kind == .number || word.flags.contains(.hasDigit) || isRoman(word) {
        return false
      }
      return Words.realWords.contains(before.hash) || Words.starters.contains(word.hash)
    }
    if Words.mayEnd.contains(before.hash) {
      guard before.flags.contains(.capitalised) || Words.lowerMayEnd.contains(before.hash) else {
        return true
      }
      if Words.calendar.contains(before.hash) {
        return word.kind != .number && !word.flags.contains(.hasDigit)
          && !Words.calendar.contains(word.hash)
      }
      if Words.usuallyEnd.contains(before.hash) { return word.kind != .number }
      return Words.starters.contains(word.hash) || word.kind == .opaque
    }
    return true
  }

  private func endsAfterAbbreviation(
    _ tokens: UnsafeBufferPointer<Token>,
    stop: Int,
    next: Token,
    isClosed: Bool,
    in block: Range<Int>
  ) -> Bool {
    let hash = tokens[stop].hash
    if Words.neverEnd.contains(hash) { return false }
    if isClosed { return true }
    if Words.clockTimes.contains(hash) {
      return !Words.timeZones.contains(next.hash) && !next.flags.contains(.allCapitals)
    }
    return Words.starters.contains(next.hash)
  }

  private func isUpper(_ token: Token) -> Bool {
    if !token.flags.isDisjoint(with: [.capitalised, .innerCapital]) { return true }
    // Scripts without case begin sentences with any letter.
    return token.kind == .word && token.flags.contains(.otherScript)
  }

  private func isRoman(_ token: Token) -> Bool {
    token.flags.contains(.capitalised)
      && text[token.range].allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43].contains($0) }
  }

  private func isQuote(_ token: Token) -> Bool {
    let byte = text[Int(token.start)]
    return byte == 0x22 || byte == 0x27 || byte >= 0x80
  }

  private func isDash(_ token: Token) -> Bool {
    token.kind == .punctuation
      && (token.hash == Words.dash || token.hash == MarkHash.hyphen || token.hash == Words.bullet)
  }

  typealias Words = SentenceWords
}
