/// JSON with its members in the order in which they are to be read.
indirect enum JSONTree: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  case string(String)
  case integer(Int)
  case flag(Bool)
  case array([JSONTree])
  /// Members without a value are left out.
  case object([(key: String, value: JSONTree?)])

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }

  /// An object of members, those without a value left out.
  static func members(_ members: KeyValuePairs<String, JSONTree?>) -> Self {
    .object(members.map { (key: $0.key, value: $0.value) })
  }

  static func == (left: Self, right: Self) -> Bool { left.compact == right.compact }
  func hash(into hasher: inout Hasher) { hasher.combine(compact) }

  /// The JSON on one line.
  var compact: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  /// The JSON laid out for people.
  var indented: String { JSONLayout.indented(compact) + "\n" }

  private func write(to output: inout [UInt8]) {
    switch self {
    case .string(let text): Self.quote(text, to: &output)
    case .integer(let number): output += Array(String(number).utf8)
    case .flag(let flag): output += Array((flag ? "true" : "false").utf8)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        element.write(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for case (let key, let value?) in members {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        Self.quote(key, to: &output)
        output.append(UInt8(ascii: ":"))
        value.write(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func quote(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += Array("\\n".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        output += Array("\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
