public import CalqueCore

/// GitLab's code quality report.
public struct GitLabReporter: Reporter {
  /// `gitlab`.
  public let name = "gitlab"
  /// What it is good for.
  public let summary = "Code quality report of GitLab."
  /// `json`, as GitLab wants it: `gl-code-quality-report.json`.
  public let fileExtension = "gitlab.json"
  /// False: the findings' own words are enough.
  public let showsText = false

  /// Makes the reporter.
  public init() {}

  /// Renders all findings as a list.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    // GitLab shows only one of equal fingerprints, and one file may be audited under two names.
    var anchors = Anchors()
    var entries: [JSONTree] = []
    for document in report.documents {
      for finding in document.sortedFindings {
        entries.append(
          .members([
            // The widget hides the name of the check.
            "description": .string("\(finding.rule): \(finding.sentences)"),
            "check_name": .string(finding.rule),
            "fingerprint": .string(anchors.anchor(for: finding.fingerprint)),
            "severity": Self.severity(finding.severity),
            "location": .members([
              "path": .string(FileName.shown(document.path)),
              "lines": .members([
                "begin": .integer(finding.location.line), "end": .integer(finding.location.endLine),
              ]),
            ]),
          ])
        )
      }
    }
    return JSONTree.array(entries).indented
  }

  private static func severity(_ severity: Severity) -> JSONTree {
    switch severity {
    case .critical: "critical"
    case .major: "major"
    case .minor: "minor"
    case .neutral: "info"
    }
  }
}
