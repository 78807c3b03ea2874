import CalqueCore

/// Tells feeds from other markup.
enum FeedSniffer {
  /// How far into a file its root element is looked for.
  private static let window = 8_192

  /// The format of a file that holds many documents; nil for all others.
  static func container(
    _ bytes: UnsafeBufferPointer<UInt8>,
    path: String
  ) -> DocumentFormat? {
    isFeed(bytes) ? .feed : JSONSniffer.format(bytes, path: path)
  }

  /// Whether a file is a feed.
  static func isFeed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = rootStart(bytes), let root = rootTag(bytes, from: start) else { return false }
    var name = root
    while name < bytes.count, ASCII.isName(bytes[name]) { name += 1 }
    let local = (root..<name).last { bytes[$0] == 0x3A }.map { $0 + 1 } ?? root
    let count = name - local
    if count == 3, ASCII.matches(bytes, at: local, "rss") { return true }
    if count == 4, ASCII.matches(bytes, at: local, "feed") { return true }
    guard count == 3, ASCII.matches(bytes, at: local, "rdf") else { return false }
    // RDF says many things; of a feed it says so in the root's namespaces.
    var index = name
    while index < min(bytes.count, root + window), bytes[index] != ASCII.greater {
      if ASCII.matches(bytes, at: index, "purl.org/rss")
        || ASCII.matches(bytes, at: index, "netscape.com/rdf")
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Where a feed's markup starts: at its first "<", or at its declaration or root element when other
  /// text stands before it; nil when there is none.
  static func rootStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    if bytes[index] == ASCII.less { return index }
    while index < min(bytes.count, window) {
      if bytes[index] == ASCII.less,
        ASCII.matches(bytes, at: index, "<?xml ") || ASCII.matches(bytes, at: index, "<rss")
          || ASCII.matches(bytes, at: index, "<feed") || ASCII.matches(bytes, at: index, "<rdf:rdf")
      {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Where the name of the root element starts, behind declarations and comments.
  private static func rootTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if ASCII.isSpace(bytes[index]) {
        index += 1
      } else if ASCII.matches(bytes, at: index, "<?") {
        index = end(of: "?>", bytes, from: index + 2)
      } else if ASCII.matches(bytes, at: index, "<!--") {
        index = end(of: "-->", bytes, from: index + 4)
      } else if ASCII.matches(bytes, at: index, "<!doctype") {
        index = documentTypeEnd(bytes, from: index + 9)
      } else {
        return bytes[index] == ASCII.less && ASCII.isLetter(bytes[index + 1]) ? index + 1 : nil
      }
    }
    return nil
  }

  /// The offset after a mark, or the end.
  static func end(
    of mark: StaticString,
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == mark.utf8Start[0], ASCII.matches(bytes, at: index, mark) {
        return index + mark.utf8CodeUnitCount
      }
      index += 1
    }
    return bytes.count
  }

  /// The offset after a document type, with what it declares in brackets.
  static func documentTypeEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case ASCII.doubleQuote, ASCII.singleQuote:
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index += 1
      case ASCII.less where ASCII.matches(bytes, at: index, "!--"):
        index = end(of: "-->", bytes, from: index + 3)
      case ASCII.greater where depth <= 0: return index
      default: continue
      }
    }
    return bytes.count
  }
}
