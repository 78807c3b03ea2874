extension TokenScanner {
  /// The end of a web address or file name that begins with the word at `start`, or nil.
  ///
  /// `mark` is the period or colon after that word: `https:` + `//…`, `www.…`, `example.com`. A
  /// period between two words counts only before a lower-case letter: pages lose the space after a
  /// sentence more often than they write `example.COM`.
  func addressEnd(start: Int, mark: Int) -> Int? {
    if text[mark] == 0x3A {
      guard mark + 3 < end, text[mark + 1] == 0x2F, text[mark + 2] == 0x2F else { return nil }
      return addressTail(from: mark + 3)
    }
    guard mark + 1 < end else { return nil }
    let next = classes[Int(text[mark + 1])]
    guard next & ByteClass.lower != 0 else { return nil }
    return addressTail(from: mark + 1)
  }

  /// The end of an address whose first part is already read: up to white space, a quote or a
  /// bracket, without the punctuation at its end.
  func addressTail(from start: Int) -> Int {
    var index = start
    loop: while index < end {
      let byte = text[index]
      switch byte {
      case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x28, 0x29, 0x2C, 0x3B:
        break loop
      case 0x80...:
        let (scalar, length) = UTF8Scanner.scalar(text, at: index)
        guard ScalarClass.of(scalar) == .letter else { break loop }
        index += length
      default: index += 1
      }
    }
    while index > start {
      switch text[index - 1] {
      case 0x2E, 0x3A, 0x21, 0x3F, 0x27, 0x2A: index -= 1
      default: return index
      }
    }
    return index
  }

  /// The end of a template tag (`{{…}}`, `{%…%}`) or shortcode (`[gallery ids="1"]`) at `start`.
  mutating func templateEnd(from start: Int) -> Int? {
    guard start + 1 < end else { return nil }
    if text[start] == 0x7B {
      let second = text[start + 1]
      guard second == 0x7B || second == 0x25 else { return nil }
      let closing: UInt8 = second == 0x7B ? 0x7D : 0x25
      // A tag that never closes must not cost a search of the whole block at each of its openings,
      // nor what an opening before it has searched already.
      let searched = second == 0x7B ? searchedForBraces : searchedForPercent
      var index = max(start + 2, searched)
      let limit = min(end, start + 2_048)
      while index + 1 < limit {
        if text[index] == closing, text[index + 1] == 0x7D { return index + 2 }
        index += 1
      }
      if second == 0x7B { searchedForBraces = index } else { searchedForPercent = index }
      return nil
    }
    return shortcodeEnd(from: start)
  }

  /// A shortcode is told from an editor's bracket by its form: `[/name]`, `[name_with_underscore]`,
  /// `[name key=…]`, or one of the names that WordPress itself brings.
  private func shortcodeEnd(from start: Int) -> Int? {
    var index = start + 1
    let isClosing = text[index] == 0x2F
    if isClosing { index += 1 }
    let name = index
    var hasUnderscore = false
    while index < end,
      classes[Int(text[index])] & (ByteClass.lower | ByteClass.digit) != 0
        || text[index] == 0x2D
    {
      if text[index] == 0x5F { hasUnderscore = true }
      index += 1
    }
    guard index > name, classes[Int(text[name])] & ByteClass.lower != 0 else { return nil }
    let nameEnd = index
    var hasAttribute = false
    let limit = min(end, start + 512)
    while index < limit, text[index] != 0x5D {
      if text[index] == 0x5B { return nil }
      if text[index] == 0x3D { hasAttribute = true }
      index += 1
    }
    guard index < limit else { return nil }
    if isClosing, nameEnd == index { return index + 1 }
    if hasUnderscore || (hasAttribute && classes[Int(text[nameEnd])] & ByteClass.space != 0) {
      return index + 1
    }
    guard nameEnd == index else { return nil }
    let hash = WordHash.folded(UnsafeBufferPointer(rebasing: text[name..<nameEnd]))
    return Self.shortcodes.contains(hash) ? index + 1 : nil
  }

  private static let shortcodes: Set<UInt64> = Set(
    ["gallery", "caption", "embed", "video", "audio", "playlist"].map(WordHash.of)
  )
}
