/// A part of a text as people see it, for regular expressions: one blank for any white space, straight
/// quotes, plain hyphens, and nothing of what only tells where words may break.
public struct FoldedText: Sendable {
  /// The folded text as UTF-8, letters as they were.
  public private(set) var bytes: [UInt8] = []
  /// For each folded byte the offset of the byte that it comes from, and the end after them.
  private var offsets: [Int32] = []

  /// Folds `range` of a text.
  public init(_ text: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    bytes.reserveCapacity(range.count)
    offsets.reserveCapacity(range.count + 1)
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Scanner.scalar(text, at: index)
      switch scalar {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
        if bytes.last != 0x20 { append(0x20, from: index) }
      case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
      case 0x2018, 0x2019, 0x201B: append(0x27, from: index)
      case 0x201C...0x201F: append(0x22, from: index)
      case 0x2010, 0x2011: append(0x2D, from: index)
      default: for offset in 0..<length { append(text[index + offset], from: index + offset) }
      }
      index += length
    }
    offsets.append(Int32(range.upperBound))
  }

  private mutating func append(_ byte: UInt8, from offset: Int) {
    bytes.append(byte)
    offsets.append(Int32(offset))
  }

  /// The place in the text of a range of ``bytes`` that is not empty and ends at whole characters.
  public func source(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let last = Int(offsets[range.upperBound - 1])
    return Int(offsets[range.lowerBound])..<last + length(at: last, text)
  }

  /// The bytes of the character whose folded form ends with the byte from `offset`.
  private func length(at offset: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    // A byte in the middle of a character was copied and is its own end.
    text[offset] & 0xC0 == 0x80 ? 1 : UTF8Scanner.scalar(text, at: offset).length
  }
}
