extension PageParser {
  /// Notes what the attributes of an element say about it.
  func read(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>,
    _ node: inout PageNode
  ) {
    var index = 0
    var isStreamed = false
    while let name = attributes[index] {
      let value =
        attributes[index + 1].map { Self.buffer($0) } ?? UnsafeBufferPointer(start: nil, count: 0)
      index += 2
      switch name[0] {
      case 0x63 where name[1] == 0x6C:  // class
        let entry = classes.entry(value)
        node.signature = entry.signature
        node.cues.formUnion(entry.cues)
      case 0x69 where name[1] == 0x64:  // id
        node.cues.formUnion(.words(value))
        // React sends parts of a page late, hidden, for a script to put in place.
        isStreamed = value.count > 2 && value[0] == 0x53 && value[1] == 0x3A
      case 0x69 where name[4] == 0x74:  // itemtype
        let type = Cue.type(value)
        node.cues.formUnion(type)
        if type.contains(.forum) { page.isForum = true }
        if type.contains(.answer) { page.hasAnswers = true }
      case 0x69 where name[1] == 0x74: node.cues.formUnion(.property(value))  // itemprop
      case 0x72: node.cues.formUnion(.role(value))  // role
      case 0x68: node.cues.insert(.hidden)  // hidden
      case 0x64: mark(.silence)  // data-calque-ignore
      // Of the whole page it speaks to translation buttons of browsers, not of its words.
      case 0x74 where node.tag != .html && node.tag != .body:  // translate
        mark(Self.isNo(value) ? .untranslated : .translated)
      case 0x61 where value.count == 4: node.cues.insert(.junk)  // aria-hidden
      case 0x73 where Self.hides(value): node.cues.insert(.hidden)  // style
      case 0x6C, 0x78: language(value, &node)  // lang, xml:lang
      default: break
      }
    }
    node.signature ^= UInt32(node.tag.rawValue) &* 0x9E37_79B1
    if isStreamed { node.cues.remove(.hidden) }
  }

  private func language(_ value: UnsafeBufferPointer<UInt8>, _ node: inout PageNode) {
    let text = String(decoding: value.prefix(40), as: UTF8.self)
    if let known = page.languages.firstIndex(of: text) {
      node.language = Int16(truncatingIfNeeded: known)
    } else {
      guard page.languages.count < 1000 else { return }
      node.language = Int16(truncatingIfNeeded: page.languages.count)
      page.languages.append(text)
    }
    node.languageIsLocal = node.tag != .html && node.tag != .body && node.tag != .head
  }

  /// Keeps the title that a `<meta>` gives, and whether it calls the page an article.
  func metadata(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>) {
    var isTitle = false
    var isType = false
    var content: UnsafePointer<UInt8>?
    var index = 0
    while let name = attributes[index] {
      let value = attributes[index + 1]
      index += 2
      if name[0] == 0x63 {
        content = value
      } else if let value {
        let key = Self.buffer(value)
        isTitle = isTitle || (key.count == 8 && ASCII.matches(key, at: 0, "og:title"))
        isType = isType || (key.count == 7 && ASCII.matches(key, at: 0, "og:type"))
      }
    }
    if isType, let content {
      page.isArticle = ASCII.matches(Self.buffer(content), at: 0, "article")
    }
    if isTitle, page.metaTitle == nil, let content { page.metaTitle = String(cString: content) }
  }

  private static func buffer(_ text: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: text, count: count)
  }

  private static func isNo(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    value.count == 2 && ASCII.matches(value, at: 0, "no")
  }

  /// Whether a style hides its element: `display:none`.
  private static func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < style.count {
      if ASCII.matches(style, at: index, "display") {
        index += 7
        while index < style.count, style[index] == ASCII.space || style[index] == 0x3A {
          index += 1
        }
        return ASCII.matches(style, at: index, "none")
      }
      index += 1
    }
    return false
  }
}
