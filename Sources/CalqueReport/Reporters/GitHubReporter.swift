public import CalqueCore

/// Annotations of GitHub's workflows: lines that a step prints.
public struct GitHubReporter: Reporter {
  /// `github`.
  public let name = "github"
  /// What it is good for.
  public let summary = "Annotations of a GitHub workflow, the worst first."
  /// `txt`.
  public let fileExtension = "github.txt"
  /// False: the findings' own words are enough.
  public let showsText = false

  /// How many annotations of a level GitHub shows of one step.
  public static let mostOfLevel = 10

  /// Makes the reporter.
  public init() {}

  /// Renders the worst findings; the last annotation of a level says how many more there are.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    var lines: [String] = []
    var levels = [
      "error": report.errors.map { "::error title=Not read::\(Self.text($0.description))" }
    ]
    for severity in SeverityCounts.worstFirst {
      for document in report.documents {
        levels[Self.level(severity), default: []] +=
          document.sortedFindings.filter { $0.severity == severity }
          .map { Self.line(for: $0, in: document) }
      }
    }
    for level in ["error", "warning", "notice"] {
      let all = levels[level] ?? []
      guard all.count > Self.mostOfLevel else {
        lines += all
        continue
      }
      lines += all.prefix(Self.mostOfLevel - 1)
      let more = Wording.grouped(all.count - Self.mostOfLevel + 1)
      lines.append("::\(level) title=calque::and \(more) more, which GitHub would not show")
    }
    return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  private static func line(for finding: Finding, in document: DocumentReport) -> String {
    let place = finding.location
    var properties = ["file=\(property(FileName.shown(document.path)))", "line=\(place.line)"]
    properties.append("endLine=\(place.endLine)")
    // GitHub takes columns only within one line.
    if place.line == place.endLine {
      properties += ["col=\(place.utf16Columns.start)", "endColumn=\(place.utf16Columns.end)"]
    }
    let title = "\(finding.severity.title): \(finding.rule)"
    properties.append("title=\(property(title))")
    let fields = properties.joined(separator: ",")
    return "::\(level(finding.severity)) \(fields)::\(text(finding.sentences))"
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .critical, .major: "error"
    case .minor: "warning"
    case .neutral: "notice"
    }
  }

  /// Text as the message of a command.
  private static func text(_ text: String) -> String {
    escaped(VisibleText.neutralised(text), "%\r\n")
  }

  /// Text as a property of a command.
  private static func property(_ text: String) -> String {
    escaped(VisibleText.neutralised(text), "%\r\n:,")
  }

  private static func escaped(_ text: String, _ signs: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if signs.unicodeScalars.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
