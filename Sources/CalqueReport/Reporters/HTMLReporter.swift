public import CalqueCore
import Mustache

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
    let templates = try HTMLTemplates(options.templates)
    let view = PageView(report, templates: templates)
    guard let page = templates.library.render(TemplateFields(view), withTemplate: "report") else {
      throw .missingTemplate(name: "report" + HTMLTemplates.mustacheEnding)
    }
    return page
  }
}
