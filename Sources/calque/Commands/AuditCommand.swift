public import ArgumentParser
import CalqueAudit
public import CalqueCore
import CalquePacks
import CalqueReport
import Foundation

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

  @OptionGroup var input: InputArguments

  @OptionGroup var packs: PackArguments

  @Option(
    help: ArgumentHelp(
      "List findings that are at least this sure: hint, likely or certain.",
      valueName: "confidence"
    )
  )
  var minConfidence = Confidence.likely

  @Option(
    help: ArgumentHelp(
      "Fail from this severity on: neutral, minor, major or critical.",
      valueName: "severity"
    )
  )
  var failOn = Severity.major

  @Option(
    help: ArgumentHelp(
      "Fail when a document of sufficient length, or the whole run, scores below this.",
      valueName: "score"
    )
  )
  var minScore: Double?

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

  @Flag(help: "Exit with 0 whatever is found. Inputs that cannot be read still give 2.")
  var exitZero = false

  @Flag(help: "In JSON, give the text of all blocks too.")
  var withText = false

  func validate() throws {
    guard Reporters.named(format) != nil else {
      let names = Reporters.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no report format “\(format)”; choose one of \(names).")
    }
    _ = try Extra.kinds(include)
    guard !inputs.isEmpty else {
      throw ValidationError("Name at least one file or folder to audit, or - for standard input.")
    }
  }

  func run() async throws {
    guard let reporter = Reporters.named(format) else { throw Exit.unusable }
    let (rules, isComplete) = packs.load()
    let options = AuditOptions(
      minimumConfidence: minConfidence,
      failOn: exitZero ? nil : failOn,
      minimumScore: exitZero ? nil : minScore,
      score: try configuration.load().score,
      inputFormat: input.format,
      included: try Extra.kinds(include),
      keepsBlocks: reporter.showsText || withText,
      placesBlocks: withText
    )
    let auditor = Auditor(rules: rules, options: options)
    let report = await auditor.run(inputs, tasks: ProcessInfo.processInfo.activeProcessorCount)
    for failure in report.errors { Console.error("calque: \(failure)") }
    let text: String
    do throws(ReportError) {
      text = try reporter.render(
        report,
        options: ReportOptions(
          templates: ShippedPacks.templates,
          color: output == nil && Console.wantsColor,
          includesText: withText
        )
      )
    } catch {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
    if let output {
      try Console.write(text, to: output)
      Console.error("Report: \(output)")
    } else {
      Console.output(text)
    }
    if !isComplete || !report.errors.isEmpty { throw Exit.unusable }
    if !report.passes { throw Exit.findings }
  }
}
