/// Text of a page, made safe to look at.
///
/// Pages may hold characters that steer a terminal or turn the direction of what follows. They are
/// shown by their code point (`[U+202E]`), so that an editor sees them and nothing obeys them.
package enum VisibleText {
  /// What to do with the marks U+200E, U+200F and U+061C, which right-to-left copy needs.
  package enum DirectionMarks {
    /// Leave them: the output knows how to lay out text of both directions.
    case kept
    /// Show them.
    case shown
  }

  /// `text` on one line, with every steering character shown by its code point.
  package static func neutralised(_ text: String, marks: DirectionMarks = .kept) -> String {
    // Most text is plain.
    guard mayBeSpecial(text) else { return text }
    guard text.unicodeScalars.contains(where: { isSpecial($0, marks) }) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = "\0"
    for scalar in text.unicodeScalars {
      if isLineOrTab(scalar) {
        if !(scalar == "\n" && previous == "\r") { result.append(" ") }
      } else if isSpecial(scalar, marks) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        result.append(contentsOf: "[U+\(padding)\(digits)]".unicodeScalars)
      } else {
        result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// Whether a text has bytes with which a special character begins, and what follows may make it one.
  private static func mayBeSpecial(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch (previous, byte) {
      case (_, 0..<0x20), (_, 0x7F): return true
      case (0xC2, 0x80..<0xA0), (0xD8, 0x9C): return true
      // U+200E to U+202E and U+2066 to U+206F; dashes and quotation marks are beside them.
      case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xAF): return true
      case (0xEF, 0xBF), (_, 0xF3): return true
      default: previous = byte
      }
    }
    return false
  }

  /// Whether `scalar` is not simply shown.
  private static func isSpecial(_ scalar: Unicode.Scalar, _ marks: DirectionMarks) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x61C: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x2028...0x202E, 0x2066...0x206F: true
    case 0x200E, 0x200F, 0x61C: marks == .shown
    case 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func isLineOrTab(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
