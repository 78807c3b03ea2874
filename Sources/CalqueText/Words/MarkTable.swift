/// A set of words with four bits each, without the words themselves.
///
/// 12-bit marks in 65,536 buckets, embedded and mapped: a look-up reads two places, and a word that
/// is not in it is taken for one of its words once in a thousand times.
struct MarkTable {
  /// Bucket starts, 65,537 of them, then the marks.
  static let buckets = 1 << 16

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The bits of the word with this hash, 0 for a word that is not in the table.
  func bits(ofHash hash: UInt64) -> UInt8 {
    let starts = Int(hash >> 48) * 4
    let base = (Self.buckets + 1) * 4
    guard bytes.count > base else { return 0 }
    let first = Int(bytes.load(fromByteOffset: starts, as: UInt32.self))
    let end = Int(bytes.load(fromByteOffset: starts + 4, as: UInt32.self))
    guard first <= end, base + end * 2 <= bytes.count else { return 0 }
    let mark = Self.mark(hash)
    for index in first..<end {
      let entry = bytes.load(fromByteOffset: base + index * 2, as: UInt16.self)
      if entry >> 4 == mark { return UInt8(entry & 15) }
    }
    return 0
  }

  /// The 12 bits by which a bucket tells its words apart.
  private static func mark(_ hash: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: hash >> 36) & 0xFFF
  }

  /// The table of these words, as ``bits(ofHash:)`` reads it.
  static func encoded(_ words: [UInt64: UInt8]) -> [UInt8] {
    var table: [[UInt16: UInt16]] = Array(repeating: [:], count: buckets)
    for (hash, bits) in words {
      table[Int(hash >> 48)][mark(hash), default: 0] |= UInt16(bits & 15)
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
      for (mark, bits) in bucket.sorted(by: { $0.key < $1.key }) { write(mark << 4 | bits) }
    }
    return bytes
  }
}
