public import CalqueCore

/// Checkstyle's XML, for readers that know nothing newer.
public struct CheckstyleReporter: Reporter {
  /// `checkstyle`.
  public let name = "checkstyle"
  /// What it is good for.
  public let summary = "Checkstyle's XML."
  /// `xml`.
  public let fileExtension = "checkstyle.xml"
  /// False: the findings' own words are enough.
  public let showsText = false

  /// Makes the reporter.
  public init() {}

  /// Renders a file per document.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    for document in report.documents {
      output += "<file\(XMLText.attribute("name", FileName.shown(document.path)))>\n"
      for finding in document.sortedFindings {
        output +=
          "<error line=\"\(finding.location.line)\" column=\"\(finding.location.column)\""
          + XMLText.attribute("severity", Self.severity(finding.severity))
          + XMLText.attribute("message", finding.sentences)
          + XMLText.attribute("source", "calque.\(finding.rule)") + "/>\n"
      }
      output += "</file>\n"
    }
    return output + "</checkstyle>\n"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .critical, .major: "error"
    case .minor: "warning"
    case .neutral: "info"
    }
  }
}
