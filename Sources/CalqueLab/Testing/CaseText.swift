import CalqueCore
import CalqueInput
import CalqueRules

/// Texts of cases and samples, and what stands around samples.
enum CaseText {
  /// A document of a text's paragraphs for a rule.
  static func document(_ text: String, of rule: Rule) -> Document {
    var document = document(text, scope: rule.scope)
    if rule.links == .inside { document.links = document.blocks.map(\.range) }
    return document
  }

  /// A document of a text's paragraphs, without a reader: blocks of the kind that a scope asks for.
  static func document(_ text: String, scope: Set<BlockKind>) -> Document {
    let kinds: [BlockKind] = [.paragraph, .headline, .heading, .listItem, .quote, .caption]
    let kind = kinds.first(where: scope.contains) ?? scope.first ?? .paragraph
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    for part in text.split(separator: "\n\n") {
      let start = bytes.count
      bytes += Array(part.utf8)
      blocks.append(Block(kind: kind, range: TextRange(start, bytes.count)))
      bytes.append(0x0A)
    }
    var map = SourceMap()
    map.append(
      .init(text: 0, textCount: bytes.count, source: 0, sourceCount: bytes.count, kind: .verbatim)
    )
    return Document(
      path: "sample",
      format: .text,
      blocks: blocks,
      text: bytes,
      map: map,
      source: SourceText(bytes: bytes)
    )
  }

  /// A sample alone and within sentences, with the words that must stand near it.
  static func surroundings(of sample: String, near: [String], isRepeated count: Int?) -> [String] {
    if let count {
      return [", ", ". ", "\n\n"].map {
        Array(repeating: sample, count: count).joined(separator: $0)
      }
    }
    guard !near.isEmpty else {
      return [sample, "They saw it, and \(sample).", "Yesterday \(sample) there."]
    }
    let words = near.joined(separator: ", ")
    return ["\(words), \(sample)", "\(sample), \(words)", "They saw \(words) and \(sample) there."]
      + ["\(words) \(sample)", "\(sample) \(words)"]
  }

  /// The words of a text in small letters, each between blanks: what can be looked for in another.
  static func words(_ text: String) -> String {
    let words = PieceDecoder.fold(text.utf8).lowercased().split { !$0.isLetter && !$0.isNumber }
    return " " + words.joined(separator: " ") + " "
  }
}

extension String {
  /// Where another text stands in this one, in bytes.
  func utf8Range(of other: String) -> Range<Int>? {
    guard let range = firstRange(of: other) else { return nil }
    let start = utf8.distance(from: startIndex, to: range.lowerBound)
    return start..<start + other.utf8.count
  }
}
