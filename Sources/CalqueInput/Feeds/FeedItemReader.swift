import CalqueCore

/// Makes of an item's fields what its document is made of.
struct FeedItemReader {
  /// Longer ids, links and dates are cut.
  private static let longest = 4_096

  private let source: UnsafeBufferPointer<UInt8>
  private let outline: FeedOutline
  private let path: String

  init(_ source: UnsafeBufferPointer<UInt8>, _ outline: FeedOutline, path: String) {
    self.source = source
    self.outline = outline
    self.path = path
  }

  /// The draft of an item.
  func draft(_ item: FeedItem) -> ItemDraft {
    var draft = ItemDraft()
    if item.fields.contains(where: { $0.end - $0.start > ItemPart.limit }) {
      draft.notes.append(ItemPart.cutNote)
    }
    draft.title = first(.title, of: item).flatMap { field in
      field.kind == .other
        ? nil : ItemPart.headline(decoded(field), kind(field), path: path)
    }
    for role: FeedField.Role in [.encoded, .body, .content, .description, .summary] {
      for field in item.fields where field.role == role && field.kind != .other {
        let part = ItemPart.copy(decoded(field), kind(field), path: path)
        if !part.blocks.isEmpty { draft.bodies.append(part) }
      }
    }
    let guid = first(.guid, of: item)
    draft.id = (first(.id, of: item) ?? guid).flatMap(string) ?? item.about
    draft.link = link(of: item, guid: guid)
    draft.dateText = (first(.published, of: item) ?? first(.updated, of: item)).flatMap(string)
    draft.date = draft.dateText.flatMap(FeedDate.normalised)
    let language =
      first(.language, of: item).flatMap(string)
      ?? item.fields.lazy.compactMap { $0.language }.first ?? item.language ?? outline.language
    draft.language = language.flatMap { LanguageTag($0) }
    return draft
  }

  private func first(_ role: FeedField.Role, of item: FeedItem) -> FeedField? {
    item.fields.first { $0.role == role && ($0.end > $0.start || $0.value != nil) }
  }

  /// The item's page: the alternate link, any other, or a guid that is an address.
  private func link(of item: FeedItem, guid: FeedField?) -> String? {
    let references = item.fields.filter { $0.role == .reference }
    if let field = references.first(where: \.isAddress) ?? first(.link, of: item)
      ?? references.first,
      let address = field.value ?? string(field)
    {
      return FeedLink.resolve(address, against: field.base ?? outline.link)
    }
    guard let guid, guid.isAddress, let address = string(guid),
      address.hasPrefix("http://") || address.hasPrefix("https://")
    else { return nil }
    return address
  }

  /// The content of a field with the XML level taken off.
  private func decoded(_ field: FeedField) -> DecodedText {
    let tags: XMLContent.Tags
    switch field.kind {
    case .xhtml: tags = .markup
    case .text, .other: tags = .dropped
    case .html, .unknown: tags = .kept
    }
    let end = min(field.end, field.start + ItemPart.limit)
    return XMLContent.decode(source, field.start..<end, tags: tags)
  }

  private func kind(_ field: FeedField) -> ItemPart.Kind {
    switch field.kind {
    case .html, .xhtml: .html
    case .text, .other: .text
    case .unknown: .unknown
    }
  }

  /// A short field as it is, without white space around it; nil when there is nothing.
  private func string(_ field: FeedField) -> String? {
    let end = min(field.end, field.start + Self.longest)
    let bytes = XMLContent.decode(source, field.start..<end, tags: .dropped).bytes
    guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) }),
      let last = bytes.lastIndex(where: { !ASCII.isSpace($0) })
    else { return nil }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
