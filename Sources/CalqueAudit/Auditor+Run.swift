public import CalqueCore
import CalqueInput
import CalqueRules

extension Auditor {
  /// Audits files and folders, one task a file, and returns their reports in input order.
  ///
  /// A file may hold many documents; each has a report of its own. A file, or a document in one, that
  /// cannot be read becomes an entry of the report's errors; the others go on.
  public func run(_ inputs: [String], tasks: Int) async -> AuditReport {
    let found = InputDiscovery.find(inputs)
    var outcomes: [[Result<DocumentReport, InputError>]] = found.paths.map { _ in [] }
    await withTaskGroup(of: (Int, [Result<DocumentReport, InputError>]).self) { group in
      var next = 0
      func start() {
        guard next < found.paths.count else { return }
        let index = next
        let path = found.paths[index]
        next += 1
        group.addTask { (index, audit(path: path)) }
      }
      for _ in 0..<max(1, tasks) { start() }
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        start()
      }
    }
    var documents: [DocumentReport] = []
    var failures = found.failures
    for outcome in outcomes.joined() {
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

  /// The reports of the documents in a file, in order.
  private func audit(path: String) -> [Result<DocumentReport, InputError>] {
    var outcomes: [Result<DocumentReport, InputError>] = []
    do throws(InputError) {
      try Readers.read(contentsOfFile: path) { outcomes.append($0.map { audit($0) }) }
    } catch {
      outcomes.append(.failure(error))
    }
    return outcomes
  }
}
