/// What the class, id, role and other attributes of an element say about it.
struct Cue: OptionSet, Sendable {
  let rawValue: UInt16

  /// Menus, advertisements, share buttons and other parts of the page that are not copy.
  static let junk = Self(rawValue: 1 << 0)
  /// Readers' comments.
  static let comment = Self(rawValue: 1 << 1)
  /// A caption.
  static let caption = Self(rawValue: 1 << 2)
  /// The article's own text.
  static let copy = Self(rawValue: 1 << 3)
  /// Who wrote it.
  static let byline = Self(rawValue: 1 << 4)
  /// Not shown.
  static let hidden = Self(rawValue: 1 << 5)
  /// `itemprop="articleBody"` and its like: surely the copy.
  static let body = Self(rawValue: 1 << 6)

  /// As ``junk``, but named so often for something else that a paragraph inside refutes it.
  static let weakJunk = Self(rawValue: 1 << 7)
  /// Threads of posts, in which replies are copy.
  static let forum = Self(rawValue: 1 << 8)
  /// Dialogs, cookie notes and footers: furniture even when they hold much text.
  static let overlay = Self(rawValue: 1 << 9)

  /// Furniture, but only when the word is the whole name.
  static let wholeName = Self(rawValue: 1 << 10)

  /// When, and where, it was written.
  static let date = Self(rawValue: 1 << 12)

  /// An answer to a question, as schema.org has it.
  static let answer = Self(rawValue: 1 << 11)

  /// The cues in the value of a `class` or `id`.
  static func words(_ value: UnsafeBufferPointer<UInt8>) -> Self {
    var cues: Self = []
    var index = 0
    while index < value.count {
      guard ASCII.isLetter(value[index]) else {
        index += 1
        continue
      }
      let start = index
      index += 1
      // A capital after a small letter starts a word: `relatedPosts`.
      while index < value.count, ASCII.isLetter(value[index]),
        !(value[index] < 0x61 && value[index - 1] >= 0x61)
      { index += 1 }
      guard index - start >= 2 else { continue }
      var cue = word(value, start, index)
      if cue.contains(.wholeName) {
        let isWhole =
          (start == 0 || value[start - 1] == ASCII.space)
          && (index == value.count || value[index] == ASCII.space)
        cue = isWhole ? .junk : []
      }
      cues.formUnion(cue)
    }
    return cues
  }

  /// The cues in the value of a `class`: those of its words, and whether it hides the element.
  static func classes(_ value: UnsafeBufferPointer<UInt8>) -> Self {
    var cues = words(value)
    var isHidden = false
    // `hidden md:block`: some screens show it.
    var isShown = false
    var index = 0
    while index < value.count {
      let start = index
      while index < value.count, value[index] > ASCII.space {
        isShown = isShown || value[index] == 0x3A
        index += 1
      }
      if index - start >= 6, CueWords.hiding[ASCII.loweredHash(value, start, index)] != nil {
        isHidden = true
      }
      index += 1
    }
    if isHidden, !isShown { cues.insert(.hidden) }
    return cues
  }

  private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Self {
    if let cue = CueWords.words[ASCII.loweredHash(bytes, start, end)] { return cue }
    guard end - start >= 5, CueWords.stemLetters & 1 << (bytes[start] & 31) != 0 else { return [] }
    for stem in CueWords.stems where ASCII.matches(bytes, at: start, stem.stem) {
      if start + stem.stem.utf8CodeUnitCount <= end { return stem.cue }
    }
    return []
  }

  /// The cues in the value of an `itemprop`.
  static func property(_ value: UnsafeBufferPointer<UInt8>) -> Self {
    let isBody = value.count == 11 && ASCII.matches(value, at: 0, "articlebody")
    return isBody ? .body : words(value)
  }

