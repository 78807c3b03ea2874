/// What main-text extraction asks about a block.
struct BlockFacts {
  /// Bytes of text.
  var length: Int
  /// Share of the text that is in links.
  var linkShare: Double
  /// A hash of the text.
  var hash: UInt64
  /// Commas and the like.
  var commas: Int
  /// Words, roughly: spaces and one.
  var words: Int
  /// Whether it ends like a sentence.
  var endsSentence: Bool
  /// Whether it reads like a paragraph of copy.
  var isGood: Bool

  init(_ block: BlockBuilder.Raw, _ text: UnsafeBufferPointer<UInt8>) {
    length = block.end - block.start
    var commas = 0
    var words = 1
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = block.start
    while index < block.end {
      let byte = text[index]
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      if byte == 0x2C { commas += 1 }
      if byte == 0x20 || byte == 0x0A { words += 1 }
      // The ideographic commas, the Arabic comma, and their fullwidth sister.
      if byte == 0xE3, index + 2 < block.end, text[index + 1] == 0x80, text[index + 2] <= 0x82 {
        commas += 1
        words += 8
      } else if byte == 0xD8, index + 1 < block.end, text[index + 1] == 0x8C {
        commas += 1
      } else if byte == 0xEF, index + 2 < block.end, text[index + 1] == 0xBC,
        text[index + 2] == 0x8C
      {
        commas += 1
        words += 8
      }
      index += 1
    }
    self.hash = hash
    self.commas = commas
    self.words = words
    linkShare = length > 0 ? min(1, Double(block.linkBytes) / Double(length)) : 0
    endsSentence = Self.endsSentence(block, text)
    isGood = linkShare < 0.4 && ((endsSentence && length >= 60) || length >= 180)
  }

  /// Whether the text ends with a full stop or its like, quotes and brackets aside.
  private static func endsSentence(
    _ block: BlockBuilder.Raw,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var index = block.end - 1
    while index > block.start {
      switch text[index] {
      case 0x2E, 0x21, 0x3F, 0x3A, 0x3B: return true
      case 0x22, 0x27, 0x29, 0x5D, 0x20, 0x0A: index -= 1
      default:
        guard text[index] & 0xC0 == 0x80, index >= block.start + 2 else { return false }
        let (first, second, third) = (text[index - 2], text[index - 1], text[index])
        if first == 0xE2, second == 0x80 {
          if third == 0xA6 { return true }
          guard third >= 0x98, third <= 0x9F else { return false }
          index -= 3
        } else if first == 0xE3, second == 0x80, third >= 0x82 {
          if third == 0x82 { return true }
          index -= 3
        } else if first == 0xEF, second == 0xBC {
          return third == 0x81 || third == 0x9F || third == 0x9A
        } else if second == 0xC2, third == 0xBB {
          index -= 2
        } else if second == 0xD8, third == 0x9F {
          return true
        } else {
          return first == 0xE0 && second == 0xA5 && third == 0xA4
        }
      }
    }
    return false
  }
}
