import CalqueCore

/// Looks through the bytes of one block for what a broken encoding leaves behind.
struct LeftoverScanner {
  let text: UnsafeBufferPointer<UInt8>

  /// Words that hold U+FFFD.
  func replacementCharacters() -> [TextRange] {
    words(
      around: runs(of: 0xEF) { index in
        index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] == 0xBD ? 3 : 0
      }
    )
  }

  /// Words with UTF-8 that was read as windows-1252: a lead byte's character before characters of
  /// continuation bytes (`Ã©`, `â€™`, `Â `).
  ///
  /// Letters that real words hold (`Â`, `â` alone) are left alone.
  func mojibake() -> [TextRange] {
    // Every such lead is a letter from À to ÿ, in UTF-8 C3 and another byte.
    words(around: runs(of: 0xC3) { index in mojibakeLength(at: index) })
  }

  private func mojibakeLength(at index: Int) -> Int {
    // â€ + the windows-1252 reading of a byte from 80 to BF.
    if matches(index, [0xC3, 0xA2, 0xE2, 0x82, 0xAC]) {
      let tail = scalarLength(at: index + 5)
      guard tail > 1 || (index + 5 < text.count && text[index + 5] == 0x22) else { return 5 }
      return 5 + tail
    }
    // The same in two steps of Latin-1: â + C1 controls.
    if matches(index, [0xC3, 0xA2, 0xC2]), index + 3 < text.count, text[index + 3] < 0xA0 {
      var end = index + 4
      while end + 1 < text.count, text[end] == 0xC2, text[end + 1] < 0xC0 { end += 2 }
      return end - index
    }
    // Ã + a character of 80…BF: in words of no language that we know.
    if matches(index, [0xC3, 0x83]) {
      let next = index + 2
      if next + 1 < text.count, text[next] == 0xC2, (0x80...0xBF).contains(text[next + 1]) {
        return 4
      }
      if matches(next, [0xE2, 0x80]) || matches(next, [0xE2, 0x84]) || matches(next, [0xE2, 0x82]) {
        return 5
      }
      if matches(next, [0xC5]) || matches(next, [0xC6]) { return 4 }
    }
    // Â before a sign that never follows it: Â°, Â£, Â©, Â», Â and a no-break space.
    if matches(index, [0xC3, 0x82, 0xC2]), index + 3 < text.count,
      (0xA0...0xBF).contains(text[index + 3])
    {
      return 4
    }
    if let length = misreadLength(at: index) { return length }
    // Ð, Ñ, Ø, Ù before a sign: Cyrillic and Arabic read as windows-1252, at least two letters of it.
    if isForeignLead(index), isForeignLead(index + 4) { return 8 }
    return 0
  }

  /// The length of a letter of Central Europe, of a sign of Asia, of an emoji or of U+FFFD that was
  /// read as windows-1252 (`MiloÅ¡`, `æ—¥`, `ðŸ˜€`, `ï¿½`), or nil.
  private func misreadLength(at index: Int) -> Int? {
    guard index + 1 < text.count, text[index] == 0xC3 else { return nil }
    switch text[index + 1] {
    // Ä, Å, È: one sign that stands beside no letter.
    case 0x84, 0x85, 0x88:
      let tail = continuationLength(at: index + 2)
      return tail.length > 0 && !tail.isOrdinary ? 2 + tail.length : nil
    // à to ï: two signs, not both of which stand behind letters.
    case 0xA0...0xAF:
      let second = continuationLength(at: index + 2)
      guard second.length > 0 else { return nil }
      let third = continuationLength(at: index + 2 + second.length)
      guard third.length > 0, !second.isOrdinary || !third.isOrdinary else { return nil }
      return 2 + second.length + third.length
    // ðŸ
    case 0xB0:
      guard matches(index + 2, [0xC5, 0xB8]) else { return nil }
      let third = continuationLength(at: index + 4).length
      return 4 + third + (third > 0 ? continuationLength(at: index + 4 + third).length : 0)
    default: return nil
    }
  }

  /// The length of a character that windows-1252 has for a byte from 80 to BF, 0 for another, and
  /// whether it stands beside letters in ordinary text: quotation marks, dashes, ®, letters.
  private func continuationLength(at index: Int) -> (length: Int, isOrdinary: Bool) {
    guard index + 1 < text.count else { return (0, true) }
    switch (text[index], text[index + 1]) {
    case (0xC2, 0x80...0xBF):
      return (2, [0xA0, 0xAB, 0xAD, 0xAE, 0xB7, 0xBB].contains(text[index + 1]))
    case (0xC5, 0x92), (0xC5, 0x93), (0xC5, 0xA0), (0xC5, 0xA1), (0xC5, 0xBD), (0xC5, 0xBE):
      return (2, true)
    case (0xC5, 0xB8), (0xC6, 0x92), (0xCB, 0x86), (0xCB, 0x9C): return (2, false)
    case (0xE2, 0x80), (0xE2, 0x82), (0xE2, 0x84):
      guard index + 2 < text.count else { return (0, true) }
      // † ‡ ‚ „ ‰ ‹ › € stand beside no letter; the marks of speech, dashes, … and ™ do.
      let isOdd =
        text[index + 1] == 0x82
        || (text[index + 1] == 0x80
          && [0x9A, 0x9E, 0xA0, 0xA1, 0xB0, 0xB9, 0xBA].contains(text[index + 2]))
      return (3, !isOdd)
    default: return (0, true)
    }
  }

  private func isForeignLead(_ index: Int) -> Bool {
    guard index + 3 < text.count, text[index] == 0xC3,
      [0x90, 0x91, 0x98, 0x99].contains(text[index + 1])
    else { return false }
    return text[index + 2] == 0xC2 && (0x80...0xBF).contains(text[index + 3])
  }

  /// References that were escaped twice and show as text: `&quot;`, `&#8217;`.
  func escapedEntities() -> [TextRange] {
    runs(of: 0x26) { index in
      var end = index + 1
      if end < text.count, text[end] == 0x23 {
        end += 1
        let isHex = end < text.count && text[end] | 0x20 == 0x78
        if isHex { end += 1 }
        let digits = end
        while end < text.count, isDigit(text[end]) || (isHex && isHexLetter(text[end])) { end += 1 }
        guard end > digits, end < text.count, text[end] == 0x3B else { return 0 }
        return end + 1 - index
      }
      let name = end
      while end < text.count, end - name < 10, (0x61...0x7A).contains(text[end] | 0x20) { end += 1 }
      guard end < text.count, text[end] == 0x3B else { return 0 }
      let known = Self.entities.contains(String(decoding: text[name..<end], as: UTF8.self))
      return known ? end + 1 - index : 0
    }
  }

  /// Question marks that stand for lost characters: two or more glued to the front of a word or
  /// inside one (`??Chengdu`, `caf??s`), or four and more in the place of a word.
  ///
  /// Excited questions have theirs at the end of a word.
  func questionMarks() -> [TextRange] {
    var spans: [TextRange] = []
    var index = 0
    while let start = text[index...].firstIndex(of: 0x3F) {
      index = start
      while index < text.count, text[index] == 0x3F { index += 1 }
      let isFront = start == 0 || text[start - 1] == 0x20 || text[start - 1] == 0x28
      let isInside = start > 0 && isLetter(text[start - 1])
      if index < text.count, isLetter(text[index]) {
        // `Really??Yes` lost a space; a lower-case letter goes on with the word.
        let goesOn = !(0x41...0x5A).contains(text[index])
        guard index - start >= 2, isFront || (isInside && goesOn) else { continue }
        spans += words(around: [TextRange(start, index)])
        index = spans.last?.end ?? index
      } else if index - start >= 4, start > 0, isFront, index + 1 < text.count,
        text[index] == 0x20, (0x61...0x7A).contains(text[index + 1])
      {
        spans.append(TextRange(start, index))
      }
    }
    return spans
  }

  /// Ranges at which `length` is above zero, neighbours joined; only places with the byte `first`
  /// are asked.
  private func runs(of first: UInt8, _ length: (Int) -> Int) -> [TextRange] {
    var spans: [TextRange] = []
    var index = 0
    while let found = text[index...].firstIndex(of: first) {
      let count = length(found)
      guard count > 0 else {
        index = found + 1
        continue
      }
      let end = min(found + count, text.count)
      if let last = spans.last, last.end == found {
        spans[spans.count - 1].end = end
      } else {
        spans.append(TextRange(found, end))
      }
      index = end
    }
    return spans
  }

  /// Most bytes that a span is grown by on either side: no word is longer.
  private static let longestWord = 256

  /// The spans grown to whole words, those that meet joined.
  private func words(around spans: [TextRange]) -> [TextRange] {
    var grown: [TextRange] = []
    for span in spans {
      // What another span has reached already is not walked again.
      let floor = max(grown.last?.end ?? 0, span.start - Self.longestWord)
      var start = span.start
      while start > floor, isLetter(text[start - 1]), !endsSign(start) { start -= 1 }
      // Never inside a character.
      while start < span.start, text[start] & 0xC0 == 0x80 { start += 1 }
      let ceiling = min(text.count, span.end + Self.longestWord)
      var end = max(span.end, min(floor, ceiling))
      while end < ceiling, isLetter(text[end]), !beginsSign(end) { end += 1 }
      while end > span.end, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
      if let last = grown.last, last.end >= start {
        grown[grown.count - 1].end = max(end, last.end)
      } else {
        grown.append(TextRange(start, end))
      }
    }
    return grown
  }

  /// Whether a dash, quote or space of more than one byte begins at `index`.
  private func beginsSign(_ index: Int) -> Bool {
    text[index] == 0xE2 || (text[index] == 0xC2 && index + 1 < text.count && text[index + 1] < 0xC0)
  }

  /// Whether such a sign ends before `index`.
  private func endsSign(_ index: Int) -> Bool {
    if index >= 2, text[index - 2] == 0xC2 { return true }
    return index >= 3 && text[index - 3] == 0xE2
  }

  private func matches(_ index: Int, _ bytes: [UInt8]) -> Bool {
    index + bytes.count <= text.count && bytes.indices.allSatisfy { text[index + $0] == bytes[$0] }
  }

  private func scalarLength(at index: Int) -> Int {
    guard index < text.count else { return 0 }
    switch text[index] {
    case 0xC2..<0xE0: return 2
    case 0xE0..<0xF0: return 3
    default: return 1
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isHexLetter(_ byte: UInt8) -> Bool { (0x61...0x66).contains(byte | 0x20) }
  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  /// The names that pages escape twice.
  private static let entities: Set<String> = [
    "amp", "lt", "gt", "quot", "apos", "nbsp", "rsquo", "lsquo", "rdquo", "ldquo", "ndash",
    "mdash", "hellip", "laquo", "raquo", "eacute", "egrave", "aacute", "iacute", "oacute",
    "uacute", "ntilde", "ccedil", "auml", "ouml", "uuml", "szlig", "euro", "pound", "copy",
    "bull", "middot", "shy",
  ]
}
