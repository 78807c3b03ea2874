import CalqueText

/// The words of a text that an editor changed, and the places where the editor put words in.
struct ChangedWords {
  /// Places of the text's tokens, in bytes.
  private let tokens: [Range<Int>]
  /// Tokens that were changed or taken away; empty where words were put in before a token.
  private let changes: [Range<Int>]

  /// Most pairs of words that are compared: a table of whole books would be too large.
  private static let mostPairs = 25_000_000

  /// Compares a text with what an editor made of it, word by word as they are spelled.
  ///
  /// - Returns: nil when the two are too long to compare.
  init?(text: String, edited: String) {
    let (left, right) = (Self.words(text), Self.words(edited))
    let shorter = min(left.count, right.count)
    let head = (0..<shorter).first { left[$0].hash != right[$0].hash } ?? shorter
    let tail =
      (0..<shorter - head).first {
        left[left.count - 1 - $0].hash != right[right.count - 1 - $0].hash
      } ?? shorter - head
    let middle = (left[head..<left.count - tail], right[head..<right.count - tail])
    guard middle.0.count * middle.1.count <= Self.mostPairs, middle.0.count < 1 << 16 else {
      return nil
    }
    tokens = left.map(\.range)
    changes = Alignment.differences(middle.0.map(\.hash), middle.1.map(\.hash)).map {
      $0.0.lowerBound + head..<$0.0.upperBound + head
    }
  }

  /// Whether a finding in these bytes holds a changed word, or stands beside words that were put in.
  func touches(_ bytes: Range<Int>) -> Bool {
    let first = tokens.firstIndex { $0.upperBound > bytes.lowerBound } ?? tokens.count
    let end = tokens[first...].firstIndex { $0.lowerBound >= bytes.upperBound } ?? tokens.count
    return changes.contains { change in
      change.isEmpty
        ? change.lowerBound >= first && change.lowerBound <= end
        : change.lowerBound < end && first < change.upperBound
    }
  }

  private static func words(_ text: String) -> [(hash: UInt64, range: Range<Int>)] {
    let bytes = Array(text.utf8)
    return Tokenizer.tokenize(text).tokens.map { token in
      // As spelled, not folded: a capital put right is a change.
      let hash = bytes[token.range].reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
      return (hash, token.range)
    }
  }
}
