import CalqueText

/// Finds phrases that machine output of several sites says again and again and clean text hardly ever.
///
/// Inflection is folded, numbers and names are slots, and one to two words in the middle may differ.
/// Two passes: the first counts the phrases of the machine texts by the hash of their units, the
/// second counts in clean text only those that recur on enough sites.
public struct ContrastMiner: Sendable {
  /// A text with where it comes from.
  public struct Source: Sendable {
    /// The site, system or translator; independent ones are counted.
    public var site: String
    /// The text.
    public var text: String

    /// Makes a source.
    public init(site: String, text: String) {
      self.site = site
      self.text = text
    }
  }

  /// A phrase that was found.
  public struct Phrase: Sendable, Hashable {
    /// The phrase in the language of packs: `~carry out {Name} {*} visit`.
    public var pattern: String
    /// The wording met most often.
    public var example: String
    /// How many sites say it.
    public var sites: Int
    /// How many times the machine texts say it.
    public var count: Int
    /// How many times clean text says it.
    public var cleanCount: Int
    /// Some places, with words around.
    public var contexts: [String]
  }

  /// What to look for.
  public struct Options: Sendable {
    /// The least number of sites.
    public var leastSites = 3
    /// The least number of occurrences.
    public var leastCount = 3
    /// The most occurrences in a million clean words.
    public var mostPerMillion = 0.5
    /// The most phrases to give.
    public var limit = 200

    /// The usual ones.
    public init() {}
  }

  private let options: Options
  private let lemmas = WordForms.lemmas()
  private static let longest = 6

  /// Makes a miner.
  public init(options: Options = Options()) { self.options = options }

  /// What is counted of a phrase in the first pass.
  private struct Tally {
    var count: Int32 = 0
    /// A bit for each of the first 64 sites.
    var sites: UInt64 = 0
    var document: Int32
    var place: Range<Int32>
    var gap: Int8

    mutating func add(_ site: UInt64) {
      count += 1
      sites |= site
    }
  }

  /// The phrases of `machine` that `clean` hardly has, the most telling first.
  ///
  /// - Returns: at most ``Options/limit`` phrases; shorter ones that longer ones explain are left out.
  public func mine(machine: [Source], clean: [String]) -> [Phrase] {
    var siteNumbers: [String: Int] = [:]
    for source in machine where siteNumbers[source.site] == nil {
      siteNumbers[source.site] = siteNumbers.count
    }
    let texts = machine.map { MinedText($0.text, lemmas: lemmas, small: MinedText.small) }
    var tallies: [UInt64: Tally] = [:]
    for (document, text) in texts.enumerated() {
      let site = UInt64(1) << UInt64((siteNumbers[machine[document].site] ?? 0) % 64)
      forEachPhrase(text) { hash, place, gap in
        tallies[
          hash,
          default: Tally(
            document: Int32(document),
            place: Int32(place.lowerBound)..<Int32(place.upperBound),
            gap: Int8(gap)
          )
        ].add(site)
      }
    }
    tallies = tallies.filter {
      $0.value.sites.nonzeroBitCount >= options.leastSites
        && Int($0.value.count) >= options.leastCount
    }
    var cleanCounts: [UInt64: Int] = [:]
    var cleanWords = 0
    for text in clean {
      let mined = MinedText(text, lemmas: lemmas, small: MinedText.small)
      cleanWords += mined.units.count { $0.isWord }
      forEachPhrase(mined) { hash, _, _ in
        if tallies[hash] != nil { cleanCounts[hash, default: 0] += 1 }
      }
    }
    let most = options.mostPerMillion * Double(cleanWords) / 1_000_000
    let kept = tallies.filter { Double(cleanCounts[$0.key] ?? 0) <= most }
    return phrases(kept, texts, cleanCounts)
  }

