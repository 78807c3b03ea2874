public import CalqueText

/// One literal reading of a phrase pattern: a sequence of edge labels for the automaton.
public struct PhraseExpansion: Hashable, Sendable {
  /// What one place of a phrase asks for.
  public enum Element: Hashable, Sendable {
    /// The word with this hash.
    case word(UInt64)
    /// Any number.
    case number
    /// Any word.
    case anyWord
    /// One of the words with these hashes, which ascend.
    case oneOf([UInt64])
    /// A word of a kind.
    case slot(Automaton.Slot)
    /// A variable of an echo form.
    case variable(name: UInt8, inflection: EchoForm.Inflection)
  }

  /// The places in order.
  public var elements: [Element]
  /// The spelling of each place's first letters: 0 lower case, 1 capitalised, 2 all capitals, 3 capitalised
  /// after a word in lower case.
  public var shapes: [UInt8]
  /// For each `{a|b}` group, the places that it covers.
  public var captures: [Range<Int>]
  /// What is meant by it, when it comes from a table of wrong forms.
  public var intended: String?
  /// The place whose word stands for another, when it is a right form with one word exchanged.
  public var exchange: Exchange?

  static let capitalised: UInt8 = 1
  package static let capitalisedInside: UInt8 = 3

  /// A word that stands in the place of another.
  public struct Exchange: Hashable, Sendable {
    /// The place.
    public var place: Int
    /// The hash of the right word, as its form is written.
    public var right: UInt64
  }
}

/// The little language of phrases: words, `{a|b}`, `[optional]`, `[none|or|one]`, `$list`, `{#}`, `{*}`.
struct PhrasePattern {
  indirect enum Item {
    case literal(String)
    case choice([[Item]])
    case optional([[Item]])
    case marker(UInt32)
    /// Any form of a word, given by its lemma.
    case forms(String)
  }

  /// What is wrong with a pattern, in words for its author.
  struct Fault: Error {
    let message: String
  }

  /// Slots stand as letters of a script that no pack is written in while an expansion is tokenised, so
  /// that hyphens and possessives beside them are read as beside any word.
  static let numberMarker: UInt32 = 0xA000
  static let wordMarker: UInt32 = 0xA001
  static let variableMarkers: UInt32 = 0xA100
  static let slotMarkers: UInt32 = 0xA180
  static let classMarkers: UInt32 = 0xA200
  /// Most classes of a pattern: the script of the markers ends there.
  static let mostClasses = 0x28C
  /// Least number of single words in a choice that become a class: fewer cost nothing as readings.
  static let leastClass = 4

  let lists: [String: [String]]
  let allowsVariables: Bool
  /// Whether capitals count: then each word is a reading of its own, since classes have no spelling.
  let isExactCase: Bool
  /// The hashes of the words of each class.
  private var classes: [[UInt64]] = []

  init(lists: [String: [String]], allowsVariables: Bool = false, isExactCase: Bool = false) {
    self.lists = lists
    self.allowsVariables = allowsVariables
    self.isExactCase = isExactCase
  }

  /// All readings of a pattern.
  mutating func expand(_ pattern: String) throws(Fault) -> [PhraseExpansion] {
    guard pattern.utf8.count <= PackLimits.phraseBytes else {
      throw Fault(
        message:
          "the phrase is longer than \(PackLimits.phraseBytes >> 10) kB; split it into several"
      )
    }
    var scalars = Array(pattern.unicodeScalars)[...]
    let items = try parse(&scalars, until: [])
    guard scalars.isEmpty else {
      throw Fault(message: "“\(Character(scalars[scalars.startIndex]))” has no opening bracket")
    }
    var readings: [Reading] = [Reading()]
    try combine(items, into: &readings)
    var expansions: [PhraseExpansion] = []
    expansions.reserveCapacity(readings.count)
    for reading in readings {
      let expansion = try tokenize(reading)
      guard let first = expansion.elements.first else {
        throw Fault(message: "the phrase can be empty: not all of its words may be optional")
      }
      guard allowsVariables || first != .anyWord else {
        throw Fault(message: "a phrase cannot begin with {*}: it would be tried at every word")
      }
      if case .slot = first {
        throw Fault(message: "a phrase cannot begin with a slot: it would be tried at every word")
      }
      expansions.append(expansion)
    }
    return expansions
  }

  private struct Reading {
    var text: [UInt8] = []
    var captures: [Range<Int>] = []
  }

  /// The same alternatives with the single words among them in a class; a phrase of four choices of
  /// ten words each is then one reading and not ten thousand.
  private mutating func grouped(_ alternatives: [[Item]]) -> [[Item]] {
    guard !allowsVariables, !isExactCase, classes.count < Self.mostClasses else {
      return alternatives
    }
    var hashes: Set<UInt64> = []
    var others: [[Item]] = []
    for alternative in alternatives {
      if case .literal(let text) = alternative.first, alternative.count == 1,
        let hash = Self.word(text)
      {
        hashes.insert(hash)
      } else if case .forms(let lemma) = alternative.first, alternative.count == 1 {
        hashes.formUnion(WordForms.of(lemma).map(WordHash.of))
      } else {
        others.append(alternative)
      }
    }
    guard hashes.count >= Self.leastClass else { return alternatives }
    return [[.marker(makeClass(hashes))]] + others
  }

