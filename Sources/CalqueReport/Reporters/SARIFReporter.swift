public import CalqueCore

/// SARIF 2.1.0, for GitHub code scanning, editors and everything else that reads it.
public struct SARIFReporter: Reporter {
  /// `sarif`.
  public let name = "sarif"
  /// What it is good for.
  public let summary = "SARIF 2.1.0, for code scanning and editors."
  /// `sarif`.
  public let fileExtension = "sarif"
  /// False: the findings' own words are enough.
  public let showsText = false

  /// The most results that GitHub takes of one run.
  public static let mostResults = 25_000

  /// Makes the reporter.
  public init() {}

  /// Renders a report as one run.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    let table = RuleTable(report)
    let comparison = options.baseline.map { Comparison($0, report) }
    let (kept, leftOut) = Self.kept(report)
    var results = kept.map { Self.result($0, table, comparison) }
    results += comparison?.fixed.prefix(Self.mostResults - results.count).map(Self.absent) ?? []
    let notes =
      report.errors.map { Self.note($0.message, level: "error", path: $0.path) }
      + (leftOut == 0
        ? []
        : [
          Self.note(
            "\(Wording.counted(leftOut, "finding")) of the lowest severities left out: GitHub takes no "
              + "more than \(Wording.grouped(Self.mostResults)).",
            level: "warning",
            path: nil
          )
        ])
    let run: JSONTree = .members([
      "tool": .members(["driver": Self.driver(report, table)]),
      "invocations": .array([
        .members([
          "executionSuccessful": .flag(report.errors.isEmpty),
          "toolExecutionNotifications": notes.isEmpty ? nil : .array(notes),
        ])
      ]),
      "columnKind": "utf16CodeUnits",
      "results": .array(results),
    ])
    return JSONTree.members([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([run]),
    ]).indented
  }

  /// A finding, its document, and why it was set aside, if it was.
  private struct Listed {
    var document: DocumentReport
    var finding: Finding
    var silence: Silence?
  }

  /// What is listed: all findings, or the worst of too many, in input order; and how many are not.
  private static func kept(_ report: AuditReport) -> ([Listed], leftOut: Int) {
    var all: [Listed] = []
    for document in report.documents {
      var bare = document
      bare.blocks = []
      all += document.sortedFindings.map { Listed(document: bare, finding: $0) }
      all += document.silenced.map {
        Listed(document: bare, finding: $0.finding, silence: $0.silence)
      }
    }
    guard all.count > mostResults else { return (all, 0) }
    let ranked = all.indices.sorted {
      (all[$1].finding.severity, $0) < (all[$0].finding.severity, $1)
    }
    return (ranked.prefix(mostResults).sorted().map { all[$0] }, all.count - mostResults)
  }

  private static func result(
    _ listed: Listed,
    _ table: RuleTable,
    _ comparison: Comparison?
  ) -> JSONTree {
    let (document, finding) = (listed.document, listed.finding)
    let fixes = finding.suggestions.prefix(5).compactMap { suggestion in
      SourceChange(suggestion, of: finding, in: document).map {
        fix(suggestion, $0, finding, document)
      }
    }
    let related = finding.relatedLocations.map { place -> JSONTree in
      .members([
        "physicalLocation": physical(document.path, place.location, snippet: place.text),
        "message": .members(["text": .string("\(place.message): “\(place.text)”")]),
      ])
    }
    return .members([
      "ruleId": .string(finding.rule),
      "ruleIndex": table.number(of: finding).map(JSONTree.integer),
      "level": level(finding.severity),
      "message": .members(["text": .string(finding.sentences)]),
      "locations": .array([
        .members([
          "physicalLocation": physical(document.path, finding.location, snippet: finding.text)
        ])
      ]),
      "relatedLocations": related.isEmpty ? nil : .array(related),
      "partialFingerprints": .members([
        "primaryLocationLineHash": .string("\(finding.fingerprint):1"),
        "calqueFinding/v1": .string(finding.fingerprint),
      ]),
      "fixes": fixes.isEmpty ? nil : .array(fixes),
      "baselineState": comparison.map { $0.isNew(finding) ? "new" : "unchanged" },
      "suppressions": listed.silence.map { .array([suppression($0)]) },
      "properties": .members([
        "severity": .string(finding.severity.rawValue),
        "confidence": .string(finding.confidence.rawValue),
        "category": .string(finding.category),
      ]),
    ])
  }

  /// A finding of the last report that there is no more.
  private static func absent(_ entry: Baseline.Entry) -> JSONTree {
    .members([
      "ruleId": .string(entry.finding.rule),
      "level": level(entry.finding.severity),
      "message": .members(["text": .string(entry.finding.sentences)]),
      "partialFingerprints": .members(["calqueFinding/v1": .string(entry.finding.fingerprint)]),
      "baselineState": "absent",
    ])
  }

  private static func suppression(_ silence: Silence) -> JSONTree {
    .members([
      "kind": silence.isInDocument ? "inSource" : "external",
      "justification": .string(silence.reason),
    ])
  }

  private static func physical(_ path: String, _ place: Location, snippet: String) -> JSONTree {
    .members([
      "artifactLocation": .members(["uri": .string(FileName.uri(path))]),
      "region": region(place, snippet: snippet),
    ])
  }

  private static func region(_ place: Location, snippet: String?) -> JSONTree {
    .members([
      "startLine": .integer(place.line),
      "startColumn": .integer(place.utf16Columns.start),
      "endLine": .integer(place.endLine),
      "endColumn": .integer(place.utf16Columns.end),
      "byteOffset": .integer(place.byteOffset),
      "byteLength": .integer(place.byteLength),
      "snippet": snippet.map { .members(["text": .string($0)]) },
    ])
  }

  private static func fix(
    _ suggestion: Suggestion,
    _ change: SourceChange,
    _ finding: Finding,
    _ document: DocumentReport
  ) -> JSONTree {
    let words = suggestion.replacement
    return .members([
      "description": .members([
        "text": .string(words.isEmpty ? "Take it out" : "Write “\(words)”")
      ]),
      "artifactChanges": .array([
        .members([
          "artifactLocation": .members(["uri": .string(FileName.uri(document.path))]),
          "replacements": .array([
            .members([
              "deletedRegion": region(finding.location, snippet: nil),
              "insertedContent": .members(["text": .string(change.replacement)]),
            ])
          ]),
        ])
      ]),
    ])
  }

  private static func note(_ message: String, level: JSONTree, path: String?) -> JSONTree {
    .members([
      "level": level,
      "message": .members(["text": .string(message)]),
      "locations": path.map { path in
        .array([
          .members([
            "physicalLocation": .members([
              "artifactLocation": .members(["uri": .string(FileName.uri(path))])
            ])
          ])
        ])
      },
    ])
  }
}

