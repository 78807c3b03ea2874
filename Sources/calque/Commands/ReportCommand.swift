import CalqueConsole
import ArgumentParser
import CalqueCore
import CalqueReport
import Foundation

/// `calque report`: renders what was audited before.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Render reports that “calque audit” wrote as JSON or NDJSON.",
    discussion: """
      So an audit runs once and is rendered as often as you like. Several reports become one. With \
      --compare, findings are told as new, fixed or unchanged; given several times, the oldest first, it \
      draws their trend. The text that the HTML report shows must be in the JSON (--with-text). The exit \
      code is that of the audits: 1 when findings fail them, 2 when a report, or an input of theirs, could \
      not be read.

      Examples:
        calque audit site/ --format ndjson --with-text -o audit.ndjson
        calque report audit.ndjson --format html -o report.html
        calque report audit.ndjson --compare last-week.ndjson --format sarif
      """
  )

  @Argument(
    help: ArgumentHelp("Reports in JSON or NDJSON; - for standard input.", valueName: "report")
  )
  var reports: [String]

  @Option(help: "How to render: \(Reporters.all.map(\.name).joined(separator: ", ")).")
  var format = "text"

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Compare with an earlier report; may be repeated, the oldest first.",
      valueName: "report"
    )
  )
  var compare: [String] = []

  @OptionGroup var template: TemplateArguments

  @Flag(help: "Exit with 0 whatever was found. Reports that cannot be read still give 2.")
  var exitZero = false

  func validate() throws {
    guard Reporters.named(format) != nil else {
      let names = Reporters.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no report format “\(format)”; choose one of \(names).")
    }
    guard !reports.isEmpty else {
      throw ValidationError("Name at least one report that “calque audit --format json” wrote.")
    }
  }

  func run() throws {
    guard let reporter = Reporters.named(format) else { throw Exit.unusable }
    let options = ReportOptions(
      templates: try template.load(),
      color: output == nil && Console.wantsColor,
      includesText: true,
      baseline: try baseline()
    )
    var merged = MergedReport()
    var report = ReportOutput(reporter, options: options, path: output)
    for path in reports {
      try merged.add(path, skipsPlaces: reporter is HTMLReporter) { head, document in
        try report.add(document, to: head)
      }
    }
    guard let end = merged.head else { throw Exit.unusable }
    try report.finish(end)
    let errors = merged.head?.errors ?? []
    for failure in errors { Console.error("calque: \(failure)") }
    if !errors.isEmpty { throw Exit.unusable }
    if !merged.passes, !exitZero { throw Exit.findings }
  }

  /// The earlier reports; nil when none was named.
  private func baseline() throws -> Baseline? {
    guard !compare.isEmpty else { return nil }
    var baseline = Baseline()
    for path in compare {
      var merged = MergedReport()
      var documents: [DocumentReport] = []
      try merged.add(path, skipsPlaces: true) { _, document in
        var bare = document
        bare.blocks = []
        documents.append(bare)
      }
      guard var report = merged.head else { continue }
      report.documents = documents
      baseline.add(report, name: URL(fileURLWithPath: path).lastPathComponent)
    }
    return baseline
  }
}
