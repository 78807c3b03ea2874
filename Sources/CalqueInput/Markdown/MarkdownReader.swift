public import CalqueCore

/// Reads Markdown: the copy in it and the titles and descriptions of its front matter.
///
/// MD4C tells the structure and hands over pointers into the text, so places are exact. Code, link
/// targets, templates and MDX expressions are not copy; inside a sentence an object replacement
/// character stands for them, so that the words around them are not read as neighbours.
public struct MarkdownReader: SingleDocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.markdown

  /// Makes a reader.
  public init() {}

  /// Reads a decoded text.
  ///
  /// - Parameters:
  ///   - source: the text as clean UTF-8.
  ///   - path: the path to report; a name that ends in `.mdx` stands for MDX.
  /// - Returns: its copy in blocks.
  /// - Throws: nothing; any text can be read as Markdown.
  public func read(_ source: SourceText, path: String) throws(InputError) -> Document {
    let name = path.lowercased()
    let isMDX = name.hasSuffix(".mdx") || name.hasSuffix(".mdx.gz")
    return source.bytes.withUnsafeBufferPointer { bytes in
      Self.read(bytes, isMDX: isMDX, source: source, path: path)
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    isMDX: Bool,
    source: SourceText,
    path: String
  ) -> Document {
    let frontMatter = FrontMatter(bytes)
    var builder = BlockBuilder(capacity: bytes.count + 16)
    var labels: [MarkdownParser.Label] = []
    for value in frontMatter?.copy ?? [] {
      value.append(bytes, to: &builder, node: labels.count)
      labels.append(.init(kind: value.isTitle ? .headline : .caption))
    }
    let start = frontMatter?.bodyStart ?? 0
    let title = builder.blocks.first.flatMap { first in
      labels[first.node].kind == .headline
        ? String(decoding: builder.text[first.start..<first.end], as: UTF8.self) : nil
    }
    var mask = MarkdownMask(bytes, from: start, isMDX: isMDX)
    mask.run()
    let (parsed, isComplete) = MarkdownParser.parse(
      bytes,
      masked: mask.copy,
      from: start,
      isMDX: isMDX,
      builder: builder,
      labels: labels
    )
    let blocks = parsed.builder.blocks.map { raw in
      let label = parsed.labels[raw.node]
      return Block(kind: label.kind, range: TextRange(raw.start, raw.end), level: label.level)
    }
    let headline = blocks.first { $0.kind == .headline }.map { block in
      String(decoding: parsed.builder.text[block.range.range], as: UTF8.self)
    }
    var document = Document(
      path: path,
      format: .markdown,
      title: title ?? headline,
      declaredLanguage: frontMatter?.language(bytes).flatMap { LanguageTag($0) },
      blocks: blocks,
      text: parsed.builder.text,
      map: parsed.builder.map,
      source: source,
      notes: isComplete
        ? [] : ["The text could not be read to its end: MD4C gave up. Split it into smaller files."]
    )
    document.links = parsed.builder.links
    document.silences = (parsed.silences + mask.silences).sorted { $0.place < $1.place }
    if document.silences.count > ElementMark.most {
      document.silences.removeLast(document.silences.count - ElementMark.most)
      document.notes.append("Of the comments for Calque the first 1,000 are obeyed.")
    }
    document.untranslated = parsed.untranslated
    document.settings = frontMatter?.settings
    return document
  }
}
