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

  private let templates: HTMLTemplates
  private let head: AuditReport
  private let baseline: Baseline?
  private let folder: String?
  private let mostBytes: Int
  private var page: HTMLPage
  /// The documents of the page, as long as there is one.
  private var pending: [DocumentReport]? = []
  private var count = 0

  /// Begins a report.
  ///
  /// - Parameters:
  ///   - head: the report without its documents; score and errors may come at the end.
  ///   - options: how to render it.
  ///   - folder: the name of a folder beside the report for pages of documents; nil for one page whatever
  ///     its size.
  ///   - mostBytes: from how many bytes on it is several pages.
  /// - Throws: a ``ReportError`` when a template is missing or broken.
  public init(
    _ head: AuditReport,
    options: ReportOptions,
    folder: String?,
    mostBytes: Int = Self.mostBytes
  ) throws(ReportError) {
    var head = head
    head.documents = []
    templates = try HTMLTemplates(options.templates)
    self.head = head
    self.folder = folder
    self.mostBytes = mostBytes
    baseline = options.baseline
    page = HTMLPage(head, templates: templates, baseline: baseline)
  }

  /// Adds a document, and returns the files that are to be written now.
  public mutating func add(_ document: DocumentReport) -> [File] {
    count += 1
    guard let folder else {
      page.add(document)
      return []
    }
    guard let before = pending else { return [addPage(document, folder)] }
    page.add(document)
    guard page.byteCount > mostBytes else {
      pending?.append(document)
      return []
    }
    // Too large: begin again, as an index.
    pending = nil
    page = HTMLPage(head, templates: templates, baseline: baseline)
    count = 0
    return (before + [document]).map { document in
      count += 1
      return addPage(document, folder)
    }
  }

  /// The report itself.
  ///
  /// - Parameter end: the report without its documents, with score and errors.
  /// - Returns: its bytes.
  public func finish(_ end: AuditReport) -> [UInt8] { page.rendered(end) }

  private mutating func addPage(_ document: DocumentReport, _ folder: String) -> File {
    let digits = String(count)
    let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    let path = "\(folder)/\(number).html"
    page.add(document, page: path)
    var single = HTMLPage(
      head,
      templates: templates,
      baseline: baseline?.limited(to: document.name)
    )
    single.add(document)
    var end = head
    end.score = document.score
    end.errors = []
    return File(path: path, content: single.rendered(end))
  }
}
