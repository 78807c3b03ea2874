private import CWordData

/// The classes that an English word can belong to; most words belong to several.
public struct WordClass: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// Makes a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Nouns, singular and plural.
  public static let noun = Self(rawValue: 1 << 0)
  /// Full verbs in all their forms.
  public static let verb = Self(rawValue: 1 << 1)
  /// Adjectives, compared ones included.
  public static let adjective = Self(rawValue: 1 << 2)
  /// Adverbs.
  public static let adverb = Self(rawValue: 1 << 3)
  /// Articles, demonstratives, possessives, quantifiers.
  public static let determiner = Self(rawValue: 1 << 4)
  /// Prepositions.
  public static let preposition = Self(rawValue: 1 << 5)
  /// Personal, reflexive and relative pronouns.
  public static let pronoun = Self(rawValue: 1 << 6)
  /// Conjunctions.
  public static let conjunction = Self(rawValue: 1 << 7)
  /// Forms of be, have, do and the modal verbs.
  public static let auxiliary = Self(rawValue: 1 << 8)

  /// The classes by the names that packs use.
  public static let names: [(name: String, value: WordClass)] = [
    ("noun", .noun), ("verb", .verb), ("adjective", .adjective), ("adverb", .adverb),
    ("determiner", .determiner), ("preposition", .preposition), ("pronoun", .pronoun),
    ("conjunction", .conjunction), ("auxiliary", .auxiliary),
  ]

  /// The classes of the word with this hash; none for a word that is not known.
  public static func of(hash: UInt64) -> WordClass {
    for (words, value) in small where words.contains(hash) {
      // A word of the small classes is none of the large ones but where it says so.
      return value
    }
    let bytes = UnsafeRawBufferPointer(
      start: calque_word_classes(),
      count: calque_word_classes_size()
    )
    return WordClass(rawValue: UInt16(MarkTable(bytes).bits(ofHash: hash)))
  }

  /// The bits of noun, verb, adjective and adverb of a word that is in no small class.
  @inline(__always)
  static func openBits(hash: UInt64) -> UInt8 {
    MarkTable(
      UnsafeRawBufferPointer(start: calque_word_classes(), count: calque_word_classes_size())
    ).bits(ofHash: hash)
  }

  private static let small: [(WordSet, WordClass)] = [
    (
      WordSet(
        """
        the a an this that these those my your his her its our their some any no every each either neither another such both all \
        many much few several enough which whose what
        """
      ), .determiner
    ),
    (
      WordSet(
        """
        of in on at by for from with to into onto upon about above across against along among amid around behind below beneath beside \
        between beyond despite during except inside near off outside over past per since through throughout toward towards under \
        underneath until up via within without
        """
      ), .preposition
    ),
    (
      WordSet(
        """
        i you he she it we they me him us them himself herself itself themselves myself yourself ourselves yourselves who whom \
        one someone somebody anyone anybody everyone everybody nobody nothing something everything
        """
      ), .pronoun
    ),
    (
      WordSet("and or but nor because although though if unless while whereas whether than as"),
      .conjunction
    ),
    (
      WordSet(
        """
        be am is are was were been being have has had having do does did will would shall should can could may might must
        """
      ), .auxiliary
    ),
  ]

  /// The table of these words, as ``of(hash:)`` reads it.
  package static func encoded(_ words: [UInt64: WordClass]) -> [UInt8] {
    MarkTable.encoded(words.mapValues { UInt8(truncatingIfNeeded: $0.rawValue & 15) })
  }
}
