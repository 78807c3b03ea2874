import CLibXML2

extension FeedParser {
  /// Takes a start tag.
  func start(
    _ name: UnsafePointer<UInt8>,
    _ prefix: UnsafePointer<UInt8>?,
    _ uri: UnsafePointer<UInt8>?,
    _ attributes: FeedAttributes
  ) {
    guard let position, let context, !isStopped else { return }
    lastPosition = position
    // Each name is looked up among the namespaces that are open.
    namespaceWork += Int(context.pointee.nsNr)
    if namespaceWork > Self.namespaceLimit { return stop("it declares too many namespaces") }
    if xmlDictSize(context.pointee.dict) > Self.nameLimit { xmlStopParser(context) }
    endsItself = base[position] == ASCII.slash && base[position + 1] == ASCII.greater
    let content = position + (endsItself ? 2 : base[position] == ASCII.greater ? 1 : 0)
    let local = Self.buffer(name)
    let element = FeedVocabulary.element(local)
    let hash = Self.hash(prefix.map(Self.buffer), local)
    if element == .item || element == .entry, space(uri, prefix) == .core {
      return startItem(hash, element, attributes, content)
    }
    if let element, let role = FeedVocabulary.role(element, space(uri, prefix)),
      field?.isCut(by: role) == true, stack.count == fieldDepth + 1
    {
      // A line that was never closed.
      pop(at: tagStart(before: content))
    }
    if field == nil {
      if let base = attributes["base", prefix: "xml"], !base.isEmpty {
        bases.append((stack.count, FeedLink.resolve(base, against: bases.last?.value)))
      }
      if let language = attributes["lang", prefix: "xml"] {
        languages.append((stack.count, language))
        if item == nil, outline.language == nil { outline.language = language }
      }
      let space = space(uri, prefix)
      if let element, let role = FeedVocabulary.role(element, space), isBelongingToItem {
        startField(role, space, uri, attributes, content)
      }
    }
    push(hash, element)
    if endsItself {
      // Its end is told next; it holds nothing.
      pop(at: content)
    }
  }

  private func startItem(
    _ hash: UInt64,
    _ element: FeedVocabulary.Element?,
    _ attributes: FeedAttributes,
    _ content: Int
  ) {
    let tag = tagStart(before: content)
    // An item inside an item: the first was never closed.
    if item != nil {
      guard stack.indices.contains(itemDepth), stack[itemDepth].hash == hash else {
        if !endsItself { push(hash, element) }
        return
      }
      while stack.count > itemDepth { pop(at: tag) }
    }
    if outline.items.count >= ItemEmitter.limit {
      outline.overflow = tag
      isStopped = true
      if let context { xmlStopParser(context) }
      return
    }
    if let base = attributes["base", prefix: "xml"], !base.isEmpty {
      bases.append((stack.count, FeedLink.resolve(base, against: bases.last?.value)))
    }
    if let language = attributes["lang", prefix: "xml"] {
      languages.append((stack.count, language))
    }
    itemDepth = stack.count
    item = FeedItem(about: attributes["about", prefix: "rdf"], language: languages.last?.value)
    push(hash, element, always: true)
    if endsItself { pop(at: content) }
  }

  private func startField(
    _ role: FeedField.Role,
    _ space: FeedVocabulary.Space,
    _ uri: UnsafePointer<UInt8>?,
    _ attributes: FeedAttributes,
    _ content: Int
  ) {
    if item == nil, role != .language, role != .link { return }
    if let item, item.fields.count >= FeedItem.fieldLimit { return }
    var field = FeedField(role: role, kind: .unknown, start: content, end: content)
    field.base = bases.last?.value
    if let language = languages.last, language.depth == stack.count {
      field.language = language.value
    }
    switch role {
    case .link:
      if let address = attributes["href"] {
        field.role = .reference
        field.value = address
        let relation = attributes["rel"]?.lowercased() ?? "alternate"
        let type = attributes["type"]?.lowercased() ?? "text/html"
        guard relation == "alternate" || relation == "via" || relation == "related" else { return }
        field.isAddress = relation == "alternate" && type.contains("html")
      }
    case .guid: field.isAddress = attributes["ispermalink"] ?? attributes["isPermaLink"] != "false"
    case .encoded: field.kind = .html
    case .body: field.kind = .xhtml
    case .title, .description, .summary, .content:
      if stack.indices.contains(itemDepth), stack[itemDepth].element == .entry {
        field.kind = Self.kind(attributes, isOld: Self.isOldAtom(uri))
      }
    default: break
    }
    self.field = field
    fieldDepth = stack.count
  }

  /// What the content of an element of Atom is.
  private static func kind(_ attributes: FeedAttributes, isOld: Bool) -> FeedField.Kind {
    if attributes["src"] != nil { return .other }
    let type = attributes["type"]?.lowercased() ?? "text"
    let mode = attributes["mode"]?.lowercased()
    if isOld || mode != nil {
      switch mode ?? "xml" {
      case "escaped": return type.contains("html") ? .html : type.hasPrefix("text") ? .text : .other
      case "xml": return type.contains("html") || type.contains("xml") ? .xhtml : .text
      default: return .other
      }
    }
    switch type {
    case "text", "text/plain", "": return .text
    case "html", "text/html": return .html
    case "xhtml", "application/xhtml+xml": return .xhtml
    default: return type.hasPrefix("text/") ? .text : .other
    }
  }

