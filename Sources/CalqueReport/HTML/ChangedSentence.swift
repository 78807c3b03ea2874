import CalqueCore

/// A sentence with a suggestion put in.
struct ChangedSentence: Hashable {
  /// What stands before the change.
  var before: String
  /// The words that are put in.
  var change: String
  /// What stands after it.
  var after: String

  /// Most bytes that are shown on either side.
  private static let reach = 240

  /// Puts `replacement` in place of a range of a block's text.
  init(_ text: String, at range: TextRange, replacement: String) {
    let window = Self.window(text, around: range)
    let place = window.place.clamped(to: window.bytes)
    var start = Self.start(window.bytes, before: place.start)
    let end = Self.end(window.bytes, after: place.end)
    while start < place.start, window.bytes[start] == UInt8(ascii: " ") { start += 1 }
    let isCut = start == 0 && window.isCutBefore
    before = (isCut ? "… " : "") + window.bytes.string(start..<place.start)
    change = replacement
    after =
      window.bytes.string(place.end..<end)
      + (end == window.bytes.count && window.isCutAfter ? " …" : "")
    if replacement.isEmpty { closeGap() }
  }

  /// Takes away the blank that would stand twice, or before a comma, where words are taken away.
  private mutating func closeGap() {
    let next = after.unicodeScalars.first
    let isFollowedByMark = next.map { ",.;:!?".unicodeScalars.contains($0) } ?? true
    if before.hasSuffix(" "), isFollowedByMark { before.removeLast() }
    if before.isEmpty || before.hasSuffix(" "), after.hasPrefix(" ") { after.removeFirst() }
  }

  private struct Window {
    var bytes: [UInt8]
    var place: TextRange
    var isCutBefore: Bool
    var isCutAfter: Bool
  }

  /// What can be shown of a text, which may hold megabytes, cut between words.
  private static func window(_ text: String, around range: TextRange) -> Window {
    let utf8 = text.utf8
    let count = utf8.count
    let from = max(0, min(range.start, count) - reach)
    let to = min(count, max(range.end, 0) + reach)
    var bytes = Array(utf8.dropFirst(from).prefix(max(0, to - from)))
    var first = 0
    if from > 0 {
      let limit = max(0, range.start - from)
      first =
        bytes[..<min(limit, bytes.count)].firstIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? 0
      while first < limit, first < bytes.count, bytes[first] & 0xC0 == 0x80 { first += 1 }
    }
    if to < count {
      let least = min(bytes.count, max(0, range.end - from))
      let last = bytes[least...].lastIndex(of: UInt8(ascii: " ")) ?? bytes.count
      let hasBlank = last < bytes.count
      bytes.removeSubrange(last...)
      // No character is cut where there are no blanks.
      while !hasBlank, let byte = bytes.last, byte >= 0x80, bytes.count > least {
        bytes.removeLast()
        if byte >= 0xC0 { break }
      }
    }
    bytes.removeFirst(first)
    return Window(
      bytes: bytes,
      place: TextRange(max(0, range.start - from - first), max(0, range.end - from - first)),
      isCutBefore: from > 0,
      isCutAfter: to < count
    )
  }

  /// Where the sentence begins: behind the last full stop with a blank after it.
  private static func start(_ bytes: [UInt8], before place: Int) -> Int {
    var index = place - 1
    while index > 0 {
      if bytes[index] == UInt8(ascii: " "), endsSentence(bytes, before: index) { return index + 1 }
      index -= 1
    }
    return 0
  }

  private static func end(_ bytes: [UInt8], after place: Int) -> Int {
    var index = place
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: " "), index > place, endsSentence(bytes, before: index) {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  /// Whether a sentence ends before a blank: a mark, quotation marks aside, after more than an initial.
  private static func endsSentence(_ bytes: [UInt8], before blank: Int) -> Bool {
    var index = blank - 1
    while index > 0, isClosing(bytes, &index) {}
    guard index >= 0 else { return false }
    switch bytes[index] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      // Neither “J. Smith” nor “U.S. troops” ends there.
      return index >= 2 && bytes[index - 2] != UInt8(ascii: " ")
        && bytes[index - 2] != UInt8(ascii: ".")
    default: return false
    }
  }

  /// Steps over a closing quotation mark or bracket, if one stands there.
  private static func isClosing(_ bytes: [UInt8], _ index: inout Int) -> Bool {
    if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")")].contains(bytes[index]) {
      index -= 1
      return true
    }
    // ’ and ”
    if index >= 2, bytes[index - 2] == 0xE2, bytes[index - 1] == 0x80,
      [0x99, 0x9D].contains(bytes[index])
    {
      index -= 3
      return true
    }
    return false
  }
}
