public import CalqueCore
import CalqueInput
import CalqueRules

extension Auditor {
  /// Audits files and folders, one task a file, and returns their reports in input order.
  ///
  /// A file that cannot be read becomes an entry of the report's errors; the others go on.
  public func run(_ inputs: [String], tasks: Int) async -> AuditReport {
    let found = InputDiscovery.find(inputs)
    var outcomes: [Result<DocumentReport, InputError>?] = found.paths.map { _ in nil }
    await withTaskGroup(of: (Int, Result<DocumentReport, InputError>).self) { group in
      var next = 0
      func start() {
        guard next < found.paths.count else { return }
        let index = next
        let path = found.paths[index]
        next += 1
        group.addTask { (index, outcome(of: path)) }
      }
      for _ in 0..<max(1, tasks) { start() }
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        start()
      }
    }
    var documents: [DocumentReport] = []
    var failures = found.failures
    for outcome in outcomes {
      switch outcome {
      case .success(let document): documents.append(document)
      case .failure(let error):
        failures.append(
          InputFailure(
            path: error.path,
            message: error.message,
            line: error.line,
            column: error.column
          )
        )
      case nil: continue
      }
    }
    return AuditReport(
      tool: .calque,
      packs: rules.packs.map(\.summary),
      documents: documents,
      errors: failures,
      minimumConfidence: options.minimumConfidence,
      failOn: options.failOn,
      score: Scorer(parameters: options.score).pooled(documents),
      minimumScore: options.minimumScore
    )
  }

  private func outcome(of path: String) -> Result<DocumentReport, InputError> {
    do throws(InputError) {
      return .success(audit(try Readers.read(contentsOfFile: path, format: options.inputFormat)))
    } catch {
      return .failure(error)
    }
  }
}
