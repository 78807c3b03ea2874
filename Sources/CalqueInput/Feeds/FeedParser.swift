import CLibXML2

/// Finds the items of a feed and the fields in them with libxml2's SAX interface, on our own buffer.
///
/// Only places are taken from libxml2, by its cursor: where tags end and elements close. It reads in
/// recovery mode, which changes nothing for a well-formed feed, and goes on where it would give up.
/// Which end tag closes what is decided here, by the names in the source, because feeds hold HTML that
/// nobody escaped and libxml2 lets any end tag close the innermost element.
///
/// A class because libxml2's callbacks reach it through a pointer; it lives for one parse.
final class FeedParser {
  /// An element that is open.
  struct Open {
    /// Hash of its name as written, letters lowered.
    var hash: UInt64
    /// The hashes of it and all below, one bit each: most end tags that close nothing are seen by it.
    var mask: UInt64
    var element: FeedVocabulary.Element?
  }

  /// What a namespace and a prefix, told by their pointers, were found to be.
  struct KnownSpace {
    var uri: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var space: FeedVocabulary.Space
  }

  /// Elements nested deeper are not kept apart.
  static let depthLimit = 256
  /// Different names that libxml2 keeps before it starts anew: its table of them gets slow.
  static let nameLimit: Int32 = 50_000
  /// How often reading is taken up after libxml2 gave up.
  static let restartLimit = 100
  /// Faults after which references are no longer looked at, and after which reading ends.
  static let faultLimit = (references: 10_000, all: 300_000)
  /// Comparisons of namespaces after which reading ends.
  static let namespaceLimit = 300_000_000

  let base: UnsafePointer<UInt8>
  let count: Int
  var outline = FeedOutline()
  var context: xmlParserCtxtPtr?
  /// Where libxml2 was when it last reported.
  var lastPosition = 0

  // What is open.
  var stack: [Open] = []
  var item: FeedItem?
  /// The place in ``stack`` of the item.
  var itemDepth = 0
  var field: FeedField?
  /// The place in ``stack`` of the field's element.
  var fieldDepth = 0
  var bases: [(depth: Int, value: String)] = []
  var languages: [(depth: Int, value: String)] = []
  /// Whether the element that just started ends itself.
  var endsItself = false

  // What was met.
  var spaces: [KnownSpace] = []
  var faults = 0
  var namespaceWork = 0
  var isStopped = false
  private let hasDocumentType: Bool

  private init?(_ copy: borrowing FeedCopy) {
    guard let start = copy.bytes.baseAddress else { return nil }
    base = UnsafePointer(start)
    count = copy.count
    hasDocumentType = copy.hasDocumentType
    outline.crowdedTag = copy.crowdedTag
    outline.fault = copy.fault
  }

  /// The outline of a feed.
  static func outline(_ source: UnsafeBufferPointer<UInt8>) -> FeedOutline {
    LibXML.initialize()
    let copy = FeedCopy(source)
    guard let parser = FeedParser(copy) else { return FeedOutline() }
    parser.run(copy)
    while !parser.stack.isEmpty { parser.pop(at: parser.count) }
    return parser.outline
  }

  // MARK: Running

  private func run(_ copy: borrowing FeedCopy) {
    var handler = xmlSAXHandler()
    handler.initialized = 0xDEED_BEAF
    handler.startElementNs = startElementCallback
    handler.endElementNs = endElementCallback
    handler.serror = errorCallback
    withUnsafeMutablePointer(to: &handler) { handler in
      var start = copy.start
      var restarts = 0
      var hasBlanked = false
      while start < count, !isStopped {
        lastPosition = start
        parse(from: start, handler)
        guard !isStopped, lastPosition < count else { break }
        // libxml2 gave up: elements too deep, names too many. A new start has neither.
        restarts += 1
        if restarts > Self.restartLimit {
          stop("it is nested too deep, or has too many names")
          break
        }
        if faults > Self.faultLimit.references, !hasBlanked {
          hasBlanked = true
          copy.blankReferences(from: lastPosition)
        }
        start = nextTag(from: lastPosition + 1)
      }
    }
  }

