/// Reading and writing single scalars of UTF-8.
package enum UTF8Scanner {
  /// The scalar at `index` and its length in bytes; U+FFFD and 1 for a byte that begins none.
  @inline(__always)
  package static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    let left = bytes.count - index
    if first >= 0xC2, first < 0xE0, left >= 2 {
      return (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xE0, first < 0xF0, left >= 3 {
      return (
        UInt32(first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
          | UInt32(bytes[index + 2] & 0x3F), 3
      )
    }
    if first >= 0xF0, first < 0xF5, left >= 4 {
      return (
        UInt32(first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
          | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4
      )
    }
    return (0xFFFD, 1)
  }

  /// Writes a scalar as UTF-8 and returns its length.
  package static func encode(
    _ scalar: UInt32,
    into buffer: UnsafeMutableBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
    switch scalar {
    case 0..<0x80:
      buffer[index] = UInt8(scalar)
      return 1
    case 0x80..<0x800:
      buffer[index] = UInt8(0xC0 | scalar >> 6)
      buffer[index + 1] = UInt8(0x80 | scalar & 0x3F)
      return 2
    case 0x800..<0x10000:
      buffer[index] = UInt8(0xE0 | scalar >> 12)
      buffer[index + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
      buffer[index + 2] = UInt8(0x80 | scalar & 0x3F)
      return 3
    default:
      buffer[index] = UInt8(0xF0 | scalar >> 18 & 0x07)
      buffer[index + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
      buffer[index + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
      buffer[index + 3] = UInt8(0x80 | scalar & 0x3F)
      return 4
    }
  }
}
