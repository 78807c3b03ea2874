/// Text of a page, made safe to hand to an HTML template.
enum HTMLText {
  /// `text` on one line, without characters that HTML cannot hold, and safe to be escaped.
  ///
  /// The template engine escapes whole characters as a reader sees them, so it would overlook a
  /// quotation mark that carries an accent and thereby let text leave its attribute. A space of no
  /// width keeps the two apart.
  static func clean(_ text: String) -> String {
    let visible = VisibleText.neutralised(text)
    guard visible.contains(where: isGlued) else { return visible }
    var result = String.UnicodeScalarView()
    for scalar in visible.unicodeScalars {
      if isMarkup(scalar) {
        result.append(separator)
        result.append(scalar)
        result.append(separator)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static let separator: Unicode.Scalar = "\u{200B}"

  /// Whether a character consists of markup and of something that hides it from the engine.
  private static func isGlued(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    return scalars.count > 1 && scalars.contains(where: isMarkup)
  }

  private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", ">", "&", "\"", "'": true
    default: false
    }
  }
}
