import CalqueConsole
import CalqueAudit
import CalqueCore
import CalqueRules
import Foundation

/// Runs an audit, writes its reports, and says on standard error what these do not.
struct AuditRunner {
  let audit: ProjectAudit
  let inputs: [String]
  var standardInput: String?
  var asides = Asides()
  var cacheFolder: String?
  var isTimed = false

  /// Audits, and hands each document to every report.
  ///
  /// - Parameters:
  ///   - reports: what is written.
  ///   - each: gets each document besides.
  /// - Returns: what the run tells.
  /// - Throws: the exit code, when a report cannot be written; what is wrong is printed.
  func run(
    into reports: inout [ReportOutput],
    each: (DocumentReport) -> Void = { _ in }
  ) async throws -> ProjectAudit.Outcome {
    let bar = Console.showsProgress ? ProgressBar("files") : nil
    var fault: (any Error)?
    let outcome = await audit.run(
      inputs,
      tasks: ProcessInfo.processInfo.activeProcessorCount,
      standardInput: standardInput,
      asides: asides,
      cacheFolder: cacheFolder,
      isTimed: isTimed,
      progress: { files in bar?.advance(of: files) }
    ) { head, document in
      each(document)
      guard fault == nil else { return }
      do {
        for index in reports.indices { try reports[index].add(document, to: head) }
      } catch { fault = error }
    }
    bar?.clear()
    for failure in outcome.report.errors { Console.error("calque: \(failure)") }
    if outcome.leftOut > 0 {
      let files = outcome.leftOut == 1 ? "1 file is" : "\(outcome.leftOut) files are"
      Console.error("calque: \(files) left out, as “ignore” of \(Configuration.fileName) says")
    }
    for silence in outcome.staleSilences {
      Console.error(
        "calque: \(silence.place): this silence of \(silence.rules.text) silences nothing; take it away"
      )
    }
    for (limit, count) in outcome.exceeded {
      let place = limit.place.map { "\($0.name): max-findings" } ?? "--max-findings"
      let findings = count == 1 ? "1 finding" : "\(count) findings"
      Console.error("calque: \(findings), and \(place) lets \(limit.most) pass")
    }
    if let fault { throw fault }
    for index in reports.indices { try reports[index].finish(outcome.report) }
    return outcome
  }
}
