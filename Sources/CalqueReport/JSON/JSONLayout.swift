/// Lays out compact JSON for people: two spaces per level, one member per line.
///
/// `JSONEncoder` sorts keys, but its own layout puts a space before colons and spreads an empty list
/// over three lines.
package enum JSONLayout {
  /// The same JSON, laid out.
  package static func indented(_ compact: some Sequence<UInt8>) -> String {
    var output: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func lineFeed() {
      output.append(0x0A)
      output.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }
    for byte in compact {
      if isInString {
        output.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      let opensContainer = output.last == UInt8(ascii: "{") || output.last == UInt8(ascii: "[")
      switch byte {
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if !opensContainer { lineFeed() }
        output.append(byte)
      case UInt8(ascii: ","):
        output.append(byte)
        lineFeed()
      case UInt8(ascii: ":"):
        output.append(byte)
        output.append(0x20)
      default:
        if opensContainer { lineFeed() }
        output.append(byte)
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: "\"") { isInString = true }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
