import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalqueCore
import CalqueRules
import Foundation

/// `calque baseline`: writes down what there is to find today.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Write down what is found today, so that “calque lint” fails on new findings only.",
    discussion: """
      The baseline is a file of JSON to commit, an entry a line: file, rule, words and a digest of their \
      sentence. A finding stays known wherever its text moves, and is new when its sentence is edited. What an \
      earlier baseline knows of files that are not audited now stays. With --prune nothing is added: \
      only what is found no more is taken away.

      Examples:
        calque baseline
        calque baseline content/
        calque baseline --prune
      """
  )

  @Argument(
    help: ArgumentHelp("Files and folders; the current folder when none.", valueName: "path")
  )
  var inputs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The baseline. (default: the nearest \(KnownFindings.fileName), else one in the current folder)",
      valueName: "file"
    )
  )
  var output: String?

  @Flag(help: "Only take away what is found no more.")
  var prune = false

  @OptionGroup var input: InputArguments
  @OptionGroup var packs: PackArguments
  @OptionGroup var gazetteers: GazetteerArguments
  @OptionGroup var configuration: ConfigurationArguments

  func validate() throws {
    guard !inputs.contains("-") else {
      throw ValidationError("Standard input has no place to be known by; name files or folders.")
    }
  }

  func run() async throws {
    let path = output ?? KnownFindings.nearest() ?? KnownFindings.fileName
    let exists = FileManager.default.fileExists(atPath: path)
    guard exists || !prune else {
      Console.error("calque: \(path): there is no baseline to prune; “calque baseline” writes one")
      throw Exit.unusable
    }
    let earlier = try Console.reporting { () throws(PackError) -> KnownFindings in
      guard exists else { return KnownFindings(path: path) }
      return try KnownFindings(contentsOfFile: path)
    }
    let (shipped, packs, isWholePacks) = packs.load()
    let (rules, isWholeNames) = gazetteers.add(to: shipped)
    let audit = ProjectAudit(
      rules: rules,
      packs: packs,
      options: AuditOptions(inputFormat: input.format, keepsBlocks: false),
      configuration: configuration.choice
    )
    var found = KnownFindings(path: path)
    var audited: Set<String> = []
    var runner = AuditRunner(audit: audit, inputs: inputs.isEmpty ? ["."] : inputs)
    if prune { runner.asides = Asides(known: earlier) }
    var reports: [ReportOutput] = []
    let outcome = try await runner.run(into: &reports) { document in
      audited.insert(document.path)
      found.add(document)
    }
    let isComplete = isWholePacks && isWholeNames && outcome.report.errors.isEmpty
    if prune {
      found = earlier
      found.followRenamedRules(in: audit)
      found.forget(outcome.staleKnown)
    } else {
      found.keep(earlier, except: audited)
    }
    try Console.write(found.json, to: path)
    let number = found.total
    let change = exists ? ", \(earlier.total) before" : ""
    Console.error("Baseline: \(path), \(number) finding\(number == 1 ? "" : "s")\(change)")
    // What could not be read is not known; the rest is written.
    if !isComplete { throw Exit.unusable }
  }
}
