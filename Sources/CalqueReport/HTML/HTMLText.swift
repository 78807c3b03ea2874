/// Text of a page, made safe to stand in HTML.
enum HTMLText {
  /// Writes `text` on one line, escaped, without characters that HTML cannot hold or that steer.
  ///
  /// Works on bytes: what a reader sees as one character may hold a quotation mark and an accent, and
  /// the mark would end an attribute all the same.
  static func escape(_ text: String, into output: inout [UInt8]) {
    for byte in VisibleText.neutralised(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): output += Self.ampersand
      case UInt8(ascii: "<"): output += Self.less
      case UInt8(ascii: ">"): output += Self.greater
      case UInt8(ascii: "\""): output += Self.quote
      case UInt8(ascii: "'"): output += Self.apostrophe
      default: output.append(byte)
      }
    }
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let less = Array("&lt;".utf8)
  private static let greater = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
  private static let apostrophe = Array("&#39;".utf8)
}
