public import CalqueCore

/// reviewdog's diagnostics, for comments on changed lines of a review.
public struct RDJSONReporter: Reporter {
  /// `rdjson`.
  public let name = "rdjson"
  /// What it is good for.
  public let summary = "Diagnostics for reviewdog."
  /// `rdjson`.
  public let fileExtension = "rdjson"
  /// False: the findings' own words are enough.
  public let showsText = false

  /// Makes the reporter.
  public init() {}

  /// Renders all findings as one result; columns count bytes of UTF-8, as reviewdog does.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    JSONTree.members([
      "source": .members(["name": .string(report.tool.name)]),
      "diagnostics": .array(
        report.documents.flatMap { document in
          document.sortedFindings.map { Self.diagnostic($0, document) }
        }
      ),
    ]).indented
  }

  private static func diagnostic(_ finding: Finding, _ document: DocumentReport) -> JSONTree {
    let changes = finding.suggestions.prefix(5).compactMap { suggestion in
      SourceChange(suggestion, of: finding, in: document).map { change -> JSONTree in
        .members(["range": range(finding.location), "text": .string(change.replacement)])
      }
    }
    let related = finding.relatedLocations.map { place -> JSONTree in
      .members([
        "message": .string("\(place.message): “\(place.text)”"),
        "location": location(document, place.location),
      ])
    }
    return .members([
      "message": .string(finding.sentences),
      "location": location(document, finding.location),
      "severity": severity(finding.severity),
      "code": .members([
        "value": .string(finding.rule), "url": finding.address.map(JSONTree.string),
      ]),
      "suggestions": changes.isEmpty ? nil : .array(changes),
      "relatedLocations": related.isEmpty ? nil : .array(related),
    ])
  }

  private static func location(_ document: DocumentReport, _ place: Location) -> JSONTree {
    .members(["path": .string(FileName.shown(document.path)), "range": range(place)])
  }

  private static func range(_ place: Location) -> JSONTree {
    let columns = place.utf8Columns
    return .members([
      "start": .members(["line": .integer(place.line), "column": .integer(columns.start)]),
      "end": .members(["line": .integer(place.endLine), "column": .integer(columns.end)]),
    ])
  }

  private static func severity(_ severity: Severity) -> JSONTree {
    switch severity {
    case .critical, .major: "ERROR"
    case .minor: "WARNING"
    case .neutral: "INFO"
    }
  }
}
