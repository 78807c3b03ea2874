import CLibXML2
import CalqueCore

/// Parses a page with libxml2's SAX interface, on our own buffer.
///
/// A class because libxml2's callbacks reach it through a pointer; it lives for one parse.
///
/// Its state is touched by one thread, from callbacks that never overlap: checking that at run time
/// costs a twentieth of reading.
final class PageParser {
  /// Most bytes of text that are gathered before they are decoded.
  private static let longestRun = 1 << 20

  private let copy: UnsafeBufferPointer<UInt8>
  private let base: UnsafePointer<UInt8>
  @exclusivity(unchecked) private var cursor: CondenserCursor
  @exclusivity(unchecked) var page: Page
  @exclusivity(unchecked) var classes = ClassCache()

  @exclusivity(unchecked) private var context: htmlParserCtxtPtr?
  @exclusivity(unchecked) private var stack: [Int32] = []
  /// The depth at which skipping started; 0 when text is read.
  @exclusivity(unchecked) private var skipDepth = 0
  @exclusivity(unchecked) private var linkDepth = 0
  @exclusivity(unchecked) private var preDepth = 0
  /// The run of text that is gathered but not yet decoded, in the copy.
  @exclusivity(unchecked) private var runStart = 0
  @exclusivity(unchecked) private var runEnd = 0
  @exclusivity(unchecked) private var previousEnd = 0
  /// The element that all text of the current block lies in, -1 before the first.
  @exclusivity(unchecked) private var owner: Int32 = -1
  /// The elements of ``Page/marks`` that are open.
  @exclusivity(unchecked) private var openMarks: [Int] = []
  private let deadline = Deadline(seconds: InputLimits.seconds)
  /// How often libxml2 has called.
  @exclusivity(unchecked) private var calls = 0

  private init?(_ copy: UnsafeBufferPointer<UInt8>, _ steps: [Condenser.Step]) {
    guard let base = copy.baseAddress else { return nil }
    self.copy = copy
    self.base = base
    cursor = CondenserCursor(steps)
    page = Page(builder: BlockBuilder(capacity: copy.count))
    page.nodes.reserveCapacity(copy.count / 32)
    page.nodes.append(.root)
  }

  /// Parses a condensed page, which must be followed by a NUL.
  static func parse(_ copy: UnsafeBufferPointer<UInt8>, _ steps: [Condenser.Step]) -> Page {
    guard let parser = PageParser(copy, steps) else { return Page(builder: .init(capacity: 0)) }
    LibXML.initialize()
    parser.run()
    return parser.page
  }

  private func run() {
    guard let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    guard let input = xmlNewInputStream(context) else { return }
    input.pointee.base = base
    input.pointee.cur = base
    input.pointee.end = base + copy.count
    guard inputPush(context, input) >= 0 else { return }
    self.context = context
    var handler = htmlSAXHandler()
    handler.startElement = startElementCallback
    handler.endElement = endElementCallback
    handler.characters = charactersCallback
    handler.ignorableWhitespace = charactersCallback
    handler.cdataBlock = { _, _, _ in }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_COMPACT.rawValue
    withUnsafeMutablePointer(to: &handler) { handler in
      let own = context.pointee.sax
      let ownData = context.pointee.userData
      context.pointee.sax = handler
      context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
      htmlCtxtUseOptions(context, Int32(options))
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      htmlParseDocument(context)
      context.pointee.sax = own
      context.pointee.userData = ownData
    }
    flush()
    endBlock()
    self.context = nil
    let end = cursor.page(of: copy.count)
    for index in openMarks { page.marks[index].end = max(end, page.marks[index].start) }
  }

  /// Notes what the element whose tag was just read says of its content.
  func mark(_ kind: ElementMark.Kind) {
    guard page.marks.count < ElementMark.most else { return }
    openMarks.append(page.marks.count)
    page.marks.append(
      ElementMark(
        kind: kind,
        node: Int32(truncatingIfNeeded: page.nodes.count),
        start: cursor.page(of: position),
        end: .max
      )
    )
  }

  private func closeMarks(of node: Int32) {
    while let last = openMarks.last, page.marks[last].node == node {
      // Once reading has stopped, nothing follows.
      let end = cursor.page(of: context == nil ? copy.count : position)
      page.marks[last].end = max(end, page.marks[last].start)
      openMarks.removeLast()
    }
  }

  /// How far libxml2 has read in the copy.
  @inline(__always)
  private var position: Int {
    guard let input = context?.pointee.input, let current = input.pointee.cur else { return 0 }
    return current - base
  }

  // MARK: Elements

  fileprivate func start(
    _ name: UnsafePointer<UInt8>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    flush()
    let tag = Tag.named(name)
    if tag == .br {
      lineBreak()
    } else if tag == .meta, let attributes {
      metadata(attributes)
    }
    let parent = stack.last ?? 0
    let index = Int32(truncatingIfNeeded: page.nodes.count)
    var node = PageNode(
      parent: parent,
      block: index,
      language: -1,
      depth: Int16(truncatingIfNeeded: stack.count + 1),
      tag: tag,
      languageIsLocal: false,
      cues: []
    )
    let above = page.nodes[Int(parent)]
    node.language = above.language
    node.languageIsLocal = above.languageIsLocal
    if !tag.isBlock { node.block = above.block }
    if let attributes, tag != .meta { read(attributes, &node) }
    if tag.isBlock { endBlock() }
    page.nodes.append(node)
    stack.append(index)
    if skipDepth == 0, tag.isSkipped || (node.cues.contains(.hidden) && !tag.isBlock) {
      skipDepth = stack.count
    }
    if tag == .a {
      linkDepth += 1
      page.builder.isInLink = true
    } else if tag == .pre {
      preDepth += 1
      page.builder.keepsLineFeeds = true
    }
    if stack.count > InputLimits.depth { stop(.depth) }
    checkCost()
  }