  private static func isOldAtom(_ uri: UnsafePointer<UInt8>?) -> Bool {
    guard let uri else { return false }
    return String(decoding: buffer(uri).prefix(64), as: UTF8.self).contains("purl.org/atom")
  }

  /// Whether the element that starts now says something of the item (or the feed), not of its author
  /// or its picture.
  private var isBelongingToItem: Bool {
    guard item != nil else {
      return !stack.contains { $0.element.map(FeedVocabulary.isHolder) ?? false }
    }
    return stack[(itemDepth + 1)...].allSatisfy { $0.element.map(FeedVocabulary.isVoid) ?? false }
  }

  // MARK: Ends

  /// Takes an end tag, or the end of an element that ended itself.
  func end() {
    guard let position, !isStopped else { return }
    lastPosition = position
    if endsItself {
      endsItself = false
      return
    }
    let start = tagStart(before: position)
    guard start + 1 < count, base[start + 1] == ASCII.slash else { return }
    close(named: start + 2, at: start)
  }

  /// Closes the innermost element of the name that stands at an offset, and those in it.
  func close(named start: Int, at place: Int) {
    var end = start
    while end < count, ASCII.isName(base[end]) || base[end] >= 0x80 { end += 1 }
    let name = UnsafeBufferPointer(start: base + start, count: end - start)
    let hash = ASCII.loweredHash(name, 0, name.count)
    guard let last = stack.last, last.mask & Self.bit(hash) != 0,
      let index = stack.lastIndex(where: { $0.hash == hash })
    else { return }
    while stack.count > index { pop(at: place) }
  }

  /// Closes the innermost element, whose end tag starts at an offset.
  func pop(at place: Int) {
    guard !stack.isEmpty else { return }
    stack.removeLast()
    while let last = bases.last, last.depth >= stack.count { bases.removeLast() }
    while let last = languages.last, last.depth >= stack.count { languages.removeLast() }
    if var field, fieldDepth == stack.count {
      field.end = max(field.start, place)
      self.field = nil
      if item != nil { item?.fields.append(field) } else { outline.take(field, base) }
    }
    if let item, itemDepth == stack.count {
      outline.items.append(item)
      self.item = nil
    }
  }

  private func push(_ hash: UInt64, _ element: FeedVocabulary.Element?, always: Bool = false) {
    // A field's element must be on the stack, or it would never end.
    let isField = field != nil && fieldDepth == stack.count
    guard stack.count < Self.depthLimit || always || isField || endsItself else { return }
    stack.append(
      Open(hash: hash, mask: (stack.last?.mask ?? 0) | Self.bit(hash), element: element)
    )
  }

  // MARK: Names

  /// Where the tag starts that ends before an offset: no "<" stands inside a tag.
  private func tagStart(before offset: Int) -> Int {
    var index = offset - 1
    while index > 0, base[index] != ASCII.less { index -= 1 }
    return max(index, 0)
  }

  private func space(
    _ uri: UnsafePointer<UInt8>?,
    _ prefix: UnsafePointer<UInt8>?
  ) -> FeedVocabulary.Space {
    // libxml2 keeps one copy of each name, so pointers tell them apart.
    if let known = spaces.first(where: { $0.uri == uri && $0.prefix == prefix }) {
      return known.space
    }
    let space = FeedVocabulary.space(uri: uri.map(Self.buffer), prefix: prefix.map(Self.buffer))
    if spaces.count < 32 { spaces.append(KnownSpace(uri: uri, prefix: prefix, space: space)) }
    return space
  }

  private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }

  private static func hash(
    _ prefix: UnsafeBufferPointer<UInt8>?,
    _ local: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) {
      hash = (hash ^ UInt64(ASCII.lowered(byte))) &* 0x0000_0100_0000_01B3
    }
    if let prefix {
      for byte in prefix { add(byte) }
      add(0x3A)
    }
    for byte in local { add(byte) }
    return hash
  }

  static func buffer(_ text: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: text, count: count)
  }
}

extension FeedOutline {
  /// Takes what the feed says of itself; the first word counts.
  fileprivate mutating func take(_ field: FeedField, _ base: UnsafePointer<UInt8>) {
    let content = UnsafeBufferPointer(start: base + field.start, count: field.end - field.start)
    let text = content.prefix(2_048).drop { ASCII.isSpace($0) }.prefix { !ASCII.isSpace($0) }
    let value = String(decoding: text, as: UTF8.self)
    switch field.role {
    case .language: if language == nil, !value.isEmpty { language = value }
    case .link: if link == nil, !value.isEmpty { link = value }
    case .reference: if link == nil, field.isAddress { link = field.value }
    default: break
    }
  }
}
