/// The article's text as the page's JSON-LD gives it, to check by it where the copy lies.
///
/// It is often cut short, joined without white space or out of date: it may tell the element that
/// holds the copy, but not what in it is copy.
struct BodyAnchor {
  /// Fewer bytes are a teaser.
  private static let shortest = 500

  /// Hashes of the pairs of words that follow each other.
  private let pairs: Set<UInt64>

  /// Takes the words of a JSON string; nil when there are too few of them.
  init?(_ page: UnsafeBufferPointer<UInt8>, _ string: Range<Int>) {
    guard string.count >= Self.shortest else { return nil }
    let list = Self.pairs(Self.plain(page, string))
    guard list.count >= 60 else { return nil }
    pairs = Set(list)
  }

  /// Whether most of a text stands in the article's.
  func confirms(_ text: ArraySlice<UInt8>) -> Bool {
    let own = Self.pairs(text)
    guard own.count >= 6 else { return false }
    return own.count(where: pairs.contains) * 10 >= own.count * 6
  }

  /// The text of a JSON string that may hold HTML: tags, references and escapes part words.
  private static func plain(
    _ page: UnsafeBufferPointer<UInt8>,
    _ string: Range<Int>
  ) -> ArraySlice<UInt8> {
    var text: [UInt8] = []
    text.reserveCapacity(string.count)
    var index = string.lowerBound
    while index < string.upperBound {
      let byte = page[index]
      index += 1
      switch byte {
      case 0x5C where index < string.upperBound:
        let escape = page[index]
        index += 1
        guard escape == 0x75, index + 4 <= string.upperBound else {
          text.append(ASCII.space)
          continue
        }
        UTF8Scanner.append(scalar(page, index), to: &text)
        index += 4
      case ASCII.less, ASCII.ampersand:
        let close = byte == ASCII.less ? ASCII.greater : ASCII.semicolon
        var end = index
        while end < string.upperBound, end - index < 200, page[end] != close { end += 1 }
        if end < string.upperBound, page[end] == close { index = end + 1 }
        text.append(ASCII.space)
      default: text.append(byte)
      }
    }
    return text[...]
  }

  /// The character of four hexadecimal digits; a half of a pair is white space.
  private static func scalar(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in start..<start + 4 {
      let byte = ASCII.lowered(page[index])
      guard ASCII.isDigit(byte) || (0x61...0x66).contains(byte) else { return 0x20 }
      value = value << 4 | UInt32(ASCII.isDigit(byte) ? byte - 0x30 : byte - 0x57)
    }
    return (0xD800...0xDFFF).contains(value) ? 0x20 : value
  }

  private static func pairs(_ text: ArraySlice<UInt8>) -> [UInt64] {
    var pairs: [UInt64] = []
    var previous: UInt64 = 0
    var hash: UInt64 = 0
    func end() {
      guard hash != 0 else { return }
      if previous != 0 { pairs.append(previous &* 31 ^ hash) }
      previous = hash
      hash = 0
    }
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      index += 1
      // Typographic quotes, dashes and spaces part words as their ASCII sisters do.
      let isMark = (byte == 0xE2 && next == 0x80) || (byte == 0xC2 && next < 0xAA)
      if isMark {
        end()
        index += byte == 0xE2 ? 2 : 1
      } else if ASCII.isAlphanumeric(byte) || byte >= 0x80 {
        let start = hash == 0 ? 0xCBF2_9CE4_8422_2325 : hash
        hash = (start ^ UInt64(ASCII.lowered(byte))) &* 0x0000_0100_0000_01B3
      } else {
        end()
      }
    }
    end()
    return pairs
  }
}
