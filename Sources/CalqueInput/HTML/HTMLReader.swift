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
      Self.read(bytes, isXML: false, source: source, path: path)
    }
  }

  /// Reads a page; with `isXML`, by the rules of XML where they differ from those of HTML.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    isXML: Bool,
    source: SourceText,
    path: String
  ) -> Document {
    let target = UnsafeMutablePointer<UInt8>.allocate(
      capacity: Condenser.capacity(for: bytes, isXML: isXML)
    )
    defer { target.deallocate() }
    var condenser = Condenser(bytes, into: target, isXML: isXML)
    var page = Self.parse(condenser, target)
    // Some pages are empty until scripts run, and hold their text a second time for the others.
    if condenser.noscriptCount > max(1000, page.builder.text.count) {
      condenser = Condenser(bytes, into: target, readsNoscript: true, isXML: isXML)
      page = Self.parse(condenser, target)
    }
    let data = StructuredData(bytes, condenser.dataScripts)
    page.isForum = page.isForum || data.isForum
    page.anchor = data.body.flatMap { BodyAnchor(bytes, $0) }
    let isDescribed = Self.readDescription(bytes, condenser.description, &page)
    let titleText = condenser.title.flatMap { Self.text(bytes, $0) }
    let main = MainText(page, isWholePage: condenser.isWholePage)
    let blocks = BlockLabeller(main, text: page.builder.text, languages: page.languages)
      .blocks(title: page.metaTitle ?? titleText)
    let headline = blocks.first { $0.kind == .headline }.map { block in
      String(decoding: page.builder.text[block.range.range], as: UTF8.self)
    }
    var document = Document(
      path: path,
      format: isXML ? .xhtml : .html,
      title: headline ?? page.metaTitle ?? titleText,
      declaredLanguage: Self.declaredLanguage(page),
      blocks: blocks,
      text: page.builder.text,
      map: page.builder.map,
      source: source,
      notes: Self.notes(page, condenser, bytes) + (isDescribed ? [Self.descriptionNote] : [])
    )
    document.links = page.builder.links
    document.silences = PageMarks.silences(bytes, condenser, page)
    document.untranslated = PageMarks.untranslated(page.marks)
    return document
  }

  private static let descriptionNote = """
    The page has no text until its scripts run: its description was read instead.
    """

  /// Reads the page's description as its copy when it has next to no other text.
  private static func readDescription(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ place: Range<Int>?,
    _ page: inout Page
  ) -> Bool {
    guard let place, page.builder.text.count < place.count / 2 else { return false }
    let blocks = page.builder.blocks.count
    TextDecoder.append(
      bytes,
      from: place.lowerBound,
      to: place.upperBound,
      shift: 0,
      decodesReferences: true,
      builder: &page.builder
    )
    page.builder.endBlock(node: 0)
    return page.builder.blocks.count > blocks
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
    if let stop = page.stoppedAt, let reason = page.stop {
      var cursor = CondenserCursor(condenser.steps)
      let line = line(bytes, cursor.page(of: stop))
      switch reason {
      case .depth:
        notes.append(
          """
          From line \(line) on the page was not read: more than \(InputLimits.depth) elements are \
          open there. Close them to have the rest audited.
          """
        )
      case .text: break
      case .time:
        notes.append(
          """
          From line \(line) on the page was not read: reading it takes too long. Repair its markup or \
          split it to have the rest audited.
          """
        )
      }
    }
    if let stop = condenser.stoppedAt, page.stop == nil {
      notes.append(
        """
        From line \(line(bytes, stop)) on the page was not read: it has more than \
        \(InputLimits.markup) tags. Split it to have the rest audited.
        """
      )
    }
    if let note = page.builder.note(bytes) { notes.append(note) }
    if let tag = condenser.crowdedTag {
      notes.append(
        """
        The tag in line \(line(bytes, tag)) has more than \(InputLimits.attributes) attributes: \
        the rest of them were not read.
        """
      )
    }
    if condenser.remarks.count >= ElementMark.most || page.marks.count >= ElementMark.most {
      notes.append("Of the comments and attributes for Calque the first 1,000 are obeyed.")
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
    BlockBuilder.line(bytes, offset)
  }
}
