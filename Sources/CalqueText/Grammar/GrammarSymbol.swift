/// A word or mark as the verdict's model sees it: closed-class words as themselves, all others as
/// their class.
///
/// No word of an open class has a symbol, so that a model tells how sentences are built and not what
/// they are about, and no phrase can be read back from it. A changed list wants a new fit:
/// ``GrammarSymbols/fingerprint`` says whether a model belongs to it.
package enum GrammarSymbol {
  /// No symbol.
  static let none: UInt32 = 0
  /// Before the first word of a sentence.
  static let start: UInt32 = 1
  /// After the last one.
  static let end: UInt32 = 2
  /// One or more capitalised words within a sentence.
  static let name: UInt32 = 3
  /// A number.
  static let number: UInt32 = 4
  /// A possessive ending.
  static let possessive: UInt32 = 5
  /// The marks `, ; : ( ) - . ! ?` from here on.
  static let firstMark: UInt32 = 6
  /// Words by class and ending from here on: four bits of class, five endings.
  static let firstClass: UInt32 = 16
  /// Closed-class words from here on.
  static let firstClosed: UInt32 = 96
  /// Bits that a symbol takes.
  static let bits: UInt32 = 9
}

/// The closed-class words and the families of all symbols.
package enum GrammarSymbols {
  private static let closed: [(family: GrammarFamily, words: String)] = [
    (.articles, "the a an"),
    (
      .determiners,
      """
      this that these those my your his her its our their some any no every each either neither another such both all many much \
      few several enough which whose what other others same own
      """
    ),
    (.of, "of"),
    (
      .prepositions,
      """
      in on at by for from with to into onto upon about above across against along among amid around behind below beneath beside \
      between beyond despite during except inside near off outside over past per since through throughout toward towards under \
      underneath until up via within without out down back away before after according like
      """
    ),
    (
      .pronouns,
      """
      i you he she it we they me him us them himself herself itself themselves myself yourself ourselves who whom one someone \
      somebody anyone anybody everyone everybody nobody nothing something everything anything it's i'm that's
      """
    ),
    (
      .conjunctions,
      "and or but nor because although though if unless while whereas whether than as so yet"
    ),
    (
      .auxiliaries,
      """
      be am is are was were been being have has had having do does did will would shall should can could may might must don't \
      didn't doesn't isn't wasn't can't couldn't won't wouldn't cannot
      """
    ),
    (
      .adverbs,
      """
      not there here when where why how then now also only just even still already always never often again too very more most \
      less least ago once well however therefore thus two three first last
      """
    ),
  ]

  /// The symbol of each closed-class word, by its hash, in open addressing.
  private static let table: (hashes: [UInt64], symbols: [UInt16]) = {
    var hashes = [UInt64](repeating: 0, count: slots)
    var symbols = [UInt16](repeating: 0, count: slots)
    for (index, word) in closedWords.enumerated() {
      let hash = WordHash.of(word)
      var slot = Int(truncatingIfNeeded: hash) & (slots - 1)
      while hashes[slot] != 0 { slot = (slot + 1) & (slots - 1) }
      hashes[slot] = hash
      symbols[slot] = UInt16(GrammarSymbol.firstClosed) + UInt16(index)
    }
    return (hashes, symbols)
  }()

  private static let slots = 1_024

  private static let closedWords: [String] = closed.flatMap { group in
    group.words.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Runs `body` with the table of closed-class words.
  static func withTable<Result>(_ body: (GrammarTable) -> Result) -> Result {
    table.hashes.withUnsafeBufferPointer { hashes in
      table.symbols.withUnsafeBufferPointer { symbols in
        body(GrammarTable(hashes: hashes, symbols: symbols))
      }
    }
  }

  /// The family of each symbol.
  static let families: [UInt8] = {
    var families = [GrammarFamily](repeating: .unknown, count: 1 << Int(GrammarSymbol.bits))
    for symbol in GrammarSymbol.firstClass..<GrammarSymbol.firstClosed {
      families[Int(symbol)] = openFamily(symbol - GrammarSymbol.firstClass)
    }
    families[Int(GrammarSymbol.end)] = .ends
    families[Int(GrammarSymbol.name)] = .names
    families[Int(GrammarSymbol.number)] = .numbers
    for mark in GrammarSymbol.possessive..<GrammarSymbol.firstClass { families[Int(mark)] = .marks }
    var symbol = Int(GrammarSymbol.firstClosed)
    for group in closed {
      for _ in group.words.split(whereSeparator: \.isWhitespace) {
        families[symbol] = group.family
        symbol += 1
      }
    }
    return families.map(\.rawValue)
  }()

  /// The family of an open class, four bits of ``WordClass`` and an ending.
  private static func openFamily(_ openClass: UInt32) -> GrammarFamily {
    let classes = WordClass(rawValue: UInt16(openClass / 5))
    let isVerbForm = openClass % 5 == 1 || openClass % 5 == 2
    if classes.contains(.verb), isVerbForm || !classes.contains(.noun) { return .verbs }
    if classes.contains(.noun) { return .nouns }
    return classes.isEmpty ? .unknown : .modifiers
  }

  /// A number that changes with the closed-class words and their order.
  package static let fingerprint: UInt64 = closedWords.reduce(0xCBF2_9CE4_8422_2325) {
    ($0 ^ WordHash.of($1)) &* 0x100_0000_01B3
  }
}

/// The closed-class words as the scanner looks them up.
struct GrammarTable {
  let hashes: UnsafeBufferPointer<UInt64>
  let symbols: UnsafeBufferPointer<UInt16>

  /// The symbol of a closed-class word; none for another word.
  @inline(__always)
  func symbol(ofHash hash: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return UInt32(symbols[slot]) }
      slot = (slot + 1) & (hashes.count - 1)
    }
    return GrammarSymbol.none
  }
}
