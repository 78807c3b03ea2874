import CalqueCore

/// Hands the documents of a container over, numbered and told apart.
struct ItemEmitter {
  /// Items beyond this in one file are not read.
  static let limit = 20_000

  private let format: DocumentFormat
  private let path: String
  private let source: SourceText
  private var identities: [String: Int] = [:]
  /// What has to be said of the container; the first document says it.
  private var notes: [String]
  /// How many items were taken so far.
  private(set) var count = 0

  init(format: DocumentFormat, path: String, source: SourceText, notes: [String] = []) {
    self.format = format
    self.path = path
    self.source = source.indexingLines()
    self.notes = notes
  }

  /// Whether no further item is taken.
  var isFull: Bool { count >= Self.limit }

  /// The document of the next item.
  mutating func document(_ draft: ItemDraft) -> Document {
    count += 1
    let name = draft.id ?? draft.link ?? draft.titleText ?? ""
    let repeats = identities[name, default: 0]
    identities[name] = repeats + 1
    let item = ItemInfo(
      index: count,
      identity: repeats == 0 ? name : "\(name)\u{1F}\(repeats + 1)",
      id: draft.id,
      link: draft.link,
      date: draft.date,
      dateText: draft.dateText
    )
    defer { notes = [] }
    return draft.document(item, format: format, path: path, source: source, notes: notes)
  }

  /// The document of a container without items, which is worth a word; nil when there were some.
  func emptyDocument(_ complaint: String) -> Document? {
    guard count == 0 else { return nil }
    return Document(
      path: path,
      format: format,
      blocks: [],
      text: [],
      map: SourceMap(),
      source: source,
      notes: notes + [complaint]
    )
  }

  /// What is said of items that were left out.
  static func leftOut(_ number: Int) -> String {
    """
    The first \(limit) items of the file were read, \(number) more were not: split the file to have \
    them audited.
    """
  }
}
