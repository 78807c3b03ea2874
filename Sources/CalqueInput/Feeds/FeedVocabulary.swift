/// The names of feeds: RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, and the modules that hold copy.
enum FeedVocabulary {
  /// An element that means something here.
  enum Element: UInt8, CaseIterable {
    case item, entry, title, description, summary, content, encoded, body, div
    case link, guid, id, pubdate, published, issued, created, date, updated, modified, language
    /// What has a title, a link or an id of its own.
    case source, author, contributor, image, textinput, group
    /// HTML's elements without an end tag, and those that feeds forget to close.
    case enclosure, br, img, hr, meta, input
  }

  /// Whose name it is.
  enum Space {
    /// RSS or Atom.
    case core
    /// RSS's module for whole articles.
    case content
    /// Dublin Core and its terms.
    case dublinCore
    case xhtml
    case rdf
    case other
  }

  private static let elements = HashTable(
    Dictionary(
      uniqueKeysWithValues: Element.allCases.map { (ASCII.loweredHash("\($0)"), $0) }
    )
  )

  /// The element of a name, in any case.
  static func element(_ name: UnsafeBufferPointer<UInt8>) -> Element? {
    elements[ASCII.loweredHash(name, 0, name.count)]
  }

  /// The space of an element by the address of its namespace, or by the usual prefix of one that was
  /// not declared or is not known.
  static func space(
    uri: UnsafeBufferPointer<UInt8>?,
    prefix: UnsafeBufferPointer<UInt8>?
  ) -> Space {
    if let uri {
      if contains(uri, "w3.org/2005/atom") || contains(uri, "purl.org/atom/ns") { return .core }
      if contains(uri, "purl.org/rss/1.0/modules/content") { return .content }
      if contains(uri, "purl.org/dc/") { return .dublinCore }
      if contains(uri, "w3.org/1999/xhtml") { return .xhtml }
      if contains(uri, "22-rdf-syntax-ns") { return .rdf }
      if contains(uri, "purl.org/rss/1.0/modules/") { return .other }
      if contains(uri, "purl.org/rss/") || contains(uri, "netscape.com/rdf") { return .core }
    }
    guard let prefix else { return .core }
    switch String(decoding: prefix.prefix(16), as: UTF8.self).lowercased() {
    case "content": return .content
    case "dc", "dcterms": return .dublinCore
    case "xhtml", "xhtm", "html": return .xhtml
    case "rdf": return .rdf
    case "atom", "atom10", "atom03", "a10", "rss": return .core
    default: return .other
    }
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: StaticString) -> Bool {
    let last = text.count - part.utf8CodeUnitCount
    guard last >= 0 else { return false }
    for index in 0...last where ASCII.matches(text, at: index, part) { return true }
    return false
  }

  /// What an element says when it stands in an item.
  static func role(_ element: Element, _ space: Space) -> FeedField.Role? {
    switch (space, element) {
    case (.core, .title): .title
    case (.core, .description): .description
    case (.core, .summary): .summary
    case (.core, .content), (.core, .encoded): .content
    case (.content, .encoded): .encoded
    case (.xhtml, .body), (.xhtml, .div), (.core, .body): .body
    case (.core, .link): .link
    case (.core, .guid): .guid
    case (.core, .id): .id
    case (.core, .pubdate), (.core, .published), (.core, .issued), (.core, .created),
      (.dublinCore, .date), (.dublinCore, .issued), (.dublinCore, .created):
      .published
    case (.core, .updated), (.core, .modified), (.dublinCore, .modified): .updated
    case (.dublinCore, .language), (.core, .language): .language
    default: nil
    }
  }

  /// Whether fields inside an element belong to it, not to the item around it.
  static func isHolder(_ element: Element) -> Bool {
    switch element {
    case .source, .author, .contributor, .image, .textinput, .group: true
    default: false
    }
  }

  /// Whether an element has no content, so that what follows its tag is not inside it.
  static func isVoid(_ element: Element) -> Bool {
    switch element {
    case .enclosure, .br, .img, .hr, .meta, .input: true
    default: false
    }
  }
}
