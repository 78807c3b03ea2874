public import CalqueCore

/// Turns an audit into one kind of output.
///
/// A reporter is a pure function: the same report and options give the same bytes. It reads no file
/// and prints nothing.
///
/// ```swift
/// let text = try Reporters.named("text")?.render(report, options: ReportOptions(color: true))
/// ```
public protocol Reporter: Sendable {
  /// The name that a user asks for it by: `html`.
  var name: String { get }
  /// What it is good for, one sentence for the command's help.
  var summary: String { get }
  /// The usual extension of its files, without the dot.
  var fileExtension: String { get }
  /// Whether it shows the documents' text, so that an audit should keep the blocks.
  var showsText: Bool { get }

  /// Renders a whole report.
  ///
  /// - Parameters:
  ///   - report: the audit.
  ///   - options: how to render it.
  /// - Returns: the output, ending in a line feed.
  /// - Throws: a ``ReportError`` when a template is missing or broken.
  func render(_ report: AuditReport, options: ReportOptions) throws(ReportError) -> String
}

/// How a report is rendered.
public struct ReportOptions: Sendable {
  /// The templates of the HTML report: name of the file to its content.
  ///
  /// The names are those of `Reports/Templates`; see ``HTMLReporter/templateNames``.
  public var templates: [String: String]
  /// Whether the terminal output uses colours.
  public var color: Bool
  /// Whether the JSON output holds the documents' text.
  public var includesText: Bool
  /// Earlier reports to compare with.
  public var baseline: Baseline?
  /// Whether the terminal output is silent about documents in which nothing was found.
  public var isBrief: Bool

  /// Makes options.
  public init(
    templates: [String: String] = [:],
    color: Bool = false,
    includesText: Bool = false,
    baseline: Baseline? = nil,
    isBrief: Bool = false
  ) {
    self.templates = templates
    self.color = color
    self.includesText = includesText
    self.baseline = baseline
    self.isBrief = isBrief
  }
}
