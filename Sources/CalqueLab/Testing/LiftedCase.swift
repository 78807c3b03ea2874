import CalqueCore
import CalqueRules

/// A case of a rule written in a format in one of the ways in which sources break words.
///
/// One example so tests matching, reading and placing together: the rule must find the same words,
/// and their places must hold them.
struct LiftedCase {
  /// A way to write a case.
  enum Lift: Hashable {
    case html(HTMLLift)
    case markdown(MarkdownLift)
    case feed(FeedLift)

    /// All of them.
    static let all: [Self] =
      HTMLLift.allCases.map { .html($0) } + MarkdownLift.allCases.map { .markdown($0) }
      + FeedLift.allCases.map { .feed($0) }
    /// One of each format, with nothing broken.
    static let plain: [Self] = [.html(.plain), .markdown(.plain), .feed(.description)]

    /// What messages call it.
    var name: String {
      switch self {
      case .html(let lift): "HTML (\(lift.rawValue))"
      case .markdown(let lift): "Markdown (\(lift.rawValue))"
      case .feed(let lift): "a feed item (\(lift.rawValue))"
      }
    }

    var format: DocumentFormat {
      switch self {
      case .html: .html
      case .markdown: .markdown
      case .feed: .feed
      }
    }
  }

  /// The text of a case with the places of its marks in UTF-8 bytes.
  struct Case {
    let bytes: [UInt8]
    let spans: [Range<Int>]

    init(text: String, spans: [Range<Int>] = []) {
      bytes = Array(text.utf8)
      self.spans = spans
    }

    var marked: [ArraySlice<UInt8>] { spans.map { bytes[$0] } }
  }

  /// The source.
  let source: [UInt8]
  /// Where the marked words stand in it, from their first to their last byte.
  let spans: [Range<Int>]

  /// Lifts a case for a rule that looks at blocks of these kinds; nil when the way does not apply: there
  /// is nothing in the words that it would change, or the rule does not look at the blocks it makes.
  ///
  /// Of a rule on links each paragraph of the case is one, in HTML.
  init?(_ text: Case, lift: Lift, scope: Set<BlockKind>, links: Rule.Links = .both) {
    let written: (source: [UInt8], spans: [Range<Int>])?
    if links == .inside, lift.format != .html { return nil }
    switch lift {
    case .html(let lift):
      let element = Self.element(scope)
      written = lift.write(
        text,
        open: links == .inside ? "<\(element)><a href=\"/\">" : "<\(element)>",
        close: links == .inside ? "</a></\(element)>" : "</\(element)>"
      )
    case .markdown(let lift): written = lift.write(text, scope: scope)
    case .feed(let lift): written = lift.write(text, scope: scope)
    }
    guard let written else { return nil }
    (source, spans) = written
  }

  /// The element for the rule's cases: a paragraph, or what its scope asks for.
  static func element(_ scope: Set<BlockKind>) -> String {
    if scope.contains(.paragraph) { return "p" }
    if scope.contains(.headline) { return "h1" }
    if scope.contains(.heading) { return "h2" }
    if scope.contains(.listItem) { return "li" }
    return scope.contains(.quote) ? "blockquote" : "figcaption"
  }

  /// Writes a text, what is marked in it in one way and the rest in another.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - source: what stands before it; what is written is added.
  ///   - outside: writes what is not marked.
  ///   - inside: writes marked words.
  /// - Returns: where the marked words stand.
  static func write(
    _ text: Case,
    to source: inout [UInt8],
    outside: (ArraySlice<UInt8>) -> [UInt8],
    inside: (ArraySlice<UInt8>) -> [UInt8]
  ) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var index = 0
    for span in text.spans {
      source += outside(text.bytes[index..<span.lowerBound])
      let start = source.count
      source += inside(text.bytes[span])
      spans.append(start..<source.count)
      index = span.upperBound
    }
    source += outside(text.bytes[index...])
    return spans
  }

  /// `&` and `<` as references.
  static func escaped(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x26: Array("&amp;".utf8)
      case 0x3C: Array("&lt;".utf8)
      default: [byte]
      }
    }
  }

  /// Text with each blank line as `mark`.
  static func parted(_ bytes: [UInt8], _ mark: String) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).replacing("\n\n", with: mark).utf8)
  }
}
