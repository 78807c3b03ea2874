import CalqueCore

/// Converts bytes of one encoding to clean UTF-8 and notes which bytes each character came from.
struct Converter {
  private let encoding: TextEncoding
  /// UTF-8 of each byte of a single-byte encoding, its length in the top byte.
  private let table: [UInt32]

  init(encoding: TextEncoding) {
    self.encoding = encoding
    switch encoding.scheme {
    case .singleByte(let number):
      table = Self.table(Self.characters(SingleByteData.tables[number].characters))
    case .userDefined: table = Self.table((0..<128).map { 0xF780 + $0 })
    case .utf8, .utf16, .utf32, .multiByte, .replacement: table = []
    }
  }

  /// The clean UTF-8 of a range of bytes.
  func convert(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    offsets: inout OffsetMap
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((end - start) + (end - start) / 4)
    let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
    switch encoding.scheme {
    case .utf8: convertUTF8(slice, start, &output, &offsets)
    case .utf16(let isBigEndian): convertUTF16(slice, start, isBigEndian, &output, &offsets)
    case .utf32(let isBigEndian): convertUTF32(slice, start, isBigEndian, &output, &offsets)
    case .singleByte, .userDefined: convertSingle(slice, start, &output, &offsets)
    case .multiByte(let kind):
      // Its state may come from before the range.
      convertMulti(UnsafeBufferPointer(rebasing: bytes[..<end]), start, kind, &output, &offsets)
    case .replacement:
      if !slice.isEmpty { append(0xFFFD, start, min(slice.count, 255), &output, &offsets) }
    }
    for index in output.indices where output[index] == 0 { output[index] = ASCII.space }
    return output
  }

  private func convertUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ fileStart: Int,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    var index = 0
    while index < bytes.count {
      let (end, _) = UTF8Scanner.validPrefix(bytes, from: index)
      if end > index {
        if output.count != fileStart + index || !offsets.isIdentity {
          offsets.append(
            decoded: output.count,
            file: fileStart + index,
            decodedStep: 1,
            fileStep: 1
          )
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
        index = end
      }
      if index < bytes.count {
        let length = UTF8Scanner.faultLength(bytes, at: index)
        append(0xFFFD, fileStart + index, length, &output, &offsets)
        index += length
      }
    }
  }

  private func convertUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ fileStart: Int,
    _ isBigEndian: Bool,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    func unit(_ index: Int) -> UInt32 {
      let (high, low) = isBigEndian ? (index, index + 1) : (index + 1, index)
      return UInt32(bytes[high]) << 8 | UInt32(bytes[low])
    }
    var index = 0
    while index + 1 < bytes.count {
      var scalar = unit(index)
      var length = 2
      if scalar & 0xFC00 == 0xD800, index + 3 < bytes.count, unit(index + 2) & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(index + 2) & 0x3FF
        length = 4
      } else if scalar & 0xF800 == 0xD800 {
        scalar = 0xFFFD
      }
      append(scalar, fileStart + index, length, &output, &offsets)
      index += length
    }
    if index < bytes.count { append(0xFFFD, fileStart + index, 1, &output, &offsets) }
  }

  private func convertSingle(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ fileStart: Int,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    var lastStep = 0
    for (index, byte) in bytes.enumerated() {
      let packed = table[Int(byte)]
      let count = Int(packed >> 24)
      if count != lastStep {
        offsets.append(
          decoded: output.count,
          file: fileStart + index,
          decodedStep: count,
          fileStep: 1
        )
        lastStep = count
      }
      var rest = packed
      for _ in 0..<count {
        output.append(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
  }

  private func convertUTF32(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ fileStart: Int,
    _ isBigEndian: Bool,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < bytes.count {
      let length = min(4, bytes.count - index)
      var scalar: UInt32 = 0xFFFD
      if length == 4 {
        let value = raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)
        let unit = isBigEndian ? UInt32(bigEndian: value) : UInt32(littleEndian: value)
        if unit <= 0x10FFFF, unit & 0xFFFF_F800 != 0xD800 { scalar = unit }
      }
      append(scalar, fileStart + index, length, &output, &offsets)
      index += length
    }
  }

  private func convertMulti(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ kind: TextEncoding.MultiByte,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    var decoder = MultiByteDecoder(kind)
    decoder.resume(bytes, at: start)
    var index = start
    while index < bytes.count {
      let step = decoder.step(bytes, index)
      if step.first != 0 || step.length < 3 {
        let from = output.count
        UTF8Scanner.append(step.first, to: &output)
        if step.second != 0 { UTF8Scanner.append(step.second, to: &output) }
        offsets.append(
          decoded: from,
          file: index,
          decodedStep: output.count - from,
          fileStep: step.length
        )
      }
      index += step.length
    }
  }

  private func append(
    _ scalar: UInt32,
    _ file: Int,
    _ length: Int,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    let start = output.count
    UTF8Scanner.append(scalar, to: &output)
    offsets.append(
      decoded: start,
      file: file,
      decodedStep: output.count - start,
      fileStep: length
    )
  }

  /// The characters of the upper half of a single-byte encoding, from their hexadecimal numbers.
  private static func characters(_ data: StaticString) -> [UInt32] {
    let digits = UnsafeBufferPointer(start: data.utf8Start, count: data.utf8CodeUnitCount)
    return stride(from: 0, to: digits.count, by: 4).map { start in
      digits[start..<start + 4].reduce(0) { value, digit in
        value << 4 | UInt32(digit < 0x40 ? digit - 0x30 : digit - 0x37)
      }
    }
  }

  /// The UTF-8 of all bytes: ASCII, and the characters given.
  private static func table(_ upper: [UInt32]) -> [UInt32] {
    (Array(0..<128) + upper).map { scalar in
      var encoded: [UInt8] = []
      UTF8Scanner.append(scalar, to: &encoded)
      var packed = UInt32(encoded.count) << 24
      for (index, unit) in encoded.enumerated() { packed |= UInt32(unit) << (8 * index) }
      return packed
    }
  }
}
