import CalqueCore

extension ItemPart {
  /// What is known of a text.
  enum Kind {
    case html, text, unknown
  }

  /// Reads a text of a kind; HTML that was escaped twice is opened twice.
  static func copy(_ decoded: DecodedText, _ kind: Kind, path: String) -> Self {
    guard let markup = markup(decoded, kind) else { return plain(decoded, path: path) }
    return html(markup, path: path)
  }

  /// Reads a title of a kind: one line, whatever it holds.
  static func headline(_ decoded: DecodedText, _ kind: Kind, path: String) -> Self? {
    let markup = markup(decoded, kind)
    let part: Self
    if let markup, EmbeddedMarkup.hasTags(markup.bytes) {
      part = html(markup, path: path)
    } else {
      part = line(markup ?? decoded, decodesReferences: markup != nil)
    }
    return part.blocks.isEmpty ? nil : part.asHeadline()
  }

  /// The HTML that a text is; nil when it is none.
  private static func markup(_ decoded: DecodedText, _ kind: Kind) -> DecodedText? {
    switch kind {
    case .text: return nil
    case .unknown where !EmbeddedMarkup.isHTML(decoded.bytes): return nil
    case .html, .unknown: break
    }
    let isEscapedTwice =
      !EmbeddedMarkup.hasTags(decoded.bytes) && EmbeddedMarkup.hasEscapedTags(decoded.bytes)
    return isEscapedTwice ? decoded.decodingReferences() : decoded
  }

  /// Reads a text without tags as one block.
  private static func line(_ decoded: DecodedText, decodesReferences: Bool) -> Self {
    var builder = BlockBuilder(capacity: decoded.bytes.count + 16)
    decoded.bytes.withUnsafeBufferPointer { bytes in
      TextDecoder.append(
        bytes,
        from: 0,
        to: bytes.count,
        shift: 0,
        decodesReferences: decodesReferences,
        builder: &builder
      )
    }
    builder.endBlock(node: 0)
    return Self(
      text: builder.text,
      map: builder.map.through(decoded, text: builder.text),
      blocks: builder.blocks.map {
        Block(kind: .paragraph, range: TextRange($0.start, $0.end))
      },
      notes: []
    )
  }
}
