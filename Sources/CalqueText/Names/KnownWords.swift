private import CWordData

/// What Calque knows of words and names, without the words themselves (see ``MarkTable``).
public struct KnownWords: Sendable {
  /// What a word is known as.
  public struct Kind: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// An English word in lower case, inflected forms included.
    public static let word = Self(rawValue: 1 << 0)
    /// A given or family name.
    public static let name = Self(rawValue: 1 << 1)
    /// A name that many languages know.
    public static let commonName = Self(rawValue: 1 << 2)
    /// A word that dictionaries write with a capital: places, peoples, persons.
    public static let proper = Self(rawValue: 1 << 3)
  }

  /// What the word with this letters' hash is.
  public static func kind(ofHash hash: UInt64) -> Kind {
    let bytes = UnsafeRawBufferPointer(
      start: calque_known_words(),
      count: calque_known_words_size()
    )
    return Kind(rawValue: MarkTable(bytes).bits(ofHash: hash))
  }

  /// What a folded word is.
  public static func kind(of letters: [UInt8]) -> Kind {
    kind(ofHash: NameHash.of(letters))
  }

  /// The table of these words, as ``kind(ofHash:)`` reads it.
  package static func encoded(_ words: [UInt64: Kind]) -> [UInt8] {
    MarkTable.encoded(words.mapValues(\.rawValue))
  }
}

/// The hash of a folded name.
package enum NameHash {
  /// The hash of letters a–z, the same as that of a token with these letters.
  package static func of(_ letters: [UInt8]) -> UInt64 {
    letters.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return 1 }
      return WordHash.ascii(base, count: bytes.count, readable: bytes.count)
    }
  }
}
