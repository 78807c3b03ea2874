public import CalqueCore

/// Writes the NDJSON report document by document.
public struct NDJSONWriter {
  private let includesText: Bool
  private var totals = RunTotals()
  private let head: AuditReport

  /// Begins a report, whose first line is ``start()``.
  ///
  /// - Parameters:
  ///   - head: the report without its documents; score and errors may come at the end.
  ///   - options: how to render it.
  public init(_ head: AuditReport, options: ReportOptions) {
    var head = head
    head.documents = []
    self.head = head
    includesText = options.includesText
  }

  /// The first line.
  public func start() throws(ReportError) -> String { try ReportLine.start(head) + "\n" }

  /// The line of a document.
  public mutating func add(_ document: DocumentReport) throws(ReportError) -> String {
    totals.add(document, of: head)
    return try ReportLine.document(document, includesText: includesText) + "\n"
  }

  /// The last line.
  ///
  /// - Parameter end: the report without its documents, with score and errors.
  /// - Returns: the line.
  /// - Throws: a ``ReportError`` when a figure is not one that JSON knows.
  public func finish(_ end: AuditReport) throws(ReportError) -> String {
    try ReportLine.end(end, totals: totals) + "\n"
  }
}
