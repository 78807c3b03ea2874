extension TokenScanner {
  /// Reads the word or number at `start` and returns the offset after it.
  mutating func scanWord(from start: Int) -> Int {
    var index = start
    var seen: UInt8 = 0
    var endsInPeriod = false
    let startsWithDigit = classes[Int(text[start])] & ByteClass.digit != 0
    scanning: while index < end {
      let byte = text[index]
      let kind = classes[Int(byte)]
      if kind & ByteClass.alphanumeric != 0 {
        seen |= kind
        index += 1
      } else if kind & ByteClass.high != 0 {
        let (scalar, length) = UTF8Scanner.scalar(text, at: index)
        switch ScalarClass.of(scalar) {
        case .letter:
          seen |= kind
          index += length
        case .apostrophe:
          guard isInnerApostrophe(index, length: length) else { break scanning }
          seen |= kind
          index += length
        default: break scanning
        }
      } else if kind & ByteClass.apostrophe != 0 {
        guard isInnerApostrophe(index, length: 1) else { break scanning }
        index += 1
      } else if byte == 0x2E || byte == 0x2C || byte == 0x3A {
        if seen == ByteClass.digit, isDigit(index + 1) {
          index += 1  // a decimal point, a thousands comma, the colon of a time
        } else if byte == 0x2E, let stop = abbreviationEnd(start: start, period: index) {
          index = stop
          endsInPeriod = true
          break scanning
        } else if byte == 0x2E || byte == 0x3A, let stop = addressEnd(start: start, mark: index) {
          append(.opaque, from: start, to: stop, hash: 0)
          return stop
        } else {
          break scanning
        }
      } else if byte == 0x40, isWordStart(index + 1) {
        let stop = addressTail(from: index + 1)
        append(.opaque, from: start, to: stop, hash: 0)
        return stop
      } else {
        break scanning
      }
    }
    appendWord(
      from: start,
      to: index,
      seen: seen,
      startsWithDigit: startsWithDigit,
      endsInPeriod: endsInPeriod
    )
    return scanTail(after: index)
  }

  private mutating func appendWord(
    from start: Int,
    to stop: Int,
    seen: UInt8,
    startsWithDigit: Bool,
    endsInPeriod: Bool
  ) {
    var flags: Token.Flags = []
    let hash: UInt64
    let word = UnsafeBufferPointer(rebasing: text[start..<stop])
    if seen & ByteClass.high == 0, let base = word.baseAddress {
      hash = WordHash.ascii(base, count: word.count, readable: text.count - start)
      if seen & (ByteClass.lower | ByteClass.upper) != 0 { flags.insert(.latin) }
      if classes[Int(text[start])] & ByteClass.upper != 0 {
        flags.insert(.capitalised)
        if seen & ByteClass.lower == 0, stop - start > 1 { flags.insert(.allCapitals) }
      } else if seen & ByteClass.upper != 0 {
        flags.insert(.innerCapital)
      }
    } else {
      hash = WordHash.folded(word)
      flags = spelling(word)
    }
    if seen & ByteClass.digit != 0 { flags.insert(.hasDigit) }
    if endsInPeriod { flags.insert(.endsInPeriod) }
    append(
      seen == ByteClass.digit ? .number : .word,
      from: start,
      to: stop,
      hash: hash,
      flags: flags
    )
  }

  /// Flags of a word with letters beyond ASCII.
  private func spelling(_ word: UnsafeBufferPointer<UInt8>) -> Token.Flags {
    var flags: Token.Flags = .nonASCII
    var index = 0
    var capitals = 0
    var letters = 0
    while index < word.count {
      let (scalar, length) = UTF8Scanner.scalar(word, at: index)
      let isApostrophe = scalar == 0x27 || ScalarClass.of(scalar) == .apostrophe
      if !isApostrophe, !(0x30...0x39).contains(scalar), scalar != 0x2E {
        flags.formUnion(ScalarClass.script(scalar))
        letters += 1
        if CaseFolding.fold(scalar) != scalar {
          capitals += 1
          if index == 0 { flags.insert(.capitalised) }
        }
      }
      index += length
    }
    if letters > 1, capitals == letters { flags.insert(.allCapitals) }
    return flags
  }

  /// Reads what hangs on a word: the possessive `'s`, the hyphen of a compound.
  private mutating func scanTail(after index: Int) -> Int {
    guard index < end else { return index }
    let byte = text[index]
    if byte == 0x2D {
      guard isWordStart(index + 1) else { return index }
      append(.hyphen, from: index, to: index + 1, hash: MarkHash.hyphen)
      return index + 1
    }
    if byte == 0x27, isPossessive(index, length: 1) {
      append(.possessive, from: index, to: index + 2, hash: MarkHash.possessive)
      return index + 2
    }
    guard byte == 0xE2 else { return index }
    let (scalar, length) = UTF8Scanner.scalar(text, at: index)
    switch ScalarClass.of(scalar) {
    case .apostrophe where isPossessive(index, length: length):
      append(.possessive, from: index, to: index + length + 1, hash: MarkHash.possessive)
      return index + length + 1
    case .hyphen where isWordStart(index + length):
      append(.hyphen, from: index, to: index + length, hash: MarkHash.hyphen)
      return index + length
    default: return index
    }
  }

  /// Whether the apostrophe joins two halves of a word and is not that of a possessive.
  private func isInnerApostrophe(_ index: Int, length: Int) -> Bool {
    isWordStart(index + length) && !isPossessive(index, length: length)
  }

  private func isPossessive(_ index: Int, length: Int) -> Bool {
    let letter = index + length
    guard letter < end, text[letter] | 0x20 == 0x73 else { return false }
    return !isWordStart(letter + 1)
  }

  /// The end of an abbreviation with inner periods (`U.S.`, `p.m.`, `Ph.D.`) whose first period
  /// stands at `period`, or nil.
  private func abbreviationEnd(start: Int, period: Int) -> Int? {
    guard period - start <= 2 else { return nil }
    var index = period
    var stop: Int?
    // Each turn reads one more part: one or two letters and a period.
    while index + 2 < end, text[index] == 0x2E {
      var letters = 0
      while letters < 3, index + 1 + letters < end,
        classes[Int(text[index + 1 + letters])] & (ByteClass.lower | ByteClass.upper) != 0
      {
        letters += 1
      }
      let next = index + 1 + letters
      guard (1...2).contains(letters), next < end, text[next] == 0x2E else { break }
      stop = next + 1
      index = next
    }
    // `U.N` of "U.N-backed" and "e.g.this" are left to the caller.
    guard let stop, !isWordStart(stop) else { return nil }
    return stop
  }
}
