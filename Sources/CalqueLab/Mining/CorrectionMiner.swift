import CalqueText

/// Finds the replacements that editors of machine output make again and again.
///
/// Each pair is aligned by its longest common sequence of words; what stands in the place of what is a
/// replacement, taken with the word before or after it when it is a small word.
public struct CorrectionMiner: Sendable {
  /// A sentence or a text of machine output and what an editor made of it.
  public struct Pair: Sendable {
    /// Where it comes from.
    public var site: String
    /// The machine's words.
    public var machine: String
    /// The editor's words.
    public var edited: String

    /// Makes a pair.
    public init(site: String, machine: String, edited: String) {
      self.site = site
      self.machine = machine
      self.edited = edited
    }
  }

  /// A replacement that was found.
  public struct Correction: Sendable, Hashable {
    /// The machine's words, in small letters.
    public var wrong: String
    /// The editors' words; empty when they took them away.
    public var right: String
    /// How often editors made it.
    public var count: Int
    /// How often the machine's words stand in the pairs, edited or not.
    public var uses: Int
    /// How often clean text has the machine's words.
    public var cleanCount: Int
    /// Some sentences of the machine.
    public var contexts: [String]
  }

  /// What to look for.
  public struct Options: Sendable {
    /// The least number of times that editors made a replacement.
    public var leastCount = 3
    /// The least share of the uses of the words that editors changed so.
    public var leastShare = 0.5
    /// The most occurrences in a million clean words.
    public var mostPerMillion = 2.0
    /// The most corrections to give.
    public var limit = 200

    /// The usual ones.
    public init() {}
  }

  private let options: Options
  private static let longest = 5

  /// Makes a miner.
  public init(options: Options = Options()) { self.options = options }

  private struct Key: Hashable {
    var wrong: [UInt64]
    var right: String
  }

  private struct Tally {
    var wrong = ""
    var count = 0
    var contexts: [String] = []
  }

  /// The replacements that recur, the surest first.
  public func mine(_ pairs: [Pair], clean: [String]) -> [Correction] {
    var tallies: [Key: Tally] = [:]
    for pair in pairs {
      for change in Self.changes(pair) {
        let key = Key(wrong: change.wrong.map(\.hash), right: change.right)
        var tally = tallies[key] ?? Tally()
        tally.wrong = change.wrong.map(\.text).joined(separator: " ").lowercased()
        tally.count += 1
        if tally.contexts.count < 3 { tally.contexts.append(pair.machine) }
        tallies[key] = tally
      }
    }
    tallies = tallies.filter { $0.value.count >= options.leastCount }
    let wanted = Set(tallies.keys.map(\.wrong))
    let lengths = Set(wanted.map(\.count))
    var uses: [[UInt64]: Int] = [:]
    for pair in pairs { Self.count(pair.machine, wanted, lengths, &uses) }
    var cleanCounts: [[UInt64]: Int] = [:]
    var cleanWords = 0
    for text in clean { cleanWords += Self.count(text, wanted, lengths, &cleanCounts) }
    let most = options.mostPerMillion * Double(max(cleanWords, 1)) / 1_000_000
    let corrections = tallies.compactMap { key, tally -> Correction? in
      let use = max(uses[key.wrong] ?? 0, tally.count)
      guard Double(tally.count) >= options.leastShare * Double(use),
        Double(cleanCounts[key.wrong] ?? 0) <= most
      else { return nil }
      return Correction(
        wrong: tally.wrong,
        right: key.right,
        count: tally.count,
        uses: use,
        cleanCount: cleanCounts[key.wrong] ?? 0,
        contexts: tally.contexts
      )
    }
    return Array(
      corrections.sorted { ($1.count, $0.wrong, $0.right) < ($0.count, $1.wrong, $1.right) }
        .prefix(options.limit)
    )
  }

  private struct Word {
    var hash: UInt64
    var text: String
  }

  private static func words(_ text: String) -> [Word] {
    let bytes = Array(text.utf8)
    return Tokenizer.tokenize(text).tokens.map {
      Word(hash: $0.hash, text: String(decoding: bytes[$0.range], as: UTF8.self))
    }
  }

  @discardableResult
  private static func count(
    _ text: String,
    _ wanted: Set<[UInt64]>,
    _ lengths: Set<Int>,
    _ counts: inout [[UInt64]: Int]
  ) -> Int {
    let hashes = words(text).map(\.hash)
    for length in lengths where length <= hashes.count {
      for start in 0...hashes.count - length {
        let run = Array(hashes[start..<start + length])
        if wanted.contains(run) { counts[run, default: 0] += 1 }
      }
    }
    return hashes.count
  }

  /// What an editor put in the place of what, with a neighbour where the words alone say little.
  private static func changes(_ pair: Pair) -> [(wrong: [Word], right: String)] {
    let machine = words(pair.machine)
    let edited = words(pair.edited)
    // Long texts are paired by paragraph by who reads them; a table of a novel would be too large.
    guard machine.count <= 400, edited.count <= 400, !machine.isEmpty else { return [] }
    var result: [(wrong: [Word], right: String)] = []
    for (wrong, right) in Alignment.differences(machine.map(\.hash), edited.map(\.hash)) {
      guard !wrong.isEmpty, wrong.count <= longest, right.count <= longest + 2 else { continue }
      var wrong = wrong
      var right = right
      // One word alone is too little: with the word before it, or else after it, which both have.
      if wrong.count == 1 {
        if wrong.lowerBound > 0, right.lowerBound > 0 {
          wrong = wrong.lowerBound - 1..<wrong.upperBound
          right = right.lowerBound - 1..<right.upperBound
        } else if wrong.upperBound < machine.count, right.upperBound < edited.count {
          wrong = wrong.lowerBound..<wrong.upperBound + 1
          right = right.lowerBound..<right.upperBound + 1
        }
      }
      guard machine[wrong].contains(where: { $0.text.utf8.count > 2 }) else { continue }
      result.append(
        (Array(machine[wrong]), edited[right].map(\.text).joined(separator: " ").lowercased())
      )
    }
    return result
  }
}

/// The longest common sequence of two lists, and what lies between.
enum Alignment {
  /// The ranges in which two lists differ, in order.
  static func differences(_ left: [UInt64], _ right: [UInt64]) -> [(Range<Int>, Range<Int>)] {
    let width = right.count + 1
    var lengths = [UInt16](repeating: 0, count: (left.count + 1) * width)
    for row in stride(from: left.count - 1, through: 0, by: -1) {
      for column in stride(from: right.count - 1, through: 0, by: -1) {
        lengths[row * width + column] =
          left[row] == right[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var result: [(Range<Int>, Range<Int>)] = []
    var (row, column) = (0, 0)
    var (rowStart, columnStart) = (0, 0)
    func close() {
      if row > rowStart || column > columnStart {
        result.append((rowStart..<row, columnStart..<column))
      }
    }
    while row < left.count, column < right.count {
      if left[row] == right[column] {
        close()
        row += 1
        column += 1
        (rowStart, columnStart) = (row, column)
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    (row, column) = (left.count, right.count)
    close()
    return result
  }
}