  /// Ends the reading of a page that has more text than is read, or takes too long.
  @inline(__always)
  private func checkCost() {
    calls += 1
    guard calls & 0xFF == 0 else { return }
    if page.builder.stoppedAt != nil {
      stop(.text)
    } else if deadline.isOver {
      stop(.time)
    }
  }

  private func stop(_ reason: Page.Stop) {
    guard let context else { return }
    page.stop = reason
    page.stoppedAt = min(max(position, 0), copy.count)
    self.context = nil
    xmlStopParser(context)
  }

  fileprivate func end(_ name: UnsafePointer<UInt8>) {
    flush()
    checkCost()
    let tag = Tag.named(name)
    guard let match = stack.lastIndex(where: { page.nodes[Int($0)].tag == tag }) else { return }
    while stack.count > match {
      let index = stack.removeLast()
      if !openMarks.isEmpty { closeMarks(of: index) }
      if stack.count < skipDepth {
        skipDepth = 0
        previousEnd = max(previousEnd, position)
      }
      switch page.nodes[Int(index)].tag {
      case .a:
        linkDepth -= 1
        page.builder.isInLink = linkDepth > 0
      case .pre:
        preDepth -= 1
        page.builder.keepsLineFeeds = preDepth > 0
      case let tag where tag.isBlock: break
      default: continue
      }
      if page.nodes[Int(index)].tag.isBlock { endBlock() }
    }
  }

  private func endBlock() {
    page.builder.endBlock(node: Int(max(owner, 0)))
    owner = -1
  }

  private func lineBreak() {
    guard skipDepth == 0 else { return }
    // The cursor stands before the tag's end; condensed, the tag has no attributes.
    var start = min(position, copy.count - 1)
    let floor = max(previousEnd, start - 16)
    while start > floor, copy[start] != ASCII.less { start -= 1 }
    var end = start
    while end < copy.count, copy[end] != ASCII.greater, end < start + 16 { end += 1 }
    guard start >= 0, end < copy.count, copy[start] == ASCII.less, copy[end] == ASCII.greater
    else { return }
    let from = cursor.page(of: start)
    page.builder.lineBreak(from, cursor.page(of: end) + 1)
    if page.builder.isParted { endBlock() }
  }

  // MARK: Text

  @inline(__always)
  fileprivate func characters(_ text: UnsafePointer<UInt8>, _ count: Int) {
    checkCost()
    guard skipDepth == 0, count > 0 else { return }
    page.runs += 1
    let place = RunLocator.locate(
      copy,
      previousEnd: previousEnd,
      cursor: position,
      text: UnsafeBufferPointer(start: text, count: count)
    )
    switch place {
    case .exact(let start, let end):
      if runEnd > runStart, start == runEnd || isTextGap(runEnd, start),
        runEnd - runStart < Self.longestRun
      {
        runEnd = end
      } else {
        flush()
        runStart = start
        runEnd = end
      }
      previousEnd = end
    case .approximate(let start, let end):
      flush()
      page.approximateRuns += 1
      previousEnd = end
      own()
      page.builder.approximate(
        UnsafeBufferPointer(start: text, count: count),
        cursor.page(of: start),
        cursor.page(of: end)
      )
    }
  }

  /// Whether what lies between two runs is text that libxml2 dropped, not markup.
  private func isTextGap(_ start: Int, _ end: Int) -> Bool {
    guard end > start, end - start < 256 else { return false }
    for index in start..<end where copy[index] == ASCII.less { return false }
    return true
  }

  private func flush() {
    guard runEnd > runStart else { return }
    let start = runStart
    let end = runEnd
    runStart = runEnd
    let length = page.builder.text.count
    TextDecoder.append(
      copy,
      from: start,
      to: end,
      shift: cursor.page(of: start) - start,
      decodesReferences: true,
      builder: &page.builder
    )
    if page.builder.text.count > length { own() }
  }

  /// Notes that text of the current element goes to the current block.
  private func own() {
    var node = stack.last ?? 0
    guard owner >= 0 else {
      owner = node
      return
    }
    // The nearest element that holds both.
    var other = owner
    while other != node {
      if page.nodes[Int(other)].depth >= page.nodes[Int(node)].depth {
        other = max(page.nodes[Int(other)].parent, 0)
      } else {
        node = max(page.nodes[Int(node)].parent, 0)
      }
      if other == 0 || node == 0 {
        other = 0
        node = 0
      }
    }
    owner = other
  }
}

// C functions: the parser comes through libxml2's user data.

private func startElementCallback(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let data, let name else { return }
  Unmanaged<PageParser>.fromOpaque(data).takeUnretainedValue().start(name, attributes)
}

private func endElementCallback(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?) {
  guard let data, let name else { return }
  Unmanaged<PageParser>.fromOpaque(data).takeUnretainedValue().end(name)
}

private func charactersCallback(
  _ data: UnsafeMutableRawPointer?,
  _ text: UnsafePointer<UInt8>?,
  _ count: Int32
) {
  guard let data, let text else { return }
  Unmanaged<PageParser>.fromOpaque(data).takeUnretainedValue().characters(text, Int(count))
}