  /// The marker of a class of words.
  private mutating func makeClass(_ hashes: Set<UInt64>) -> UInt32 {
    classes.append(hashes.sorted())
    return Self.classMarkers + UInt32(classes.count - 1)
  }

  /// The hash of a text that is one word.
  private static func word(_ text: String) -> UInt64? {
    let tokens = Tokenizer.tokenize(text).tokens
    guard tokens.count == 1, let token = tokens.first, token.kind == .word,
      Int(token.count) == text.utf8.count
    else { return nil }
    return token.hash
  }

  private mutating func combine(_ items: [Item], into readings: inout [Reading]) throws(Fault) {
    for item in items {
      switch item {
      case .literal(let text):
        for index in readings.indices { readings[index].text += Array(text.utf8) }
      case .forms(let lemma):
        guard classes.count < Self.mostClasses else {
          throw Fault(message: "the phrase asks for the forms of too many words; split it")
        }
        let marker = makeClass(Set(WordForms.of(lemma).map(WordHash.of)))
        try combine([.marker(marker)], into: &readings)
      case .marker(let scalar):
        guard let scalar = Unicode.Scalar(scalar) else { continue }
        for index in readings.indices {
          readings[index].text += Array(String(Character(scalar)).utf8)
        }
      case .optional(let alternatives):
        let without = readings
        for alternative in alternatives {
          var with = without
          try combine(alternative, into: &with)
          readings += with
          try check(readings)
        }
      case .choice(let alternatives):
        var all: [Reading] = []
        var bytes = 0
        for alternative in grouped(alternatives) {
          let branch = readings
          // A nested list is part of its group and no group of its own.
          var inner = branch.map { Reading(text: $0.text) }
          try combine(alternative, into: &inner)
          // Options inside the alternative repeat the outer readings in their order.
          for (position, reading) in inner.enumerated() {
            let outer = branch[position % branch.count]
            var joined = Reading(text: reading.text, captures: outer.captures)
            joined.captures.append(outer.text.count..<reading.text.count)
            bytes += reading.text.count
            all.append(joined)
          }
          try check(all.count, bytes)
        }
        readings = all
      }
      try check(readings)
    }
  }

  private func check(_ readings: [Reading]) throws(Fault) {
    try check(readings.count, readings.reduce(0) { $0 + $1.text.count })
  }

  private func check(_ count: Int, _ bytes: Int) throws(Fault) {
    guard count <= PackLimits.readings else {
      throw Fault(
        message: "the phrase has more than \(PackLimits.readings) readings; split it into several"
      )
    }
    guard bytes <= PackLimits.readingBytes else {
      throw Fault(
        message: """
          the readings of the phrase are longer than \(PackLimits.readingBytes >> 20) MB in all; split it \
          into several
          """
      )
    }
  }

  private func tokenize(_ reading: Reading) throws(Fault) -> PhraseExpansion {
    let text = String(decoding: reading.text, as: UTF8.self)
    let tokens = Tokenizer.tokenize(text).tokens
    var expansion = PhraseExpansion(elements: [], shapes: [], captures: [], intended: nil)
    for token in tokens {
      expansion.elements.append(try element(token, in: reading.text))
      expansion.shapes.append(token.shape)
    }
    for capture in reading.captures {
      let first = tokens.firstIndex { Int($0.end) > capture.lowerBound } ?? tokens.count
      let last = tokens.lastIndex { Int($0.start) < capture.upperBound } ?? first
      expansion.captures.append(first..<max(first, last + 1))
    }
    return expansion
  }

  private func element(_ token: Token, in text: [UInt8]) throws(Fault) -> PhraseExpansion.Element {
    if token.kind == .opaque {
      let word = String(decoding: text[token.range], as: UTF8.self)
      throw Fault(
        message: "“\(word)” is an address, a hashtag or a shortcode, which phrases never match"
      )
    }
    let isMarked = text[token.range].contains(0xEA)
    guard isMarked, token.count == 3 else {
      guard !isMarked else {
        throw Fault(message: "a slot such as {#} or {X} touches a word; put a space between them")
      }
      return .word(token.hash)
    }
    let scalar = text[token.range].withUnsafeBufferPointer { UTF8Scanner.scalar($0, at: 0).scalar }
    if scalar == Self.numberMarker { return .number }
    if scalar == Self.wordMarker { return .anyWord }
    if scalar >= Self.slotMarkers,
      let slot = Automaton.Slot(rawValue: UInt8(truncatingIfNeeded: scalar - Self.slotMarkers)),
      scalar < Self.slotMarkers + UInt32(Automaton.Slot.allCases.count)
    {
      return .slot(slot)
    }
    if scalar >= Self.classMarkers, scalar < Self.classMarkers + UInt32(classes.count) {
      return .oneOf(classes[Int(scalar - Self.classMarkers)])
    }
    if scalar >= Self.variableMarkers, scalar < Self.variableMarkers + 26 * 4 {
      let code = scalar - Self.variableMarkers
      guard let inflection = EchoForm.Inflection(rawValue: UInt8(code % 4)) else {
        return .word(token.hash)
      }
      return .variable(name: UInt8(code / 4), inflection: inflection)
    }
    return .word(token.hash)
  }
}

extension Token {
  /// Its spelling as ``PhraseExpansion/shapes`` has it: 0 lower case, 1 capitalised, 2 all capitals.
  var shape: UInt8 { flags.contains(.allCapitals) ? 2 : flags.contains(.capitalised) ? 1 : 0 }
}
