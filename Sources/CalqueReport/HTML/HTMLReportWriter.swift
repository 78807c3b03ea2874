public import CalqueCore

/// Writes the HTML report document by document.
///
/// A report that grows too large for one page becomes an index with a page for each document. In memory
/// there is never more than the one page would take, and a line for each document.
public struct HTMLReportWriter {
  /// A file beside the report.
  public struct File: Sendable {
    /// Its path, relative to the report's folder.
    public let path: String
    /// What it holds.
    public let content: [UInt8]
  }

  /// From how many bytes on a report is several pages.
  public static let mostBytes = 25_000_000

  private let folder: String?
  private let indexName: String
  private let mostBytes: Int
  private var page: HTMLPage
  /// The documents of the page and their places in it, as long as there is one page.
  private var pending: [(rendered: RenderedDocument, place: Range<Int>)]? = []

  /// Begins a report.
  ///
  /// - Parameters:
  ///   - head: the report without its documents; score and errors may come at the end.
  ///   - options: how to render it.
  ///   - folder: the name of a folder beside the report for pages of documents; nil for one page whatever
  ///     its size.
  ///   - name: the name of the report's own file, which those pages lead back to.
  ///   - mostBytes: from how many bytes on it is several pages.
  /// - Throws: a ``ReportError`` when a template is missing or broken.
  public init(
    _ head: AuditReport,
    options: ReportOptions,
    folder: String?,
    name: String = "index.html",
    mostBytes: Int = Self.mostBytes
  ) throws(ReportError) {
    var head = head
    head.documents = []
    self.folder = folder
    indexName = name
    self.mostBytes = mostBytes
    page = HTMLPage(
      head,
      templates: try HTMLTemplates(options.templates),
      baseline: options.baseline
    )
  }

  /// Adds a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - write: gets each file that is to be written now; all of them together may be large.
  /// - Throws: what `write` throws.
  public mutating func add<Failure: Error>(
    _ document: DocumentReport,
    write: (File) throws(Failure) -> Void
  ) throws(Failure) {
    let (rendered, place) = page.add(document)
    guard let folder else { return }
    guard var documents = pending else {
      let file = file(rendered, at: place, in: folder)
      page.moveLast(to: FileName.uri(file.path))
      return try write(file)
    }
    pending = nil
    documents.append((rendered, place))
    guard page.byteCount > mostBytes else {
      pending = documents
      return
    }
    // Too large: what was rendered goes to pages of its own.
    var addresses: [String] = []
    for (rendered, place) in documents {
      let file = file(rendered, at: place, in: folder)
      addresses.append(FileName.uri(file.path))
      try write(file)
    }
    page.becomeIndex(addresses)
  }

  /// The report itself.
  ///
  /// - Parameter end: the report without its documents, with score and errors.
  /// - Returns: its bytes.
  public func finish(_ end: AuditReport) -> [UInt8] { page.rendered(end) }

  private func file(
    _ rendered: RenderedDocument,
    at place: Range<Int>,
    in folder: String
  ) -> File {
    let digits = String(rendered.entry.number)
    let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    let content = page.alone(
      rendered,
      at: place,
      indexAddress: "../\(FileName.uri(indexName))"
    )
    return File(path: "\(folder)/\(number).html", content: content)
  }
}
