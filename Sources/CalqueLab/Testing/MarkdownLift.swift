import CalqueCore

/// The ways in which Markdown breaks words.
enum MarkdownLift: String, CaseIterable {
  /// As they are, escaped.
  case plain
  /// A part of a word emphasised.
  case emphasisInside = "emphasis inside a word"
  /// All of the words strong.
  case emphasisAround = "emphasis around the words"
  /// In an item of a list.
  case listItem = "list item"
  /// In a block quotation.
  case quote = "block quote"
  /// With line breaks between words.
  case wrapped = "wrapped lines"

  /// The text, and where the marked words stand in it.
  func write(
    _ text: LiftedCase.Case,
    scope: Set<BlockKind>
  ) -> (source: [UInt8], spans: [Range<Int>])? {
    guard let prefix = prefix(scope) else { return nil }
    let isBroken = [.emphasisInside, .emphasisAround, .wrapped].contains(self)
    guard !isBroken || text.marked.contains(where: { written($0) != Self.escaped($0) }) else {
      return nil
    }
    // A heading is one line, and a blank line would end it.
    let isHeading = prefix.first.hasPrefix("#")
    guard !isHeading || self != .wrapped && !text.bytes.contains(0x0A) else { return nil }
    var source = Array(prefix.first.utf8)
    let spans = LiftedCase.write(
      text,
      to: &source,
      outside: { LiftedCase.parted(Self.escaped($0), "\n\(prefix.blank)\n\(prefix.next)") },
      inside: written
    )
    return (source + [0x0A], spans)
  }

  /// What begins the first line, a blank one, and the others; nil when the rule does not look there.
  private func prefix(_ scope: Set<BlockKind>) -> (first: String, blank: String, next: String)? {
    switch self {
    case .listItem: return scope.contains(.listItem) ? ("- ", "", "- ") : nil
    case .quote: return scope.contains(.quote) ? ("> ", ">", "> ") : nil
    case .plain, .emphasisInside, .emphasisAround, .wrapped:
      if scope.contains(.paragraph) { return ("", "", "") }
      if scope.contains(.headline) { return ("# ", "", "# ") }
      if scope.contains(.heading) { return ("## ", "", "## ") }
      if scope.contains(.listItem) { return ("- ", "", "- ") }
      return scope.contains(.quote) ? ("> ", ">", "> ") : nil
    }
  }

  /// Marked words as this way writes them.
  private func written(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .plain, .listItem, .quote: return Self.escaped(bytes)
    case .emphasisInside:
      guard let word = Self.longWord(bytes) else { return Self.escaped(bytes) }
      let middle = word.lowerBound + word.count / 2
      return Self.escaped(bytes[..<middle]) + [0x2A]
        + Self.escaped(bytes[middle..<word.upperBound]) + [0x2A]
        + Self.escaped(bytes[word.upperBound...])
    case .emphasisAround:
      // Marks beside other signs than letters open and close nothing.
      guard let first = bytes.first, let last = bytes.last, Self.isWord(first), Self.isWord(last)
      else { return Self.escaped(bytes) }
      return [0x2A, 0x2A] + Self.escaped(bytes) + [0x2A, 0x2A]
    case .wrapped:
      var result: [UInt8] = []
      for index in bytes.indices {
        let isGap =
          bytes[index] == 0x20 && index > bytes.startIndex && index + 1 < bytes.endIndex
          && Self.isLetter(bytes[index + 1])
        result += isGap ? [0x0A] : Self.escaped(bytes[index...index])
      }
      return result
    }
  }

  /// The first word of four letters or more.
  private static func longWord(_ bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var start = bytes.startIndex
    for index in bytes.indices where !isLetter(bytes[index]) {
      if index - start >= 4 { return start..<index }
      start = index + 1
    }
    return bytes.endIndex - start >= 4 ? start..<bytes.endIndex : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  /// Text in which no sign marks anything up.
  private static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.flatMap { byte in
      "\\`*_[]<>&~|{}#$!".utf8.contains(byte) ? [0x5C, byte] : [byte]
    }
  }
}
