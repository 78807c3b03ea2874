import CalqueCore

extension Location {
  /// The columns in units of UTF-16.
  var utf16Columns: (start: Int, end: Int) {
    codeUnits.map { ($0.utf16, $0.endUTF16) } ?? (column, endColumn)
  }

  /// The columns in bytes of UTF-8.
  var utf8Columns: (start: Int, end: Int) {
    codeUnits.map { ($0.utf8, $0.endUTF8) } ?? (column, endColumn)
  }
}

/// Names of files in reports for other programs.
package enum FileName {
  /// A path as a URI: relative when the path is.
  package static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in shown(path).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  /// A path as other programs look it up: without `./` before it, and standard input with a name.
  static func shown(_ path: String) -> String {
    if path == "-" { return "standard-input" }
    var path = Substring(path)
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return String(path)
  }
}
