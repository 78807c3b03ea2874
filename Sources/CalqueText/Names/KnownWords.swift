private import CWordData

/// What Calque knows of words and names, without the words themselves.
///
/// A table of 12-bit marks in 65,536 buckets, embedded and mapped: a look-up reads two places, and a
/// word that is not in it is taken for one of its words once in a thousand times.
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

  /// Bucket starts, 65,537 of them, then the marks.
  static let buckets = 1 << 16

  /// What the word with this letters' hash is.
  public static func kind(ofHash hash: UInt64) -> Kind {
    let bytes = UnsafeRawBufferPointer(
      start: calque_known_words(),
      count: calque_known_words_size()
    )
    let bucket = Int(hash >> 48)
    let starts = bucket * 4
    guard bytes.count > (buckets + 1) * 4 else { return [] }
    let first = Int(bytes.load(fromByteOffset: starts, as: UInt32.self))
    let end = Int(bytes.load(fromByteOffset: starts + 4, as: UInt32.self))
    let base = (buckets + 1) * 4
    guard first <= end, base + end * 2 <= bytes.count else { return [] }
    let mark = self.mark(hash)
    for index in first..<end {
      let entry = bytes.load(fromByteOffset: base + index * 2, as: UInt16.self)
      if entry >> 4 == mark { return Kind(rawValue: UInt8(entry & 15)) }
    }
    return []
  }

  /// What a folded word is.
  public static func kind(of letters: [UInt8]) -> Kind {
    kind(ofHash: NameHash.of(letters))
  }

  /// The 12 bits by which a bucket tells its words apart.
  private static func mark(_ hash: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: hash >> 36) & 0xFFF
  }

  /// The table of these words, as ``kind(ofHash:)`` reads it.
  package static func encoded(_ words: [UInt64: Kind]) -> [UInt8] {
    var table: [[UInt16: UInt16]] = Array(repeating: [:], count: buckets)
    for (hash, kind) in words {
      table[Int(hash >> 48)][mark(hash), default: 0] |= UInt16(kind.rawValue)
    }
    var bytes: [UInt8] = []
    func write(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    var start: UInt32 = 0
    for bucket in table {
      write(start)
      start += UInt32(bucket.count)
    }
    write(start)
    for bucket in table {
      for (mark, kinds) in bucket.sorted(by: { $0.key < $1.key }) { write(mark << 4 | kinds) }
    }
    return bytes
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
