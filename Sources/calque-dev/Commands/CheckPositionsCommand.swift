public import ArgumentParser
import CalqueAudit
public import CalqueCore
import CalqueLab
import CalquePacks
import Foundation

extension DocumentFormat: ExpressibleByArgument {}

/// `calque-dev check-positions`: proves that places hold what they say.
struct CheckPositionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-positions",
    abstract: "Decode the bytes of every finding and of random words, and compare."
  )

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Option(help: "How many random words of each file to try.")
  var words = 1_000

  @Option(help: "Read all files as this format.")
  var inputFormat: DocumentFormat?

  func run() async throws {
    let found = InputDiscovery.find(inputs)
    let checker = PositionChecker(rules: ShippedPacks.rules(), wordsPerFile: words)
    let outcomes = await concurrentMap(
      count: found.paths.count,
      tasks: ProcessInfo.processInfo.activeProcessorCount
    ) { checker.check(path: found.paths[$0], format: inputFormat) }
    for outcome in outcomes {
      for mismatch in outcome.mismatches { print("\(outcome.path): \(mismatch)") }
      if let failure = outcome.failure { print("\(outcome.path): \(failure)") }
      if outcome.words == 0, outcome.failure == nil { print("\(outcome.path): no copy") }
    }
    let mismatches = outcomes.reduce(0) { $0 + $1.mismatches.count }
    print(
      """
      \(outcomes.count) files, \(outcomes.reduce(0) { $0 + $1.findings }) findings and \
      \(outcomes.reduce(0) { $0 + $1.words }) words decoded, \
      \(outcomes.reduce(0) { $0 + $1.approximate }) approximate, \(mismatches) mismatches
      """
    )
    let failed = !found.failures.isEmpty || outcomes.contains { $0.failure != nil }
    if mismatches > 0 || failed || outcomes.isEmpty { throw ExitCode.failure }
  }
}
