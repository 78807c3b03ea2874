/// What the items of a feed are made of, as stretches of its source.
struct FeedOutline {
  /// The items, at most ``ItemEmitter/limit``.
  var items: [FeedItem] = []
  /// The language that the feed says it is in.
  var language: String?
  /// The address of the site, which relative links start from when nothing else is said.
  var link: String?
  /// The first thing that XML does not allow.
  var fault: FeedFault?
  /// Where reading stopped before the end, and why.
  var stop: (offset: Int, reason: String)?
  /// Where the first tag with too many attributes stands.
  var crowdedTag: Int?
  /// Where items start that were not read, when there are too many.
  var overflow: Int?
}

/// An item of a feed.
struct FeedItem {
  /// The most fields that are kept: more are no item but an attack.
  static let fieldLimit = 64

  /// Its fields in order.
  var fields: [FeedField] = []
  /// What `rdf:about` says.
  var about: String?
  /// The language of the element.
  var language: String?
}

/// An element of an item that says something about it.
struct FeedField {
  /// What an element says.
  enum Role: UInt8 {
    case title, encoded, body, content, description, summary
    case guid, id, link, reference
    case published, updated, language
  }

  /// What the content of a text is.
  enum Kind: UInt8 {
    /// Text without markup.
    case text
    /// HTML, escaped once.
    case html
    /// XHTML, not escaped.
    case xhtml
    /// What RSS has: nobody says.
    case unknown
    /// Nothing that could be read: pictures, base64, another page.
    case other
  }

  /// What the element says.
  var role: Role
  /// What its content is.
  var kind: Kind
  /// Where its content starts and ends.
  var start: Int
  var end: Int
  /// Of a link, the address; of a reference, too.
  var value: String?
  /// The address that its links start from.
  var base: String?
  /// Its language, when it names one of its own.
  var language: String?
  /// Of a guid, whether it is an address; of a link, whether it is the item's page.
  var isAddress = true

  /// Whether an element that starts inside means that this one was never closed: what is one line
  /// holds no other field.
  func isCut(by other: Role) -> Bool {
    switch role {
    case .title: kind != .xhtml && other != .title && other != .body
    case .guid, .id, .link, .reference, .published, .updated, .language: other != .body
    case .encoded, .body, .content, .description, .summary: false
    }
  }
}

/// Something in a feed that XML does not allow.
struct FeedFault {
  /// What it is.
  var what: String
  /// Where it was noticed.
  var offset: Int
}
