public import CalqueCore

/// Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0; every item is a document.
public struct FeedReader: DocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.feed

  /// Makes a reader.
  public init() {}

  /// Reads a decoded feed, item by item.
  ///
  /// - Parameters:
  ///   - source: the feed as clean UTF-8.
  ///   - path: the path to report.
  ///   - each: takes the documents.
  /// - Throws: `InputError` when there is no element in it.
  public func read(
    _ source: SourceText,
    path: String,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError) {
    let outline = source.bytes.withUnsafeBufferPointer(FeedParser.outline)
    if outline.items.isEmpty, outline.fault != nil, outline.link == nil,
      source.bytes.withUnsafeBufferPointer({ FeedSniffer.rootStart($0) == nil })
    {
      throw InputError(path: path, message: "This is no feed: there is no element in it.")
    }
    let source = source.indexingLines()
    var emitter = ItemEmitter(
      format: .feed,
      path: path,
      source: source,
      notes: Self.notes(outline, source)
    )
    source.bytes.withUnsafeBufferPointer { bytes in
      let reader = FeedItemReader(bytes, outline, path: path)
      for item in outline.items { each(.success(emitter.document(reader.draft(item)))) }
    }
    if let empty = emitter.emptyDocument("The feed holds no item.") { each(.success(empty)) }
  }

  /// What has to be said of the feed.
  private static func notes(_ outline: FeedOutline, _ source: SourceText) -> [String] {
    var notes: [String] = []
    func line(_ offset: Int) -> Int { source.position(of: offset).line }
    if let fault = outline.fault {
      notes.append(
        """
        The feed is not well-formed XML, and strict programs will refuse it: \(fault.what) \
        (line \(line(fault.offset))).
        """
      )
    }
    if let tag = outline.crowdedTag {
      notes.append(
        """
        The tag in line \(line(tag)) has more than \(FeedCopy.attributeLimit) attributes: the rest of \
        them were not read.
        """
      )
    }
    if let stop = outline.stop {
      notes.append("The feed was read only up to line \(line(stop.offset)): \(stop.reason).")
    }
    if let overflow = outline.overflow {
      notes.append(ItemEmitter.leftOut(itemCount(source, from: overflow)))
    }
    return notes
  }

  /// How many items start from an offset on.
  private static func itemCount(_ source: SourceText, from offset: Int) -> Int {
    source.bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var index = offset
      while index + 6 < bytes.count {
        if bytes[index] == ASCII.less,
          ASCII.matches(bytes, at: index + 1, "item")
            || ASCII.matches(bytes, at: index + 1, "entry")
        {
          let end = index + (bytes[index + 1] | 0x20 == 0x69 ? 5 : 6)
          if end >= bytes.count || !ASCII.isName(bytes[end]) { count += 1 }
        }
        index += 1
      }
      return count
    }
  }
}