  /// The cues in the value of an `itemtype`: the last part of an address of schema.org.
  static func type(_ value: UnsafeBufferPointer<UInt8>) -> Self {
    var start = value.count
    while start > 0, ASCII.isLetter(value[start - 1]) { start -= 1 }
    if value.count - start == 7, ASCII.matches(value, at: start, "comment") { return .comment }
    if value.count - start == 6, ASCII.matches(value, at: start, "answer") { return .answer }
    let isThread =
      value.count - start == 6 && ASCII.matches(value, at: start, "qapage")
      || ASCII.matches(value, at: start, "discussionforumposting")
    return isThread ? .forum : []
  }

  /// Whether a role says that the element is no copy.
  static func role(_ value: UnsafeBufferPointer<UInt8>) -> Self {
    if value.count > 20 { return [] }
    let hash = ASCII.loweredHash(value, 0, value.count)
    if CueWords.overlayRoles.contains(hash) { return .overlay }
    return CueWords.roles.contains(hash) ? .junk : []
  }
}

/// The words of class names.
enum CueWords {
  /// Whole words.
  static let words: HashTable<Cue> = {
    var words: [UInt64: Cue] = [:]
    func add(_ cue: Cue, _ list: String) {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        words[ASCII.loweredHash(String(word))] = cue
      }
    }
    add(
      .junk,
      """
      navbar submenu footnav sidebar aside related share sharing sharer shares social
      socials addtoany promo promos ad ads advert adv adsense banners signup taglist toolbar trending popular outbrain taboola pager pagination
      teasers masthead donate donation donations paywall upsell cta breadcrumb
      crumbs subnav topbar
      """
    )
    add(
      .weakJunk,
      """
      nav menu banner login signin register tags tag carousel teaser toc skip search crumb filed
      disclaimer follow reactions likes topics next prev previous dialog tooltip rating ratings poll
      """
    )
    add(.overlay, "footer popup modal cookie cookies consent gdpr overlay copyright ccpa")
    add(
      .forum,
      """
      forum forums thread threads topic phpbb vbulletin xenforo discussion discussions bbpress
      crawler
      """
    )
    add(.comment, "comment comments disqus respond replies commentlist")
    add(.caption, "caption figcaption credit credits")
    add(.copy, "article story entry content post body text main blog page prose markdown copy")
    add(.byline, "byline author authors")
    add(.date, "dateline date meta timestamp dates published time")
    add(.wholeName, "widget widgets print header more readmore bottom links")
    return HashTable(words)
  }()

  /// Class names by which frameworks hide an element, or hide it on wide screens.
  static let hiding: HashTable<Bool> = {
    var names: [UInt64: Bool] = [:]
    for name in [
      "elementor-hidden-desktop", "hidden-desktop", "visually-hidden", "visuallyhidden", "sr-only",
      "screen-reader-text", "screen-reader-only", "hidden-lg", "d-lg-none", "d-md-none",
      "mobile-only", "hidden", "hide",
      "visible-xs", "show-for-small-only", "print-only", "is-hidden",
    ] { names[ASCII.loweredHash(name)] = true }
    return HashTable(names)
  }()

  /// Beginnings of words.
  static let stems: [(stem: StaticString, cue: Cue)] = [
    ("advert", .junk), ("sponsor", .junk), ("breadcrumb", .junk), ("newsletter", .junk),
    ("subscri", .junk), ("recommend", .junk), ("navig", .junk), ("related", .junk),
    ("sidebar", .junk), ("footer", .overlay), ("socia", .junk), ("share", .junk), ("promo", .junk),
    ("pagina", .junk), ("cookie", .overlay), ("comment", .comment), ("article", .copy),
    ("storybody", .body), ("postbody", .copy),
  ]

  /// The first letters of the stems, a bit each.
  static let stemLetters: UInt32 = stems.reduce(0) { $0 | 1 << UInt32($1.stem.utf8Start[0] & 31) }

  /// Roles of elements that are no copy.
  static let roles: Set<UInt64> = Set(
    [
      "navigation", "complementary", "banner", "search", "menu", "menubar", "toolbar", "tablist",
      "form",
    ].map(ASCII.loweredHash)
  )

  /// Roles of elements that lie over the page or below the copy.
  static let overlayRoles: Set<UInt64> = Set(
    ["dialog", "alert", "alertdialog", "contentinfo"].map(ASCII.loweredHash)
  )
}
