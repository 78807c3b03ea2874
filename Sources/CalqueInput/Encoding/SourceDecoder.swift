import CalqueCore
import Glibc

/// Decodes a file to clean UTF-8, with the way back to its bytes.
enum SourceDecoder {
  /// Decodes a whole file, after finding out its encoding.
  ///
  /// Valid UTF-8 without a byte order mark is not copied. A label that was told beside the file, as HTTP
  /// does, goes before what stands in it, but not before its bytes.
  static func decode(
    _ bytes: [UInt8],
    container: String? = nil,
    label: String? = nil
  ) -> SourceText {
    if let guess = UnicodeSniffer.guess(bytes) {
      return decode(bytes, from: guess.mark, as: guess.encoding, container: container)
    }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let encoding =
      mark > 0
      ? .utf8 : bytes.withUnsafeBufferPointer { EncodingSniffer.encoding(of: $0, label: label) }
    return decode(bytes, from: mark, as: encoding, container: container)
  }

  /// Decodes bytes of a known encoding, from `start` on.
  static func decode(
    _ bytes: [UInt8],
    from start: Int,
    as encoding: TextEncoding,
    container: String? = nil
  ) -> SourceText {
    var offsets = OffsetMap()
    var end = bytes.count
    let clean =
      if start == 0, isCleanASCIISuperset(bytes, encoding) {
        bytes
      } else {
        bytes.withUnsafeBufferPointer { buffer in
          end = DecodingCost.affordableEnd(of: buffer, from: start, encoding)
          return Converter(encoding: encoding)
            .convert(buffer, from: start, to: end, offsets: &offsets)
        }
      }
    var source = SourceText(
      bytes: clean,
      offsets: offsets,
      encoding: encoding.name,
      fileCount: bytes.count,
      container: container
    )
    if end < bytes.count { source.unreadFrom = end }
    return source
  }

  /// Whether the bytes are already what decoding would give.
  private static func isCleanASCIISuperset(_ bytes: [UInt8], _ encoding: TextEncoding) -> Bool {
    guard encoding.keepsASCII else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      guard memchr(base, 0, buffer.count) == nil else { return false }
      let (end, hasMultiByte) = UTF8Scanner.validPrefix(buffer)
      return end == buffer.count && (encoding == .utf8 || !hasMultiByte)
    }
  }
}
