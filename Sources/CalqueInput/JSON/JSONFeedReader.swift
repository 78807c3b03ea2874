public import CalqueCore

/// Reads JSON Feed 1.x; every item is a document.
public struct JSONFeedReader: DocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.jsonFeed

  private static let names: Set<String> = [
    "id", "url", "external_url", "title", "content_html", "content_text", "summary",
    "date_published", "date_modified", "language",
  ]

  /// Makes a reader.
  public init() {}

  /// Reads a decoded feed, item by item.
  ///
  /// - Parameters:
  ///   - source: the feed as clean UTF-8.
  ///   - path: the path to report.
  ///   - each: takes the documents; when the JSON is broken, those before the fault, and then an error.
  /// - Throws: `InputError` when the file is no object of JSON with items.
  public func read(
    _ source: SourceText,
    path: String,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError) {
    let outline = source.bytes.withUnsafeBufferPointer(Outline.init)
    guard outline.hasItems else {
      throw error(outline.fault, source, path)
    }
    var notes: [String] = []
    if outline.leftOut > 0 { notes.append(ItemEmitter.leftOut(outline.leftOut)) }
    var emitter = ItemEmitter(format: format, path: path, source: source, notes: notes)
    source.bytes.withUnsafeBufferPointer { bytes in
      for item in outline.items {
        each(.success(emitter.document(Self.draft(item, outline.language, bytes, path))))
      }
    }
    if outline.fault != nil {
      each(.failure(error(outline.fault, source, path)))
    } else if let empty = emitter.emptyDocument("The feed holds no item.") {
      each(.success(empty))
    }
  }

  private func error(
    _ fault: JSONScanner.Fault?,
    _ source: SourceText,
    _ path: String
  ) -> InputError {
    guard let fault else {
      return InputError(path: path, message: "This is no JSON Feed: it has no “items”.")
    }
    let place = source.position(of: fault.offset)
    return InputError(
      path: path,
      message: "The JSON is broken here: \(fault.what). What comes after it was not read.",
      line: place.line,
      column: place.column
    )
  }

  private static func draft(
    _ item: JSONRecord,
    _ feedLanguage: String?,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ path: String
  ) -> ItemDraft {
    var draft = ItemDraft()
    draft.title = item.text("title", bytes).flatMap { ItemPart.headline($0, .text, path: path) }
    let texts: [(name: String, kind: ItemPart.Kind)] = [
      ("content_html", .html), ("content_text", .text), ("summary", .text),
    ]
    for (name, kind) in texts {
      guard let text = item.text(name, bytes, limit: ItemPart.limit) else { continue }
      if item.length(name) > ItemPart.limit { draft.notes.append(ItemPart.cutNote) }
      let part = ItemPart.copy(text, kind, path: path)
      if !part.blocks.isEmpty { draft.bodies.append(part) }
    }
    draft.id = item.string("id", bytes)
    draft.link = item.string("url", bytes) ?? item.string("external_url", bytes)
    draft.dateText = item.string("date_published", bytes) ?? item.string("date_modified", bytes)
    draft.date = draft.dateText.flatMap(FeedDate.normalised)
    draft.language = (item.string("language", bytes) ?? feedLanguage).flatMap { LanguageTag($0) }
    return draft
  }

  /// What a feed holds.
  private struct Outline {
    var items: [JSONRecord] = []
    var language: String?
    var hasItems = false
    var leftOut = 0
    var fault: JSONScanner.Fault?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var scanner = JSONScanner(bytes, allowsLineFeeds: true)
      do throws(JSONScanner.Fault) {
        guard try scanner.next() == .beginObject else { return }
        while let token = try scanner.next(), token != .endObject {
          guard case .key(let range) = token, let first = try scanner.next() else { continue }
          switch (JSONRecord.name(bytes, range), first) {
          case ("items", .beginArray):
            hasItems = true
            try readItems(&scanner, bytes)
          case ("language", .string(let content)):
            language = String(decoding: JSONText.decode(bytes, content).bytes, as: UTF8.self)
          default: try scanner.skip(first)
          }
        }
      } catch {
        fault = error
      }
    }

    private mutating func readItems(
      _ scanner: inout JSONScanner,
      _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONScanner.Fault) {
      while let token = try scanner.next(), token != .endArray {
        if token != .beginObject {
          try scanner.skip(token)
        } else if items.count >= ItemEmitter.limit {
          leftOut += 1
          try scanner.skip(token)
        } else {
          items.append(try JSONRecord(&scanner, bytes, names: JSONFeedReader.names))
        }
      }
    }
  }
}
