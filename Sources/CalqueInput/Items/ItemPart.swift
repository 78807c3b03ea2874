import CalqueCore

/// A field of an item, read: blocks of text and the way from them to the source.
struct ItemPart {
  /// The longest text of a feed's item that is read whole, in bytes of the source: no article is longer.
  static let limit = 4 << 20
  /// What is said when it is longer.
  static let cutNote = "The item is longer than 4 MiB: the rest of it was not read."

  /// The text of all blocks, each followed by a line feed.
  var text: [UInt8]
  /// The way from ``text`` to the source.
  var map: SourceMap
  /// The blocks.
  var blocks: [Block]
  /// What could not be read of it.
  var notes: [String]
  /// Where text stands in links.
  var links: [TextRange] = []
  /// The requests for silence in it.
  var silences: [SilenceMark] = []
  /// What of it is not to be translated, in the source.
  var untranslated: [TextRange] = []

  /// Reads decoded HTML.
  static func html(_ decoded: DecodedText, path: String) -> Self {
    part(decoded) { source throws(InputError) in try HTMLReader().read(source, path: path) }
  }

  /// Reads decoded plain text.
  static func plain(_ decoded: DecodedText, path: String) -> Self {
    part(decoded) { source throws(InputError) in try PlainTextReader().read(source, path: path) }
  }

  private static func part(
    _ decoded: DecodedText,
    _ read: (SourceText) throws(InputError) -> Document
  ) -> Self {
    // Neither of the two readers ever throws.
    guard !decoded.bytes.isEmpty, let document = try? read(SourceText(bytes: decoded.bytes)) else {
      return Self(text: [], map: SourceMap(), blocks: [], notes: [])
    }
    return Self(
      text: document.text,
      map: document.map.through(decoded, text: document.text),
      blocks: document.blocks,
      // Their lines are counted in the text, not in the file.
      notes: document.notes.map { "In the text of this item: \($0)" },
      links: document.links,
      silences: document.silences.compactMap { decoded.moved($0) },
      untranslated: document.untranslated.compactMap { decoded.source(of: $0) }
    )
  }

  /// The part as a headline: all its blocks are one.
  func asHeadline() -> Self {
    var part = self
    part.blocks = blocks.enumerated().map { index, block in
      var block = block
      block.kind = index == 0 ? .headline : .heading
      block.level = index == 0 ? 0 : 2
      return block
    }
    return part
  }

  /// The part as copy below a headline of its own.
  func asBody() -> Self {
    var part = self
    for index in part.blocks.indices where part.blocks[index].kind == .headline {
      part.blocks[index].kind = .heading
      part.blocks[index].level = 1
    }
    return part
  }

  /// How many bytes of copy there are.
  var bodyCount: Int {
    blocks.reduce(0) { $0 + ($1.kind == .furniture ? 0 : $1.range.count) }
  }
}
