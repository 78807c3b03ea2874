import CalqueCore

/// The front matter of a Markdown file: settings between two lines `---` (YAML) or `+++` (TOML).
struct FrontMatter {
  /// A value in front matter that readers see.
  struct Value {
    /// How a value is written.
    enum Style {
      case plain, single, double, block
    }

    var isTitle: Bool
    var style: Style
    /// Where the value stands, its quotes left out.
    var start: Int
    var end: Int
  }

  /// Where the text after the front matter starts.
  let bodyStart: Int
  /// The title and the descriptions, in order.
  private(set) var copy: [Value] = []
  private var languages: [Value] = []
  /// Where the settings for Calque stand, the entry `calque` of YAML.
  private(set) var settings: TextRange?

  private static let fence = (yaml: UInt8(0x2D), toml: UInt8(0x2B))
  /// Longer ones are no front matter.
  private static let limit = 1 << 20

  /// Finds front matter at the start of a text; nil when there is none.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count > 6, bytes[0] == Self.fence.yaml || bytes[0] == Self.fence.toml,
      bytes[1] == bytes[0], bytes[2] == bytes[0]
    else { return nil }
    let head = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, Self.limit)])
    let lines = TextLine.lines(of: head)
    guard let first = lines.first, first.end == 3 else { return nil }
    let isYAML = bytes[0] == Self.fence.yaml
    let last = lines.dropFirst().firstIndex { line in
      line.end - line.start == 3
        && (Self.holds(head, line, bytes[0]) || (isYAML && Self.holds(head, line, 0x2E)))
    }
    guard let last else { return nil }
    bodyStart = lines[last].next
    let inner = Array(lines[1..<last])
    settings = isYAML ? Self.settings(head, inner) : nil
    var scanner = FrontMatterScanner(head, inner, isYAML: isYAML)
    let entries = scanner.entries()
    // Two thematic breaks are no front matter.
    guard !entries.isEmpty || inner.allSatisfy(\.isBlank) else { return nil }
    for (key, value) in entries {
      switch key {
      case "title": copy.append(Self.titled(value))
      case "description", "summary", "subtitle", "excerpt": copy.append(value)
      case "lang", "language", "locale": languages.append(value)
      default: break
      }
    }
  }

  /// The language that the front matter declares.
  func language(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let value = languages.first, value.end > value.start, value.end - value.start < 40 else {
      return nil
    }
    return String(decoding: bytes[value.start..<value.end], as: UTF8.self)
  }

  /// The lines of the entry `calque`.
  private static func settings(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ lines: [TextLine]
  ) -> TextRange? {
    guard let first = lines.firstIndex(where: { ASCII.matches(bytes, at: $0.start, "calque:") })
    else { return nil }
    var last = first
    for index in lines.indices[(first + 1)...] {
      let line = lines[index]
      if line.isBlank { continue }
      // A list may stand as far to the left as its key.
      guard [ASCII.space, 0x09, ASCII.hyphen].contains(bytes[line.start]) else { break }
      last = index
    }
    return TextRange(lines[first].start, lines[last].end)
  }

  private static func titled(_ value: Value) -> Value {
    var value = value
    value.isTitle = true
    return value
  }

  private static func holds(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ line: TextLine,
    _ byte: UInt8
  ) -> Bool {
    (line.start..<line.end).allSatisfy { bytes[$0] == byte }
  }
}
