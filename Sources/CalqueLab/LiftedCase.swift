/// A case of a rule put into HTML in one of the ways in which pages break words.
///
/// One example so tests matching, reading and placing together: the rule must find the same words,
/// and their places must hold them.
struct LiftedCase {
  /// A way to write the marked words in HTML.
  enum Lift: String, CaseIterable {
    /// As they are, escaped.
    case plain
    /// The second half in bold.
    case tags
    /// No-break spaces between words.
    case noBreakSpaces
    /// A soft hyphen inside each long word.
    case softHyphens
    /// A `<wbr>` inside each long word.
    case wordBreaks
    /// Every character as a numeric reference.
    case references
    /// Line breaks and indentation between words.
    case lines
  }

  /// The page.
  let html: [UInt8]
  /// Where the marked words stand in it, from their first to their last byte.
  let spans: [Range<Int>]

  /// Lifts a text whose spans are given in UTF-8 bytes.
  init(text: String, spans: [Range<Int>], lift: Lift, element: String) {
    let bytes = Array(text.utf8)
    var html = Array("<\(element)>".utf8)
    var lifted: [Range<Int>] = []
    var index = 0
    for span in spans {
      html += Self.paragraphs(bytes[index..<span.lowerBound], element)
      let start = html.count
      html += Self.written(bytes[span], lift)
      lifted.append(start..<html.count)
      index = span.upperBound
    }
    html += Self.paragraphs(bytes[index...], element)
    html += Array("</\(element)>\n".utf8)
    self.html = html
    self.spans = lifted
  }

  /// Text outside the marks; a blank line in it ends an element and begins the next.
  private static func paragraphs(_ bytes: ArraySlice<UInt8>, _ element: String) -> [UInt8] {
    String(decoding: escaped(bytes), as: UTF8.self)
      .replacing("\n\n", with: "</\(element)>\n<\(element)>").utf8.map { $0 }
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x26: Array("&amp;".utf8)
      case 0x3C: Array("&lt;".utf8)
      default: [byte]
      }
    }
  }

  private static func written(_ bytes: ArraySlice<UInt8>, _ lift: Lift) -> [UInt8] {
    switch lift {
    case .plain: return escaped(bytes)
    case .tags:
      var middle = bytes.startIndex + bytes.count / 2
      while middle < bytes.endIndex, bytes[middle] & 0xC0 == 0x80 { middle += 1 }
      return escaped(bytes[..<middle]) + Array("<b class=\"x\">".utf8) + escaped(bytes[middle...])
        + Array("</b>".utf8)
    case .noBreakSpaces: return spaced(bytes, Array("&nbsp;".utf8))
    case .lines: return spaced(bytes, Array("\n      ".utf8))
    case .softHyphens: return broken(bytes, Array("&shy;".utf8))
    case .wordBreaks: return broken(bytes, Array("<wbr>".utf8))
    case .references:
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap {
        Array("&#\($0.value);".utf8)
      }
    }
  }

  private static func spaced(_ bytes: ArraySlice<UInt8>, _ space: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x20 ? space : escaped([$0]) }
  }

  /// The bytes with `mark` after the second letter of each run of four ASCII letters or more.
  private static func broken(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var end = index
      while end < bytes.endIndex, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
      if end - index >= 4 {
        result += bytes[index..<index + 2] + mark + bytes[index + 2..<end]
      } else if end > index {
        result += bytes[index..<end]
      }
      if end < bytes.endIndex {
        result += escaped(bytes[end...end])
        end += 1
      }
      index = end
    }
    return result
  }
}
