public import CalqueCore

/// The JSON report a line at a time: the run, each document, the end.
///
/// Programs that read it need no more memory than a document takes; ``NDJSONWriter`` writes it so.
public struct NDJSONReporter: Reporter {
  /// `ndjson`.
  public let name = "ndjson"
  /// What it is good for.
  public let summary = "The JSON report line by line: the run, each document, the end."
  /// `ndjson`.
  public let fileExtension = "ndjson"
  /// False: the text is left out unless ``ReportOptions/includesText`` asks for it.
  public let showsText = false

  /// Makes the reporter.
  public init() {}

  /// Renders a report as lines of JSON.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    var writer = NDJSONWriter(report, options: options)
    var text = try writer.start()
    for document in report.documents { text += try writer.add(document) }
    return text + (try writer.finish(report))
  }
}
