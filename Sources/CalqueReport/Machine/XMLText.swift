/// Text in XML.
enum XMLText {
  /// `text` on one line, escaped for attributes and content, without what XML cannot hold.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    HTMLText.escape(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An attribute with a blank before it.
  static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value))\""
  }
}
