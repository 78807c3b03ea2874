/// Reads just enough of HTML to say which elements and attributes a page has.
///
/// Works on scalars, as browsers do, not on characters.
struct MarkupScanner {
  /// The names of all start tags, in order.
  private(set) var elements: [String] = []
  /// The names of all attributes.
  private(set) var attributeNames: Set<String> = []
  /// The values of all attributes called `id`.
  private(set) var identifiers: [String] = []
  /// The text inside `style` and `script` elements.
  private(set) var rawTexts: [String: [String]] = [:]

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ html: String) {
    scalars = Array(html.unicodeScalars)
    while index < scalars.count {
      guard scalars[index] == "<" else {
        index += 1
        continue
      }
      if peek(1) == "!" {
        skip(through: Array(peek(2) == "-" ? "-->".unicodeScalars : ">".unicodeScalars))
      } else if let next = peek(1), next.properties.isAlphabetic, next.isASCII {
        startTag()
      } else {
        index += 1
      }
    }
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, condition(scalars[index]) {
      text.append(scalars[index])
      index += 1
    }
    return String(text)
  }

  private mutating func startTag() {
    index += 1
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let name = take { !isSpace($0) && $0 != ">" && $0 != "/" }.lowercased()
    elements.append(name)
    while index < scalars.count {
      _ = take { isSpace($0) || $0 == "/" }
      guard index < scalars.count, scalars[index] != ">" else { break }
      let attribute = take { !isSpace($0) && $0 != "=" && $0 != ">" && $0 != "/" }.lowercased()
      attributeNames.insert(attribute)
      guard peek(0) == "=" else { continue }
      index += 1
      var value = ""
      if let quote = peek(0), quote == "\"" || quote == "'" {
        index += 1
        value = take { $0 != quote }
        index += 1
      } else {
        value = take { !isSpace($0) && $0 != ">" }
      }
      if attribute == "id" { identifiers.append(value) }
    }
    index += 1
    if name == "style" || name == "script" {
      let start = index
      let end = Array("</\(name)".unicodeScalars)
      skip(through: end)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[start..<max(start, index - end.count)])
      rawTexts[name, default: []].append(String(text))
    }
  }

  private mutating func skip(through end: [Unicode.Scalar]) {
    while index < scalars.count {
      if index + end.count <= scalars.count, scalars[index..<(index + end.count)].elementsEqual(end)
      {
        index += end.count
        return
      }
      index += 1
    }
  }
}
