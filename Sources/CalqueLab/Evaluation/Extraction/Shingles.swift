/// The runs of four words of a text, counted: what texts are compared by.
///
/// As in scrapinghub's article-extraction-benchmark: words are runs of letters, digits and
/// underscores as Python's `\w+` finds them, case counts, and a text of fewer words is one run.
struct Shingles {
  private static let length = 4

  /// A hash of each run, sorted, as often as it occurs.
  private let hashes: [UInt64]

  init(_ text: String) {
    var words: [UInt64] = []
    var hash: UInt64 = 0
    for scalar in text.unicodeScalars {
      if Self.isWord(scalar) {
        hash = Self.mixed((hash == 0 ? 0x9E37_79B9_7F4A_7C15 : hash) ^ UInt64(scalar.value))
      } else if hash != 0 {
        words.append(hash)
        hash = 0
      }
    }
    if hash != 0 { words.append(hash) }
    guard !words.isEmpty else {
      hashes = []
      return
    }
    hashes = (0..<max(1, words.count - Self.length + 1)).map { start in
      words[start..<min(start + Self.length, words.count)].reduce(0) { Self.mixed($0 &* 31 ^ $1) }
    }
    .sorted()
  }

  var isEmpty: Bool { hashes.isEmpty }

  /// How the runs of a text agree with those of the gold text.
  func agreement(with gold: Shingles) -> Agreement {
    var both = 0
    var (own, other) = (0, 0)
    while own < hashes.count, other < gold.hashes.count {
      if hashes[own] == gold.hashes[other] {
        both += 1
        own += 1
        other += 1
      } else if hashes[own] < gold.hashes[other] {
        own += 1
      } else {
        other += 1
      }
    }
    return Agreement(both: both, extra: hashes.count - both, missing: gold.hashes.count - both)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      let lowered = byte | 0x20
      return (lowered >= 0x61 && lowered <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return scalar.properties.numericType != nil
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// How many runs of words two texts share, and how many only one of them has.
struct Agreement: Hashable, Sendable {
  var both: Int
  var extra: Int
  var missing: Int

  /// The share of the output that is gold; nil without output.
  var precision: Double? {
    both + extra > 0 ? Double(both) / Double(both + extra) : nil
  }

  /// The share of the gold text that was found; nil without gold.
  var recall: Double? {
    both + missing > 0 ? Double(both) / Double(both + missing) : nil
  }

  /// The harmonic mean of the two.
  var score: Double {
    let all = 2 * both + extra + missing
    return all > 0 ? Double(2 * both) / Double(all) : 1
  }
}
