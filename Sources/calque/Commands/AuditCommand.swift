import CalqueConsole
public import ArgumentParser
import CalqueAudit
public import CalqueCore
import CalqueReport
import CalqueRules

extension Severity: ExpressibleByArgument {}
extension Confidence: ExpressibleByArgument {}

/// `calque audit`: finds artefacts and reports them.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Find what machine translation did to pages and texts.",
    discussion: """
      Reads HTML, XHTML, Markdown, plain text, feeds (RSS, Atom, JSON Feed) and records of JSON as “calque \
      stream” takes them, also gzipped; every item of a feed is a document of its own. “-” is standard input, a \
      folder stands for all the files in it that git does not ignore. A file that cannot be read is reported and the others go on; the exit code is then 2.

      Examples:
        calque audit page.html
        calque audit site/ --format html --output report.html
        curl -sL https://example.org/story | calque audit -
      """
  )

  @Argument(
    help: ArgumentHelp("Files and folders to audit; - for standard input.", valueName: "input")
  )
  var inputs: [String]

  @Option(help: "How to report: \(Reporters.all.map(\.name).joined(separator: ", ")).")
  var format = "text"

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the report to a file.", valueName: "file"))
  var output: String?

  @OptionGroup var template: TemplateArguments

  @OptionGroup var input: InputArguments

  @OptionGroup var packs: PackArguments

  @OptionGroup var gazetteers: GazetteerArguments

  @OptionGroup var thresholds: ThresholdArguments

  @Option(
    help: ArgumentHelp(
      """
      Audit these too: bylines, datelines, comments, furniture; headline and captions always are. May \
      be repeated, or with commas between.
      """,
      valueName: "kind"
    )
  )
  var include: [String] = []

  @OptionGroup var configuration: ConfigurationArguments

  @Flag(help: "In JSON and NDJSON, give the text of all blocks too, for “calque report”.")
  var withText = false

  func validate() throws {
    guard Reporters.named(format) != nil else {
      let names = Reporters.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no report format “\(format)”; choose one of \(names).")
    }
    _ = try ExtraKind.kinds(include)
    guard !inputs.isEmpty else {
      throw ValidationError("Name at least one file or folder to audit, or - for standard input.")
    }
  }

  func run() async throws {
    guard let reporter = Reporters.named(format) else { throw Exit.unusable }
    let templates = try template.load()
    let (shipped, packs, isWholePacks) = packs.load()
    let (rules, isWholeNames) = gazetteers.add(to: shipped)
    let isComplete = isWholePacks && isWholeNames
    let audit = ProjectAudit(
      rules: rules,
      packs: packs,
      options: AuditOptions(
        inputFormat: input.format,
        keepsBlocks: reporter.showsText || withText,
        placesBlocks: withText
      ),
      choices: AuditChoices(
        minimumConfidence: thresholds.minConfidence,
        failOn: thresholds.failOn,
        minimumScore: thresholds.minScore,
        included: include.isEmpty ? nil : try ExtraKind.kinds(include),
        neverFails: thresholds.exitZero
      ),
      configuration: configuration.choice
    )
    var reports = [
      ReportOutput(
        reporter,
        options: ReportOptions(
          templates: templates,
          color: output == nil && Console.wantsColor,
          includesText: withText
        ),
        path: output
      )
    ]
    let outcome = try await AuditRunner(audit: audit, inputs: inputs).run(into: &reports)
    if !isComplete || !outcome.report.errors.isEmpty { throw Exit.unusable }
    if !outcome.passes { throw Exit.findings }
  }
}
