public import CalqueCore

/// Reads records of JSON, one a line, as `calque stream` takes them; every record is a document.
///
/// A record is an object with `text` or `html`, and perhaps `id`, `title`, `url`, `date`, `language`.
public struct RecordReader: DocumentReader {
  /// The format that this reader reads.
  public let format = DocumentFormat.ndjson

  /// The members that are read.
  static let names: Set<String> = ["id", "text", "html", "title", "url", "date", "language"]

  /// Most lines of one file of which it is said that they cannot be read.
  private static let complaintLimit = 100

  /// Makes a reader.
  public init() {}

  /// Reads decoded records.
  ///
  /// - Parameters:
  ///   - source: the records as clean UTF-8.
  ///   - path: the path to report.
  ///   - each: takes the documents, and an error for each record that cannot be read.
  /// - Throws: nothing; every line is judged for itself.
  public func read(
    _ source: SourceText,
    path: String,
    each: (Result<Document, InputError>) -> Void
  ) throws(InputError) {
    let source = source.indexingLines()
    var complaints = 0
    func complain(_ fault: JSONScanner.Fault) {
      complaints += 1
      guard complaints <= Self.complaintLimit else { return }
      let place = source.position(of: fault.offset)
      each(
        .failure(
          InputError(
            path: path,
            message: "The record cannot be read: \(fault.what).",
            line: place.line,
            column: place.column
          )
        )
      )
    }
    source.bytes.withUnsafeBufferPointer { bytes in
      let leftOut = Self.lineCount(bytes) - ItemEmitter.limit
      let notes = leftOut > 0 ? [ItemEmitter.leftOut(leftOut)] : []
      var emitter = ItemEmitter(format: format, path: path, source: source, notes: notes)
      var index = 0
      while emitter.count + complaints < ItemEmitter.limit, let start = Self.skipSpace(bytes, index)
      {
        do throws(JSONScanner.Fault) {
          var scanner = JSONScanner(bytes, from: start, allowsLineFeeds: false)
          guard try scanner.next() == .beginObject else {
            throw JSONScanner.Fault(offset: start, what: "the line is no JSON object")
          }
          let record = try JSONRecord(&scanner, bytes, names: Self.names)
          index = try Self.end(of: scanner, bytes)
          each(.success(emitter.document(try Self.draft(record, start, bytes, path))))
        } catch {
          // The rest of the line goes with the fault.
          if index <= start { index = Self.lineEnd(bytes, start) }
          complain(error)
        }
      }
      if complaints == 0, let empty = emitter.emptyDocument("There is no record in the file.") {
        each(.success(empty))
      }
    }
    if complaints > Self.complaintLimit {
      let more = complaints - Self.complaintLimit
      each(.failure(InputError(path: path, message: "\(more) more records cannot be read.")))
    }
  }

  /// Where the record that was read ends; nothing but white space may follow it in its line.
  private static func end(
    of scanner: JSONScanner,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONScanner.Fault) -> Int {
    var index = scanner.index
    while index < bytes.count, ASCII.isSpace(bytes[index]) {
      index += 1
      if bytes[index - 1] == ASCII.lineFeed { return index }
    }
    guard index == bytes.count else {
      throw JSONScanner.Fault(offset: index, what: "there is more in the line after the record")
    }
    return index
  }

  private static func draft(
    _ record: JSONRecord,
    _ start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ path: String
  ) throws(JSONScanner.Fault) -> ItemDraft {
    for name in ["text", "html", "title", "url", "language"] {
      if case .other(let range) = record.members[name], !bytes[range].elementsEqual("null".utf8) {
        throw JSONScanner.Fault(offset: range.lowerBound, what: "“\(name)” must be a string")
      }
    }
    var draft = ItemDraft()
    let isPage: Bool
    switch (record.text("text", bytes), record.text("html", bytes)) {
    case (let text?, nil):
      isPage = false
      draft.bodies = [ItemPart.copy(text, .text, path: path)]
    case (nil, let page?):
      isPage = true
      draft.bodies = [ItemPart.copy(page, .html, path: path)]
    case (nil, nil):
      throw JSONScanner.Fault(offset: start, what: "it has neither “text” nor “html”")
    default:
      throw JSONScanner.Fault(offset: start, what: "it has both “text” and “html”; give one")
    }
    draft.title = record.text("title", bytes).flatMap {
      ItemPart.headline($0, isPage ? .unknown : .text, path: path)
    }
    draft.id = record.string("id", bytes)
    draft.link = record.string("url", bytes)
    draft.dateText = record.string("date", bytes)
    draft.date = draft.dateText.flatMap(FeedDate.normalised)
    if let language = record.string("language", bytes) {
      guard let tag = LanguageTag(language) else {
        throw JSONScanner.Fault(
          offset: start,
          what: "“\(language.prefix(40))” is not a language tag such as en"
        )
      }
      draft.language = tag
    }
    return draft
  }

  private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    return index < bytes.count ? index : nil
  }

  /// The offset after the line that holds an offset.
  static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != ASCII.lineFeed { index += 1 }
    return min(index + 1, bytes.count)
  }

  /// How many lines hold anything.
  private static func lineCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isBlank = true
    for byte in bytes {
      if byte == ASCII.lineFeed {
        isBlank = true
      } else if isBlank, !ASCII.isSpace(byte) {
        isBlank = false
        count += 1
      }
    }
    return count
  }
}
