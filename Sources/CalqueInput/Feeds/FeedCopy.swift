import Glibc

/// A copy of a feed's source that libxml2 may read: it ends in a NUL, and what could hurt is blanked.
///
/// Blanking keeps every byte in its place, so offsets in the copy are offsets in the source.
struct FeedCopy: ~Copyable {
  /// Attributes beyond this in one tag are not read: the parser compares each with all others.
  static let attributeLimit = 100

  /// The copy, without the NUL.
  let bytes: UnsafeMutableBufferPointer<UInt8>
  /// Where the first markup stands.
  private(set) var start = 0
  /// What stands before it that XML does not allow.
  private(set) var fault: FeedFault?
  /// Whether a document type was declared; it is not read, but it may declare entities.
  private(set) var hasDocumentType = false
  /// Where the first tag with too many attributes stands.
  private(set) var crowdedTag: Int?

  init(_ source: UnsafeBufferPointer<UInt8>) {
    bytes = UnsafeMutableBufferPointer.allocate(capacity: source.count + 1)
    _ = bytes.initialize(from: source)
    bytes.initializeElement(at: source.count, to: 0)
    start = FeedSniffer.rootStart(source) ?? source.count
    if start > 0 {
      let isBlank = (0..<min(start, source.count)).allSatisfy { ASCII.isSpace(source[$0]) }
      let isDeclared = ASCII.matches(source, at: start, "<?xml")
      if !isBlank {
        fault = FeedFault(what: "there is text before the first tag", offset: 0)
      } else if isDeclared {
        fault = FeedFault(what: "there is white space before the XML declaration", offset: 0)
      }
    }
    blankDocumentType(source)
    limitAttributes(source)
  }

  deinit { bytes.deallocate() }

  /// How long the source is.
  var count: Int { bytes.count - 1 }

  /// Blanks references and control characters from an offset on, when there are too many bad ones to
  /// complain of each.
  func blankReferences(from offset: Int) {
    for index in max(0, offset)..<max(count, max(0, offset)) {
      let byte = bytes[index]
      if byte == ASCII.ampersand || (byte < 0x20 && !ASCII.isSpace(byte)) {
        bytes[index] = ASCII.space
      }
    }
  }

  /// Blanks the document type, so that no entity, attribute or file of it is ever looked at.
  private mutating func blankDocumentType(_ source: UnsafeBufferPointer<UInt8>) {
    var index = start
    while index < source.count {
      if ASCII.isSpace(source[index]) {
        index += 1
      } else if ASCII.matches(source, at: index, "<?") {
        index = FeedSniffer.end(of: "?>", source, from: index + 2)
      } else if ASCII.matches(source, at: index, "<!--") {
        index = FeedSniffer.end(of: "-->", source, from: index + 4)
      } else if ASCII.matches(source, at: index, "<!doctype") {
        let end = FeedSniffer.documentTypeEnd(source, from: index + 9)
        for place in index..<end where !ASCII.isSpace(source[place]) { bytes[place] = ASCII.space }
        hasDocumentType = true
        index = end
      } else {
        return
      }
    }
  }

  /// Blanks the attributes of a tag beyond the limit.
  private mutating func limitAttributes(_ source: UnsafeBufferPointer<UInt8>) {
    guard let base = source.baseAddress else { return }
    var index = start
    while index < source.count,
      let found = memchr(base + index, Int32(ASCII.less), source.count - index)
    {
      let open = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      // No "<" stands inside a tag, so its attributes end before the next one.
      var end = source.count
      if let next = memchr(base + open + 1, Int32(ASCII.less), source.count - open - 1) {
        end = UnsafeRawPointer(next) - UnsafeRawPointer(base)
      }
      index = end
      guard open + 1 < end, end - open > Self.attributeLimit * 4, source[open + 1] != 0x21 else {
        continue
      }
      var equals = 0
      for place in open..<end { equals &+= source[place] == ASCII.equals ? 1 : 0 }
      if equals > Self.attributeLimit { limitAttributes(source, open, end) }
    }
  }

  private mutating func limitAttributes(
    _ source: UnsafeBufferPointer<UInt8>,
    _ open: Int,
    _ end: Int
  ) {
    var index = open + 1
    while index < end, !ASCII.isSpace(source[index]), source[index] != ASCII.greater { index += 1 }
    var attributes = 0
    while index < end {
      while index < end, ASCII.isSpace(source[index]) { index += 1 }
      guard index < end, source[index] != ASCII.greater, source[index] != ASCII.slash else {
        return
      }
      let start = index
      index = max(AttributeScanner.next(source, index).end, index + 1)
      attributes += 1
      guard attributes > Self.attributeLimit else { continue }
      if crowdedTag == nil { crowdedTag = open }
      for place in start..<min(index, end) { bytes[place] = ASCII.space }
    }
  }
}
