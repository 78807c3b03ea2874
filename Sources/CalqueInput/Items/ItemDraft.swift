import CalqueCore

/// What a container says of one item, before it becomes a document.
struct ItemDraft {
  var id: String?
  var link: String?
  var date: String?
  var dateText: String?
  var language: LanguageTag?
  /// The title, as a headline.
  var title: ItemPart?
  /// Texts of the item, the likeliest body first.
  var bodies: [ItemPart] = []
  /// What has to be said of the item.
  var notes: [String] = []

  /// The item's document, with its headline, the fullest of the texts, and before it those that say
  /// something else.
  func document(
    _ item: ItemInfo,
    format: DocumentFormat,
    path: String,
    source: SourceText,
    notes containerNotes: [String]
  ) -> Document {
    var text: [UInt8] = []
    var map = SourceMap()
    var blocks: [Block] = []
    var links: [TextRange] = []
    for part in orderedParts {
      let shift = text.count
      if text.isEmpty { text = part.text } else { text += part.text }
      for var segment in part.map.segments {
        segment.text += Int32(shift)
        map.append(segment)
      }
      links += part.links.map { TextRange($0.start + shift, $0.end + shift) }
      for var block in part.blocks {
        block.range = TextRange(block.range.start + shift, block.range.end + shift)
        blocks.append(block)
      }
    }
    var document = Document(
      path: path,
      format: format,
      title: titleText ?? Self.headline(blocks, text),
      declaredLanguage: language,
      blocks: blocks,
      text: text,
      map: map,
      source: source,
      notes: containerNotes + notes + orderedParts.flatMap(\.notes),
      item: item
    )
    document.links = links
    document.silences = orderedParts.flatMap(\.silences).sorted { $0.place < $1.place }
    document.untranslated = orderedParts.flatMap(\.untranslated).sorted()
    return document
  }

  private static func headline(_ blocks: [Block], _ text: [UInt8]) -> String? {
    blocks.first { $0.kind == .headline }
      .map { String(decoding: text[$0.range.range], as: UTF8.self) }
  }

  /// The title's text.
  var titleText: String? {
    guard let title, let block = title.blocks.first else { return nil }
    return String(decoding: title.text[block.range.range], as: UTF8.self)
  }

  /// The parts to audit, in reading order.
  private var orderedParts: [ItemPart] {
    let head = title.map { [$0] } ?? []
    guard var best = bodies.indices.first else { return head }
    for index in bodies.indices where bodies[index].bodyCount > bodies[best].bodyCount {
      best = index
    }
    let body = bodies[best]
    var known = Shingles(body.text)
    for part in head { known.insert(part.text) }
    let others = bodies.indices.filter { $0 != best && !known.hold(most: bodies[$0].text) }
    // Two teasers that say the same are one.
    let copy = others.prefix(1).map { bodies[$0] } + [body]
    return head.isEmpty ? copy : head + copy.map { $0.asBody() }
  }
}

/// Runs of three words of a text, to tell whether another text repeats it.
private struct Shingles {
  private static let words = 3
  private var hashes: Set<UInt64> = []

  init(_ text: [UInt8]) { insert(text) }

  mutating func insert(_ text: [UInt8]) { hashes.formUnion(Self.hashes(of: text)) }

  /// Whether most of a text is in what was inserted; a teaser is often cut short in mid word.
  func hold(most text: [UInt8]) -> Bool {
    let own = Self.hashes(of: text)
    let found = own.count { hashes.contains($0) }
    return found * 10 >= own.count * 6
  }

  private static func hashes(of text: [UInt8]) -> [UInt64] {
    var words: [UInt64] = []
    var hash: UInt64 = 0
    for byte in text {
      if ASCII.isAlphanumeric(byte) || byte >= 0x80 {
        hash = (hash ^ UInt64(ASCII.lowered(byte)) &+ 1) &* 0x0000_0100_0000_01B3
      } else if hash != 0 {
        words.append(hash)
        hash = 0
      }
    }
    if hash != 0 { words.append(hash) }
    guard words.count >= Self.words else {
      return words.isEmpty ? [] : [words.reduce(0) { $0 &* 31 &+ $1 }]
    }
    return (0...words.count - Self.words).map { start in
      words[start..<start + Self.words].reduce(0) { $0 &* 31 &+ $1 }
    }
  }
}
