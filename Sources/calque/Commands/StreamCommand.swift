import ArgumentParser
import CalqueAudit
import CalqueCore
import Foundation

/// `calque stream`: audits records line by line.
struct StreamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract: "Audit JSON records from standard input, one a line.",
    discussion: """
      Reads objects {"id": …, "text": "…"} or {"id": …, "html": "…"}, with "language" and "url" if \
      they are known, and writes for each, in the same order, one line with id, words, language, score \
      and findings; places count the UTF-8 bytes of the field. A line that cannot be read gives {"id": …, \
      "error": "…"} and the stream goes on. Exit code 0, or 2 when a pack could not be read.
      """
  )

  @OptionGroup var packs: PackArguments
  @OptionGroup var configuration: ConfigurationArguments

  @Option(
    help: ArgumentHelp(
      "List findings that are at least this sure: hint, likely or certain.",
      valueName: "confidence"
    )
  )
  var minConfidence = Confidence.likely

  @Option(
    help: ArgumentHelp("Work on this many threads; by default one a core.", valueName: "number")
  )
  var tasks = ProcessInfo.processInfo.activeProcessorCount

  func run() throws {
    let (rules, isComplete) = packs.load()
    let options = AuditOptions(
      minimumConfidence: minConfidence,
      score: try configuration.load().score,
      keepsBlocks: false
    )
    let auditor = Auditor(rules: rules, options: options)
    LineStream(tasks: tasks).run(input: STDIN_FILENO, output: STDOUT_FILENO) { line in
      Self.answer(to: line, auditor)
    }
    if !isComplete { throw Exit.unusable }
  }

  /// The output line of an input line.
  private static func answer(to line: [UInt8]?, _ auditor: Auditor) -> [UInt8] {
    do throws(StreamRecord.Fault) {
      var record = try StreamRecord.parse(line)
      let (document, language) = try record.document()
      return encoded(StreamResult(id: record.id, auditor.audit(document, language: language)))
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
