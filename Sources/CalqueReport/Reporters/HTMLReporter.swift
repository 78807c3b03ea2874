public import CalqueCore

/// One page to read: the text with every finding in its place, a card beside each.
///
/// The page is complete in itself, needs no network, works without its script, and its content
/// security policy lets nothing run that was not there when it was rendered.
public struct HTMLReporter: Reporter {
  /// `html`.
  public let name = "html"
  /// What it is good for.
  public let summary = "One page to read, with every finding marked in its sentence."
  /// `html`.
  public let fileExtension = "html"
  /// True: the page is the text, with cards in its margin.
  public let showsText = true

  /// The files of `Reports/Templates` that ``ReportOptions/templates`` must hold.
  public static let templateNames =
    HTMLTemplates.mustacheNames.map { $0 + HTMLTemplates.mustacheEnding }
    + [HTMLTemplates.styleName, HTMLTemplates.scriptName]

  /// Makes the reporter.
  public init() {}

  /// Renders a report as a page.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    var head = report
    head.documents = []
    var page = HTMLPage(
      head,
      templates: try HTMLTemplates(options.templates),
      baseline: options.baseline
    )
    for document in report.documents { page.add(document) }
    return String(decoding: page.rendered(head), as: UTF8.self)
  }
}
