import CalqueCore

/// Writes text in the encoding of a file, for changes of a part of it.
package enum SourceEncoder {
  /// The bytes of `text`, nil where they cannot be told.
  ///
  /// Of encodings with several bytes a character only ASCII is written: their tables are made for reading.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - name: the encoding, as a document's source names it.
  /// - Returns: the bytes, without a byte order mark.
  package static func encode(_ text: String, as name: String) -> [UInt8]? {
    guard let encoding = TextEncoding.labelled(name) else { return nil }
    switch encoding.scheme {
    case .utf8: return Array(text.utf8)
    case .utf16(let isBigEndian): return bytes(text.utf16, isBigEndian)
    case .utf32(let isBigEndian): return bytes(text.unicodeScalars.map(\.value), isBigEndian)
    case .singleByte:
      var bytes: [UInt8] = []
      let high = highBytes(encoding)
      for scalar in text.unicodeScalars {
        guard let byte = scalar.isASCII ? UInt8(scalar.value) : high[scalar] else { return nil }
        bytes.append(byte)
      }
      return bytes
    case .multiByte(.iso2022JP), .replacement: return nil
    case .multiByte, .userDefined:
      return text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
    }
  }

  private static func bytes<Unit: FixedWidthInteger>(
    _ units: some Sequence<Unit>,
    _ isBigEndian: Bool
  ) -> [UInt8] {
    units.flatMap { unit in
      withUnsafeBytes(of: isBigEndian ? unit.bigEndian : unit.littleEndian, Array.init)
    }
  }

  /// The bytes of the characters beyond ASCII.
  private static func highBytes(_ encoding: TextEncoding) -> [Unicode.Scalar: UInt8] {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      let decoded = SourceDecoder.decode([byte], from: 0, as: encoding).bytes
      guard let scalar = String(decoding: decoded, as: UTF8.self).unicodeScalars.first,
        scalar != "\u{FFFD}"
      else { continue }
      bytes[scalar] = bytes[scalar] ?? byte
    }
    return bytes
  }
}
