import CalqueCore

/// Reads HTML that stands inside another format, all of which is copy.
enum HTMLFragment {
  /// The fragment as blocks; nil when there is no text in it.
  static func page(_ fragment: [UInt8]) -> Page? {
    guard hasText(fragment) else { return nil }
    return fragment.withUnsafeBufferPointer { bytes in
      let target = UnsafeMutablePointer<UInt8>.allocate(
        capacity: Condenser.capacity(for: bytes, isXML: false)
      )
      defer { target.deallocate() }
      let condenser = Condenser(bytes, into: target, readsNoscript: true)
      var page = PageParser.parse(
        UnsafeBufferPointer(start: target, count: condenser.count),
        condenser.steps
      )
      page.silences = PageMarks.silences(bytes, condenser, page)
      return page.builder.blocks.isEmpty ? nil : page
    }
  }

  /// Whether anything but white space stands outside of tags.
  private static func hasText(_ fragment: [UInt8]) -> Bool {
    var isInTag = false
    for byte in fragment {
      if byte == ASCII.less {
        isInTag = true
      } else if byte == ASCII.greater {
        isInTag = false
      } else if !isInTag, !ASCII.isSpace(byte) {
        return true
      }
    }
    return false
  }

  /// What a block of the fragment is, inside something that is `base`; nil for code.
  static func label(
    of raw: BlockBuilder.Raw,
    in page: Page,
    base: MarkdownParser.Label
  ) -> MarkdownParser.Label? {
    var found: MarkdownParser.Label?
    var isQuote = false
    var isCaption = false
    var node = raw.node
    while node >= 0 {
      let current = page.nodes[node]
      switch current.tag {
      case .pre, .code: return nil
      case .figcaption, .caption: isCaption = true
      case .blockquote: isQuote = true
      case .li, .dd, .dt: if found == nil { found = .init(kind: .listItem) }
      case .td, .th: if found == nil { found = .init(kind: .tableCell) }
      case let tag where tag.headingLevel > 0:
        found = .init(kind: .heading, level: tag.headingLevel)
      default: break
      }
      if current.cues.contains(.hidden) { return .init(kind: .furniture) }
      node = Int(current.parent)
    }
    if isCaption { return .init(kind: .caption) }
    if found?.kind == .heading { return found }
    if isQuote { return .init(kind: .quote) }
    return found ?? base
  }
}
