import ArgumentParser
import CalqueDetect
import CalqueLab
import CalquePacks
import CalqueText
import Foundation

/// `calque-dev fit-verdict`: fits the model of the page verdict.
struct FitVerdictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit-verdict",
    abstract: "Fit the page verdict to texts of known origin and write its model.",
    discussion: """
      The inputs are those of “calque evaluate”: records and labelled articles, which say whether a machine wrote \
      them. Build again afterwards.
      """
  )

  @Argument(help: "Files and folders of texts.")
  var paths: [String]

  @Option(help: "Leave out the texts of this id, set, pair … May be repeated.")
  var exclude: [String] = []

  @Option(
    help: "Fit nothing to texts of this id, set, domain …, only test on them. May be repeated."
  )
  var testOnly: [String] = []

  @Option(help: "The folder to write to.")
  var output = "Sources/CWordData"

  @Option(help: "Work on this many tasks.")
  var tasks = ProcessInfo.processInfo.activeProcessorCount

  func run() async throws {
    var input = EvaluationInput(tasks: tasks)
    for path in paths { await input.add(path) }
    let unknown = input.select(only: [], excluded: exclude)
    for error in input.errors { print(error) }
    for name in unknown { print("no text has the id, set, pair … “\(name)”") }
    guard input.errors.isEmpty, unknown.isEmpty else { throw ExitCode.failure }
    let fit = await VerdictFit(
      input.sets,
      rules: ShippedPacks.rules(),
      testOnly: testOnly,
      tasks: tasks
    )
    let text = fit.model.text(symbols: GrammarSymbols.fingerprint)
    var bytes = Data()
    for weight in fit.weights {
      withUnsafeBytes(of: weight.littleEndian) { bytes.append(contentsOf: $0) }
    }
    let folder = URL(fileURLWithPath: output)
    try bytes.write(to: folder.appendingPathComponent("verdict-weights.bin"))
    try Data(text.utf8).write(to: folder.appendingPathComponent("verdict-model.tsv"))
    try Data(fit.guide.utf8).write(to: folder.appendingPathComponent("verdict-guide.txt"))
    print(fit.guide, terminator: "")
  }
}
