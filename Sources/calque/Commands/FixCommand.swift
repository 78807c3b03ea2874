import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalqueCore
import CalqueRules
import Foundation

/// `calque fix`: makes the suggestions that are safe to make.
struct FixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Make the suggestions that need nobody's judgement, in the files themselves.",
    discussion: """
      Changes the words of findings that are certain and have one suggestion, in HTML, Markdown and plain \
      text, and prints what it changed as a diff. Every other byte stays. A change is made only when the \
      changed file, read again, has the text that was meant; what stands in several pieces, such as \
      around a tag, is left to you, and so are feeds, records and gzipped files. Silenced findings stay. \
      Exit code 0, or 2 when a file could not be read or written.

      Examples:
        calque fix content/ --dry-run
        calque fix news/strike.html
        calque fix content/ --confidence likely --dry-run > likely.patch
      """
  )

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "input"))
  var inputs: [String]

  @Flag(help: "Change no file; only print what would change.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Mend findings that are at least this sure: hint, likely or certain.",
      valueName: "confidence"
    )
  )
  var confidence = Confidence.certain

  @OptionGroup var input: InputArguments
  @OptionGroup var packs: PackArguments
  @OptionGroup var gazetteers: GazetteerArguments
  @OptionGroup var configuration: ConfigurationArguments

  func validate() throws {
    guard !inputs.isEmpty else {
      throw ValidationError("Name at least one file or folder to mend.")
    }
    guard !inputs.contains("-") else {
      throw ValidationError("Standard input cannot be changed in its place; name files or folders.")
    }
  }

  func run() async throws {
    let (shipped, packs, isWholePacks) = packs.load()
    let (rules, isWholeNames) = gazetteers.add(to: shipped)
    let audit = ProjectAudit(
      rules: rules,
      packs: packs,
      options: AuditOptions(inputFormat: input.format),
      choices: AuditChoices(minimumConfidence: min(confidence, .likely)),
      configuration: configuration.choice
    )
    var output = FixOutput(writes: !dryRun)
    let failures = await audit.fix(
      inputs,
      tasks: ProcessInfo.processInfo.activeProcessorCount,
      confidence: confidence
    ) { output.add($0) }
    for failure in failures { Console.error("calque: \(failure)") }
    Console.error(output.summary)
    guard isWholePacks, isWholeNames, failures.isEmpty, output.isComplete else {
      throw Exit.unusable
    }
  }
}
