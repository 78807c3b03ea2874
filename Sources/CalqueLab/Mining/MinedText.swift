import CalqueText

/// A text as mining counts it: for each token its lemma, a number or a name.
struct MinedText {
  /// A token of the text.
  struct Unit {
    /// What is counted: the lemma's hash, or that of a slot.
    var key: UInt64
    /// Its place in ``bytes``.
    var range: Range<Int>
    /// Whether it is a word or stands for one.
    var isWord: Bool
    /// Whether it is one of the words that every text is full of.
    var isSmall: Bool
    /// Whether it begins a sentence.
    var beginsSentence: Bool
  }

  /// The slot of numbers.
  static let number = WordHash.of("{#}")
  /// The slot of names: capitalised words that do not begin a sentence, in a row.
  static let name = WordHash.of("{Name}")

  /// The text as UTF-8.
  let bytes: [UInt8]
  /// Its tokens, names joined.
  private(set) var units: [Unit] = []

  init(_ text: String, lemmas: [UInt64: String], small: WordSet) {
    let tokenized = Tokenizer.tokenize(text)
    bytes = Array(text.utf8)
    let starts = Set(tokenized.sentenceStarts)
    for (index, token) in tokenized.tokens.enumerated() {
      let begins = starts.contains(index)
      if token.kind == .number {
        append(Self.number, token.range, begins)
      } else if token.kind == .word, token.flags.contains(.capitalised), !begins,
        // A word that dictionaries know in small letters may stand in a headline.
        lemmas[token.hash] == nil || token.flags.contains(.allCapitals)
      {
        if let last = units.last, last.key == Self.name, !last.beginsSentence {
          units[units.count - 1].range = last.range.lowerBound..<Int(token.end)
        } else {
          append(Self.name, token.range, begins)
        }
      } else {
        let lemma = lemmas[token.hash].map { WordHash.of($0) } ?? token.hash
        units.append(
          Unit(
            key: lemma,
            range: token.range,
            isWord: token.kind == .word,
            isSmall: small.contains(token.hash),
            beginsSentence: begins
          )
        )
      }
    }
  }

  private mutating func append(_ key: UInt64, _ range: Range<Int>, _ begins: Bool) {
    units.append(
      Unit(key: key, range: range, isWord: true, isSmall: true, beginsSentence: begins)
    )
  }

  /// The words of some units as they stand in the text.
  func string(_ range: Range<Int>) -> String {
    let last = units[range.upperBound - 1].range.upperBound
    let place = units[range.lowerBound].range.lowerBound..<last
    return String(decoding: bytes[place], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Words that say nothing by themselves.
  static let small = WordSet(
    """
    the a an and or but of in on at by for from with to as is are was were be been being it its he she they we you i his her their \
    our your my this that these those there which who whom whose what when where how not no has have had do does did will would \
    can could may might must should shall than then so if into about after before over under up out also more most some any all \
    one two other such only very just s t
    """
  )
}
