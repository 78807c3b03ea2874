/// Hashes of the marks that the tokeniser itself makes tokens of.
enum MarkHash {
  static let hyphen = WordHash.of("-")
  static let possessive = WordHash.of("'s")
  static let ellipsis = WordHash.of("...")
}

extension TokenScanner {
  /// Reads the mark at `start` and returns the offset after it.
  mutating func scanPunctuation(from start: Int, length: Int) -> Int {
    let byte = text[start]
    switch byte {
    case 0x7B, 0x5B:  // { [
      if let stop = templateEnd(from: start) {
        append(.opaque, from: start, to: stop, hash: 0)
        return stop
      }
    case 0x23, 0x40:  // # @ before a name
      if start + 1 < end,
        classes[Int(text[start + 1])] & (ByteClass.lower | ByteClass.upper) != 0
      {
        let stop = handleEnd(from: start + 1)
        append(.opaque, from: start, to: stop, hash: 0)
        return stop
      }
    case 0x2E:  // . of an ellipsis
      var stop = start + 1
      while stop < end, text[stop] == 0x2E { stop += 1 }
      if stop - start >= 2 {
        append(.punctuation, from: start, to: stop, hash: MarkHash.ellipsis)
        return stop
      }
    case 0xE2
    where length == 3 && start + 2 < end && text[start + 1] == 0x80 && text[start + 2] == 0xA6:
      append(.punctuation, from: start, to: start + 3, hash: MarkHash.ellipsis, flags: .nonASCII)
      return start + 3
    default: break
    }
    let mark = UnsafeBufferPointer(rebasing: text[start..<start + length])
    append(
      .punctuation,
      from: start,
      to: start + length,
      hash: WordHash.folded(mark),
      flags: byte < 0x80 ? [] : .nonASCII
    )
    return start + length
  }

  private func handleEnd(from start: Int) -> Int {
    var index = start
    while isWordStart(index) {
      index += UTF8Scanner.scalar(text, at: index).length
    }
    return index
  }
}
