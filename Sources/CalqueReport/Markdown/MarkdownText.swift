/// Text of a page, made safe to stand in GitHub-flavoured Markdown.
package enum MarkdownText {
  /// The longest text that is written whole, in UTF-8 bytes.
  static let longest = 400

  /// `text` as inline Markdown that shows it as it is: no markup, mention, reference or link.
  package static func inline(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in shortened(VisibleText.neutralised(text)).unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "!", "(", ")":
        result.append("\\")
        result.append(scalar)
      case "@", "#":
        // GitHub looks for names and numbers after entities were decoded, so part them.
        result.append(scalar)
        result.append(separator)
      case ":", ".":
        result.append(scalar)
        if linksFollow(result) { result.append(separator) }
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` as HTML, for places where Markdown is not read, such as `<summary>`.
  static func html(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in shortened(VisibleText.neutralised(text)).unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "@", "#":
        result.append(scalar)
        result.append(separator)
      case ":", ".":
        result.append(scalar)
        if linksFollow(result) { result.append(separator) }
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` as a code span.
  static func code(_ text: String) -> String {
    let visible = shortened(VisibleText.neutralised(text))
    let scalars = visible.unicodeScalars.map { $0 == "`" ? "'" : $0 }
    var content = String.UnicodeScalarView()
    content.append(contentsOf: scalars)
    return content.isEmpty ? "" : "`\(String(content))`"
  }

  /// A space of no width, which keeps GitHub from seeing what stands on both its sides as one.
  private static let separator: Unicode.Scalar = "\u{200B}"

  /// Whether `text` ends in the start of something that GitHub turns into a link by itself.
  private static func linksFollow(_ text: String.UnicodeScalarView) -> Bool {
    let end = String(String.UnicodeScalarView(text.suffix(7))).lowercased()
    return end.hasSuffix("http:") || end.hasSuffix("https:") || end.hasSuffix("ftp:")
      || end.hasSuffix("mailto:") || end.hasSuffix("xmpp:") || end.hasSuffix("www.")
  }

  /// `text` cut at a character when it is too long for a list of findings.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > longest { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}
