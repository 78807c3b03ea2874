public import CalqueCore

/// Reads plain text: paragraphs parted by empty lines, with soft wraps undone.
public struct PlainTextReader: SingleDocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.text

  /// Makes a reader.
  public init() {}

  /// Reads a decoded text.
  ///
  /// - Parameters:
  ///   - source: the text as clean UTF-8.
  ///   - path: the path to report.
  /// - Returns: its paragraphs; none of them is furniture.
  /// - Throws: nothing; any bytes can be read as text.
  public func read(_ source: SourceText, path: String) throws(InputError) -> Document {
    var builder = BlockBuilder(capacity: source.bytes.count + 16)
    source.bytes.withUnsafeBufferPointer { bytes in
      let lines = TextLine.lines(of: bytes)
      let wrap = LineWrap(lines, bytes)
      for (index, line) in lines.enumerated() where builder.stoppedAt == nil {
        if index > 0, !wrap.joins(lines[index - 1], line) { builder.endBlock(node: 0) }
        // The line feed belongs to the line: between joined lines it is the white space.
        TextDecoder.append(
          bytes,
          from: line.start,
          to: line.next,
          shift: 0,
          decodesReferences: false,
          builder: &builder
        )
      }
      builder.endBlock(node: 0)
      if lines.count >= InputLimits.lines, let last = lines.last { builder.stop(at: last.next) }
    }
    let blocks = Self.blocks(builder)
    let title = blocks.first.flatMap { first in
      first.kind == .headline
        ? String(decoding: builder.text[first.range.range], as: UTF8.self) : nil
    }
    return Document(
      path: path,
      format: .text,
      title: title,
      blocks: blocks,
      text: builder.text,
      map: builder.map,
      source: source,
      notes: source.bytes.withUnsafeBufferPointer { builder.note($0).map { [$0] } ?? [] }
    )
  }

  /// The blocks; a short first one without a full stop before a longer one is the headline.
  private static func blocks(_ builder: BlockBuilder) -> [Block] {
    let raw = builder.blocks
    let facts = builder.text.withUnsafeBufferPointer { text in
      raw.prefix(2).map { BlockFacts($0, text) }
    }
    let isHeadline =
      facts.count == 2 && facts[0].length <= 160 && !facts[0].endsSentence
      && facts[0].words >= 3 && facts[1].length > facts[0].length && facts[1].endsSentence
    return raw.enumerated().map { index, block in
      Block(
        kind: index == 0 && isHeadline ? .headline : .paragraph,
        range: TextRange(block.start, block.end)
      )
    }
  }
}