  /// Ranks the phrases and writes them out.
  private func phrases(
    _ tallies: [UInt64: Tally],
    _ texts: [MinedText],
    _ cleanCounts: [UInt64: Int]
  ) -> [Phrase] {
    func weight(_ tally: Tally) -> Int {
      tally.sites.nonzeroBitCount * 1_000 + min(Int(tally.count), 99) * 10 + tally.place.count
    }
    let ranked = tallies.sorted {
      (-weight($0.value), $0.value.document, $0.value.place.lowerBound, $0.key)
        < (-weight($1.value), $1.value.document, $1.value.place.lowerBound, $1.key)
    }
    var result: [Phrase] = []
    // Places that a better phrase has: a part of it, or a longer one round it, says nothing new.
    var taken: [Int32: [Range<Int32>]] = [:]
    for (hash, tally) in ranked where result.count < options.limit {
      if taken[tally.document, default: []].contains(where: { $0.overlaps(tally.place) }) {
        continue
      }
      taken[tally.document, default: []].append(tally.place)
      let text = texts[Int(tally.document)]
      let place = Int(tally.place.lowerBound)..<Int(tally.place.upperBound)
      result.append(
        Phrase(
          pattern: pattern(text, place, gap: Int(tally.gap)),
          example: text.string(place),
          sites: tally.sites.nonzeroBitCount,
          count: Int(tally.count),
          cleanCount: cleanCounts[hash] ?? 0,
          contexts: contexts(of: hash, in: texts)
        )
      )
    }
    return result
  }

  /// Calls `body` with the hash, the units and the gap of each phrase of a text.
  private func forEachPhrase(
    _ text: MinedText,
    _ body: (_ hash: UInt64, _ place: Range<Int>, _ gap: Int) -> Void
  ) {
    let units = text.units
    for start in units.indices where units[start].isWord {
      var hash: UInt64 = 0x9E37_79B9
      var content = units[start].isSmall ? 0 : 1
      hash = Self.mix(hash, units[start].key)
      var end = start + 1
      while end < units.count, end - start < Self.longest, units[end].isWord,
        !units[end].beginsSentence
      {
        hash = Self.mix(hash, units[end].key)
        content += units[end].isSmall ? 0 : 1
        end += 1
        // A phrase neither begins nor ends in what could be anything, and says something.
        guard content > 0, !isSlot(units[start]), !isSlot(units[end - 1]) else { continue }
        guard content > 1 || end - start > 2 else { continue }
        body(hash, start..<end, -1)
        // The same with one word in the middle left open.
        if end - start == 4 {
          for gap in start + 1..<end - 1 {
            var open: UInt64 = 0x51ED_2701
            var left = 0
            for index in start..<end {
              open = Self.mix(open, index == gap ? 1 : units[index].key)
              if index != gap, !units[index].isSmall { left += 1 }
            }
            if left > 1 { body(open, start..<end, gap - start) }
          }
        }
      }
    }
  }

  private func isSlot(_ unit: MinedText.Unit) -> Bool {
    unit.key == MinedText.number || unit.key == MinedText.name
  }

  private static func mix(_ hash: UInt64, _ key: UInt64) -> UInt64 {
    var mixed = (hash ^ key) &* 0xC2B2_AE3D_27D4_EB4F
    mixed ^= mixed >> 31
    return mixed
  }

  /// A phrase as packs write it.
  private func pattern(_ text: MinedText, _ place: Range<Int>, gap: Int) -> String {
    place.map { index -> String in
      let unit = text.units[index]
      if index - place.lowerBound == gap { return "{*}" }
      if unit.key == MinedText.number { return "{#}" }
      if unit.key == MinedText.name { return "{Name}" }
      let word = String(decoding: text.bytes[unit.range], as: UTF8.self).lowercased()
      guard !unit.isSmall, let lemma = lemmas[WordHash.of(word)], WordForms.of(lemma).count > 1
      else { return word }
      return "~" + lemma
    }.joined(separator: " ")
  }

  /// The first places of a phrase, each from another document.
  private func contexts(of wanted: UInt64, in texts: [MinedText]) -> [String] {
    var result: [String] = []
    for text in texts where result.count < 3 {
      var found: Range<Int>?
      forEachPhrase(text) { hash, place, _ in if hash == wanted, found == nil { found = place } }
      guard let found else { continue }
      let around =
        max(0, found.lowerBound - 6)..<min(text.units.count, found.upperBound + 6)
      result.append(text.string(around))
    }
    return result
  }
}
