/// Text of a page, made safe to stand in HTML.
enum HTMLText {
  /// Writes `text` on one line, escaped, without characters that HTML cannot hold or that steer.
  ///
  /// Works on bytes: what a reader sees as one character may hold a quotation mark and an accent, and
  /// the mark would end an attribute all the same.
  static func escape(_ text: String, into output: inout [UInt8]) {
    var text = VisibleText.neutralised(text)
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() {
        guard let entity = entity(byte) else { continue }
        output.append(contentsOf: bytes[start..<index])
        output.append(contentsOf: entity)
        start = index + 1
      }
      output.append(contentsOf: bytes[start...])
    }
  }

  private static func entity(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "&"): ampersand
    case UInt8(ascii: "<"): less
    case UInt8(ascii: ">"): greater
    case UInt8(ascii: "\""): quote
    case UInt8(ascii: "'"): apostrophe
    default: nil
    }
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let less = Array("&lt;".utf8)
  private static let greater = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
  private static let apostrophe = Array("&#39;".utf8)
}
