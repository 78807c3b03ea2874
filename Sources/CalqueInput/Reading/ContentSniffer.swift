import CalqueCore

/// Tells from a file's first bytes what it is.
enum ContentSniffer {
  /// Files that are known by their first bytes and hold no text that Calque could read.
  private static let magics: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF file: convert it to text or HTML first"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or office document: unpack or export it first"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("RIFF".utf8), "a picture or sound"),
    (Array("BZh9".utf8), "bzip2 data: decompress it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data: decompress it first"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd data: decompress it first"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive: unpack it first"),
    (Array("SQLite format 3".utf8), "a database"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document: export it as HTML first"),
    (Array("wOF".utf8), "a font"),
  ]

  /// Why the bytes are no text, or nil when they may be.
  static func binaryComplaint(_ bytes: [UInt8]) -> String? {
    if let magic = magics.first(where: { bytes.starts(with: $0.bytes) }) {
      return "This is \(magic.name), not text: Calque reads HTML, Markdown and plain text."
    }
    if UnicodeSniffer.guess(bytes) != nil { return nil }
    if let complaint = bytes.withUnsafeBufferPointer({ EncodingSniffer.complaint($0) }) {
      return complaint
    }
    let count = min(bytes.count, 1 << 16)
    let controls = bytes.withUnsafeBufferPointer { buffer in
      var controls = 0
      for index in 0..<count {
        let byte = buffer[index]
        let isControl = (byte < 9 || (byte > 13 && byte < 32)) && byte != 27
        controls &+= isControl ? 1 : 0
      }
      return controls
    }
    guard controls > 3, controls * 32 > count else { return nil }
    return "This is binary data, not text: Calque reads HTML, Markdown and plain text."
  }

  /// The format of a decoded file: by its content when that is plain, then by its name.
  static func format(of bytes: [UInt8], path: String) -> DocumentFormat {
    bytes.withUnsafeBufferPointer { buffer in
      if let container = FeedSniffer.container(buffer, path: path) { return container }
      var index = 0
      while index < buffer.count, ASCII.isSpace(buffer[index]) { index += 1 }
      let named = named(path)
      if isXHTML(buffer, at: index) { return .xhtml }
      // Markdown may begin with a tag or a comment, but not with a whole page.
      if named == .markdown { return isPage(buffer, at: index) ? .html : .markdown }
      if index < buffer.count, isMarkup(buffer, at: index) {
        return named == .xhtml ? .xhtml : .html
      }
      if named == .html || named == .xhtml {
        return hasMarkup(buffer, from: index) ? named ?? .html : .text
      }
      if named == .text { return .text }
      if FrontMatter(buffer) != nil { return .markdown }
      if tags(buffer, from: index) >= 2 { return .html }
      return MarkdownCues.areFound(in: buffer) ? .markdown : .text
    }
  }

  /// The format that a name stands for; nil for `-`, and names that tell nothing.
  private static func named(_ path: String) -> DocumentFormat? {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let endings: [(format: DocumentFormat, endings: [String])] = [
      (.html, [".html", ".htm"]), (.xhtml, [".xhtml", ".xht"]),
      (.markdown, [".md", ".markdown", ".mdown", ".mkd", ".mdx"]), (.text, [".txt", ".text"]),
    ]
    return endings.first { $0.endings.contains(where: name.hasSuffix) }?.format
  }

  /// Whether an XML declaration and then an `<html>` of XHTML's namespace stand at `start`.
  private static func isXHTML(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard ASCII.matches(bytes, at: start, "<?xml") else { return false }
    let end = min(bytes.count, start + 8192)
    var index = start + 1
    while index + 1 < end {
      if bytes[index] == ASCII.less, ASCII.isLetter(bytes[index + 1]) { break }
      if ASCII.matches(bytes, at: index, "<!--") {
        while index < end, !ASCII.matches(bytes, at: index, "-->") { index += 1 }
      }
      index += 1
    }
    guard ASCII.matches(bytes, at: index, "<html") else { return false }
    while index < end, bytes[index] != ASCII.greater {
      if ASCII.matches(bytes, at: index, "http://www.w3.org/1999/xhtml") { return true }
      index += 1
    }
    return false
  }

  /// Whether a whole HTML page starts at `start`: its document type or its `<html>` tag.
  private static func isPage(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    ASCII.matches(bytes, at: start, "<!doctype html") || ASCII.matches(bytes, at: start, "<html")
      || ASCII.matches(bytes, at: start, "<?xml")
  }

  /// How many tags stand in the first bytes: none, one, or more.
  private static func tags(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var tags = 0
    var index = start
    while index < min(bytes.count, start + 8192), tags < 2 {
      if isMarkup(bytes, at: index) { tags += 1 }
      index += 1
    }
    return tags
  }

  /// Whether there is a tag or a character reference anywhere.
  private static func hasMarkup(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    for index in start..<max(bytes.count, start) {
      if isMarkup(bytes, at: index) { return true }
      if bytes[index] == ASCII.ampersand,
        CharacterReference.decode(bytes, at: index, end: bytes.count) != nil
      {
        return true
      }
    }
    return false
  }

  /// Whether a tag, a document type or a comment of HTML starts at `index`.
  private static func isMarkup(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard bytes[index] == ASCII.less, index + 2 < bytes.count else { return false }
    var start = index + 1
    if bytes[start] == ASCII.exclamation {
      return bytes[start + 1] == ASCII.hyphen || bytes[start + 1] | 0x20 == 0x64
    }
    if bytes[start] == ASCII.question {
      return ASCII.matches(bytes, at: start + 1, "xml")
    }
    if bytes[start] == ASCII.slash { start += 1 }
    var end = start
    while end < bytes.count, ASCII.isAlphanumeric(bytes[end]) { end += 1 }
    guard end < bytes.count, end > start else { return false }
    guard bytes[end] == ASCII.greater || bytes[end] == ASCII.slash || ASCII.isSpace(bytes[end])
    else { return false }
    return Tag.named(bytes, start, end) != .unknown
  }
}
