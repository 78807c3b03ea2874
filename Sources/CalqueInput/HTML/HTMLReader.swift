public import CalqueCore

/// Reads HTML: whole pages, of which it tells copy from furniture, and fragments.
public struct HTMLReader: SingleDocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.html

  /// Makes a reader.
  public init() {}

  /// Reads a decoded page.
  ///
  /// - Parameters:
  ///   - source: the page as clean UTF-8.
  ///   - path: the path to report.
  /// - Returns: the page's text in blocks.
  /// - Throws: nothing; any bytes can be read as HTML.
  public func read(_ source: SourceText, path: String) throws(InputError) -> Document {
    source.bytes.withUnsafeBufferPointer { bytes in
      read(bytes, source: source, path: path)
    }
  }

  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    source: SourceText,
    path: String
  ) -> Document {
    let target = UnsafeMutablePointer<UInt8>.allocate(
      capacity: Condenser.capacity(for: bytes.count)
    )
    defer { target.deallocate() }
    var condenser = Condenser(bytes, into: target)
    var page = Self.parse(condenser, target)
    // Some pages are empty until scripts run, and hold their text a second time for the others.
    if condenser.noscriptCount > max(1000, page.builder.text.count) {
      condenser = Condenser(bytes, into: target, readsNoscript: true)
      page = Self.parse(condenser, target)
    }
    let titleText = condenser.title.flatMap { Self.text(bytes, $0) }
    let main = MainText(page, isWholePage: condenser.isWholePage)
    let blocks = BlockLabeller(main, text: page.builder.text, languages: page.languages)
      .blocks(title: page.metaTitle ?? titleText)
    let headline = blocks.first { $0.kind == .headline }.map { block in
      String(decoding: page.builder.text[block.range.range], as: UTF8.self)
    }
    return Document(
      path: path,
      format: .html,
      title: headline ?? page.metaTitle ?? titleText,
      declaredLanguage: Self.declaredLanguage(page),
      blocks: blocks,
      text: page.builder.text,
      map: page.builder.map,
      source: source,
      notes: Self.notes(page, condenser, bytes)
    )
  }

  private static func parse(
    _ condenser: Condenser,
    _ copy: UnsafeMutablePointer<UInt8>
  ) -> Page {
    PageParser.parse(
      UnsafeBufferPointer(start: copy, count: condenser.count),
      condenser.steps
    )
  }

  /// The language of the page's outermost element that names one.
  private static func declaredLanguage(_ page: Page) -> LanguageTag? {
    for node in page.nodes.prefix(64) where node.tag == .html || node.tag == .body {
      if node.language >= 0 { return LanguageTag(page.languages[Int(node.language)]) }
    }
    return nil
  }

  /// The text of a title, decoded and folded.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    var builder = BlockBuilder(capacity: range.count)
    TextDecoder.append(
      bytes,
      from: range.lowerBound,
      to: range.upperBound,
      shift: 0,
      decodesReferences: true,
      builder: &builder
    )
    return builder.hasText ? String(decoding: builder.text, as: UTF8.self) : nil
  }

  private static func notes(
    _ page: Page,
    _ condenser: Condenser,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [String] {
    var notes: [String] = []
    if let stop = page.stoppedAt {
      var cursor = CondenserCursor(condenser.steps)
      let line = line(bytes, cursor.page(of: stop))
      notes.append(
        """
        From line \(line) on the page was not read: more than \(PageParser.depthLimit) elements are \
        open there. Close them to have the rest audited.
        """
      )
    }
    if let tag = condenser.crowdedTag {
      notes.append(
        """
        The tag in line \(line(bytes, tag)) has more than \(Condenser.attributeLimit) attributes: \
        the rest of them were not read.
        """
      )
    }
    if page.approximateRuns > 0 {
      notes.append(
        """
        \(page.approximateRuns) of \(page.runs) runs of text could only be placed approximately; \
        findings in them are marked.
        """
      )
    }
    return notes
  }

  private static func line(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == ASCII.lineFeed
        || (byte == ASCII.carriageReturn
          && !(index + 1 < bytes.count && bytes[index + 1] == ASCII.lineFeed))
      {
        line += 1
      }
    }
    return line
  }
}
