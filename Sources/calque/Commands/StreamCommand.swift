import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalqueCore
import CalqueRules
import Foundation

/// `calque stream`: audits records line by line.
struct StreamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract: "Audit JSON records from standard input, one a line.",
    discussion: """
      Reads objects {"id": …, "text": "…"} or {"id": …, "html": "…"}, with "language" and "url" if \
      they are known, and writes for each, in the same order, one line with id, words, language, score, \
      verdict and findings; places count the UTF-8 bytes of the field. A line that cannot be read gives {"id": …, \
      "error": "…"} and the stream goes on. The configuration is that of the current folder. Exit code 0, or \
      2 when it or a pack could not be read.
      """
  )

  @OptionGroup var packs: PackArguments
  @OptionGroup var gazetteers: GazetteerArguments
  @OptionGroup var configuration: ConfigurationArguments

  @Option(
    help: ArgumentHelp(
      "List findings that are at least this sure: hint, likely or certain. (default: likely)",
      valueName: "confidence"
    )
  )
  var minConfidence: Confidence?

  @Option(
    help: ArgumentHelp("Work on this many threads; by default one a core.", valueName: "number")
  )
  var tasks = ProcessInfo.processInfo.activeProcessorCount

  func run() throws {
    let (shipped, packs, isWholePacks) = packs.load()
    let (rules, isWholeNames) = gazetteers.add(to: shipped)
    let isComplete = isWholePacks && isWholeNames
    let audit = ProjectAudit(
      rules: rules,
      packs: packs,
      options: AuditOptions(keepsBlocks: false),
      choices: AuditChoices(minimumConfidence: minConfidence),
      configuration: configuration.choice
    )
    let (auditor, silences, errors) = try Console.reporting { () throws(PackError) in
      try audit.auditor(for: "-")
    }
    for error in errors { Console.error("calque: \(error)") }
    LineStream(tasks: tasks).run(input: STDIN_FILENO, output: STDOUT_FILENO) { line in
      Self.answer(to: line, auditor, silences)
    }
    if !isComplete || !errors.isEmpty { throw Exit.unusable }
  }

  /// The output line of an input line.
  private static func answer(
    to line: [UInt8]?,
    _ auditor: Auditor,
    _ silences: [ConfiguredSilence]
  ) -> [UInt8] {
    do throws(StreamRecord.Fault) {
      var record = try StreamRecord.parse(line)
      let (document, language) = try record.document()
      let report = auditor.audit(document, language: language, silences: silences)
      return encoded(StreamResult(id: record.id, report))
    } catch {
      return encoded(StreamFailure(id: error.id, error: error.message))
    }
  }

  private static func encoded(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only numbers that JSON lacks could fail, and no score is one.
    return (try? encoder.encode(value)).map(Array.init) ?? Array(#"{"error":"not encodable"}"#.utf8)
  }
}