extension SARIFReporter {
  private static func driver(_ report: AuditReport, _ table: RuleTable) -> JSONTree {
    .members([
      "name": .string(report.tool.name),
      "semanticVersion": .string(report.tool.version),
      "rules": .array(table.rules.map(rule)),
    ])
  }

  /// What there is to say of the rule of a finding.
  private static func rule(_ finding: Finding) -> JSONTree {
    let words = finding.rule.split(separator: "/").last.map(String.init) ?? finding.rule
    let parts = words.split(separator: "-")
    let name = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let title = parts.joined(separator: " ")
    let why = finding.why.isEmpty ? title : finding.why
    let markdown =
      "**\(MarkdownText.inline(title))** (\(MarkdownText.inline(finding.category)))\n\n"
    return .members([
      "id": .string(finding.rule),
      "name": .string(name),
      "shortDescription": .members(["text": .string(title)]),
      "fullDescription": .members(["text": .string(String(why.prefix(1_000)))]),
      "defaultConfiguration": .members(["level": level(finding.severity)]),
      "helpUri": finding.address.map(JSONTree.string),
      "help": .members([
        "text": .string(why),
        "markdown": .string(markdown + MarkdownText.inline(why)),
      ]),
      "properties": .members([
        "tags": .array(
          (["translation"] + finding.category.split(separator: "/").map(String.init)).prefix(10)
            .map(JSONTree.string)
        ),
        "precision": precision(finding.confidence),
        "problem.severity": problem(finding.severity),
      ]),
    ])
  }

  private static func level(_ severity: Severity) -> JSONTree {
    switch severity {
    case .critical, .major: "error"
    case .minor: "warning"
    case .neutral: "note"
    }
  }

  private static func problem(_ severity: Severity) -> JSONTree {
    switch severity {
    case .critical, .major: "error"
    case .minor: "warning"
    case .neutral: "recommendation"
    }
  }

  private static func precision(_ confidence: Confidence) -> JSONTree {
    switch confidence {
    case .certain: "very-high"
    case .likely: "high"
    case .hint: "low"
    }
  }
}
