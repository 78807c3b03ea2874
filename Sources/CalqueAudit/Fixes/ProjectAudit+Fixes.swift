public import CalqueCore
import CalqueInput

extension ProjectAudit {
  /// Most times over that a file is mended: a mended place may show another fault.
  private static let rounds = 5

  /// Makes the safe suggestions in files, without writing any.
  ///
  /// A suggestion is safe when it is the only one, the finding stands in one piece of an HTML, Markdown or
  /// text file, and the changed file, read again, has the text that was meant and no other change.
  /// Findings that are silenced stay; what a baseline knows is mended.
  ///
  /// - Parameters:
  ///   - inputs: files and folders.
  ///   - tasks: how many files are worked on at once.
  ///   - confidence: how sure a finding must be to be mended.
  ///   - receive: gets every file, in order.
  /// - Returns: what could not be read.
  public func fix(
    _ inputs: [String],
    tasks: Int,
    confidence: Confidence,
    receive: (FileFix) -> Void
  ) async -> [InputFailure] {
    await mend(
      inputs,
      tasks: tasks,
      rounds: Self.rounds,
      { finding in
        guard finding.confidence >= confidence, finding.suggestions.count == 1 else { return nil }
        return finding.suggestions.first
      },
      receive: receive
    )
  }

  /// Makes the chosen suggestions in files, without writing any.
  func mend(
    _ inputs: [String],
    tasks: Int,
    rounds: Int,
    _ choose: @escaping @Sendable (Finding) -> Suggestion?,
    receive: (FileFix) -> Void
  ) async -> [InputFailure] {
    let found = InputDiscovery.find(inputs)
    let plan = AuditPlan(found.paths, compiler, configuration, standardInput: nil)
    var failures = plan.head(failures: found.failures, compiler).report.errors
    await plan.forEach(tasks: tasks) { file -> Result<FileFix, InputError> in
      let mender = FileMender(audit: { file.outcome(of: $0) }, choose: choose)
      do throws(InputError) {
        return .success(try mender.mend(path: file.path, try file.bytes(), rounds: rounds))
      } catch {
        return .failure(error)
      }
    } receive: { _, result in
      switch result {
      case .success(let fix): receive(fix)
      case .failure(let error): failures.append(InputFailure(error))
      }
    }
    return failures
  }
}