  /// Reads until the end, or until libxml2 gives up.
  private func parse(from start: Int, _ handler: UnsafeMutablePointer<xmlSAXHandler>) {
    guard let context = xmlNewParserCtxt() else { return }
    // The names that were kept went with the parser that read them.
    spaces = []
    defer { xmlFreeParserCtxt(context) }
    guard let input = xmlNewInputStream(context) else { return }
    input.pointee.base = base
    input.pointee.cur = base + start
    input.pointee.end = base + count
    guard inputPush(context, input) >= 0 else { return }
    let own = context.pointee.sax
    let ownData = context.pointee.userData
    context.pointee.sax = handler
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    defer {
      context.pointee.sax = own
      context.pointee.userData = ownData
      self.context = nil
    }
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      | XML_PARSE_COMPACT.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    self.context = context
    xmlParseDocument(context)
    // An end tag too many closes the root: what follows is content all the same.
    while !isStopped, let position, position < count {
      lastPosition = position
      context.pointee.instate = XML_PARSER_CONTENT
      if base[position] == ASCII.less, base[position + 1] == ASCII.slash {
        var end = position + 2
        while end < count, base[end] != ASCII.greater, base[end] != ASCII.less { end += 1 }
        close(named: position + 2, at: position)
        faults += 1
        if outline.fault == nil {
          outline.fault = FeedFault(what: "there is an end tag too many", offset: position)
        }
        if faults > Self.faultLimit.all { stop("it has too many faults") }
        input.pointee.cur = base + (end < count && base[end] == ASCII.greater ? end + 1 : end)
      } else {
        xmlParseContent(context)
        if self.position == position { input.pointee.cur = base + position + 1 }
      }
    }
    if let position, position >= count { lastPosition = count }
  }

  /// How far libxml2 has read; nil after it gave up, when it no longer reads our buffer.
  var position: Int? {
    guard let current = context?.pointee.input?.pointee.cur else { return nil }
    let offset = current - base
    return offset >= 0 && offset <= count ? offset : nil
  }

  /// Where the next tag starts.
  private func nextTag(from offset: Int) -> Int {
    var index = offset
    while index < count {
      if base[index] == ASCII.less, ASCII.isLetter(base[index + 1]) { return index }
      index += 1
    }
    return count
  }

  func stop(_ reason: String) {
    if outline.stop == nil { outline.stop = (lastPosition, reason) }
    isStopped = true
    if let context { xmlStopParser(context) }
  }

  // MARK: Faults

  fileprivate func fault(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue, !isStopped else { return }
    let place = position ?? lastPosition
    lastPosition = max(lastPosition, place)
    faults += 1
    let isDeclarable =
      hasDocumentType
      && (error.code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue)
        || error.code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue))
    if outline.fault == nil, !isDeclarable { outline.fault = FeedFault(error, offset: place) }
    if faults > Self.faultLimit.all {
      stop("it has too many faults")
    } else if faults == Self.faultLimit.references + 1, let context {
      xmlStopParser(context)
    }
  }
}

// C functions: the parser comes through libxml2's user data.

private func startElementCallback(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ prefix: UnsafePointer<UInt8>?,
  _ uri: UnsafePointer<UInt8>?,
  _ namespaceCount: Int32,
  _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
  _ attributeCount: Int32,
  _ defaultedCount: Int32,
  _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let data, let name else { return }
  Unmanaged<FeedParser>.fromOpaque(data).takeUnretainedValue()
    .start(name, prefix, uri, FeedAttributes(attributes, Int(attributeCount)))
}

private func endElementCallback(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<UInt8>?,
  _ prefix: UnsafePointer<UInt8>?,
  _ uri: UnsafePointer<UInt8>?
) {
  guard let data else { return }
  Unmanaged<FeedParser>.fromOpaque(data).takeUnretainedValue().end()
}

private func errorCallback(_ data: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let data, let error else { return }
  Unmanaged<FeedParser>.fromOpaque(data).takeUnretainedValue().fault(error.pointee)
}
