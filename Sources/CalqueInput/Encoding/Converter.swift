import CalqueCore

/// Converts bytes of one encoding to clean UTF-8 and notes which bytes each character came from.
struct Converter {
  private let encoding: TextEncoding
  /// UTF-8 of each byte of a single-byte encoding, its length in the top byte.
  private let table: [UInt32]
  private let iconv: Iconv?

  init(encoding: TextEncoding) {
    self.encoding = encoding
    switch encoding.scheme {
    case .singleByte(let name): (table, iconv) = (Self.table(name), nil)
    case .multiByte(let name): (table, iconv) = ([], Iconv(name))
    case .utf8, .utf16: (table, iconv) = ([], nil)
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
    case .singleByte: convertSingle(slice, start, &output, &offsets)
    case .multiByte: convertMulti(slice, start, &output, &offsets)
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

  private func convertMulti(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ fileStart: Int,
    _ output: inout [UInt8],
    _ offsets: inout OffsetMap
  ) {
    guard let start = bytes.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { scratch in
      var index = 0
      while index < bytes.count {
        var length = 1
        var count = 0
        if bytes[index] < 0x80 {
          scratch[0] = bytes[index]
          count = 1
        } else if let iconv {
          while length <= min(4, bytes.count - index) {
            count = iconv.convert(start + index, length, into: scratch)
            if count > 0 { break }
            length += 1
          }
        }
        if count == 0 {
          length = 1
          append(0xFFFD, fileStart + index, 1, &output, &offsets)
        } else {
          offsets.append(
            decoded: output.count,
            file: fileStart + index,
            decodedStep: count,
            fileStep: length
          )
          output.append(contentsOf: scratch[0..<count])
        }
        index += length
      }
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

  /// The table of a single-byte encoding.
  ///
  /// Bytes that it leaves open become the control character
  /// of the same number below U+00A0, as in the Encoding Standard, else U+FFFD.
  private static func table(_ name: String) -> [UInt32] {
    let iconv = Iconv(name)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { scratch in
      (0..<256).map { value in
        var byte = UInt8(value)
        var count = byte < 0x80 ? 0 : iconv?.convert(&byte, 1, into: scratch) ?? 0
        if count == 0 || count > 3 {
          var encoded: [UInt8] = []
          UTF8Scanner.append(value < 0xA0 ? UInt32(value) : 0xFFFD, to: &encoded)
          count = encoded.count
          for (index, unit) in encoded.enumerated() { scratch[index] = unit }
        }
        var packed = UInt32(count) << 24
        for index in 0..<count { packed |= UInt32(scratch[index]) << (8 * index) }
        return packed
      }
    }
  }
}
