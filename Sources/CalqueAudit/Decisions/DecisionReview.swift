public import CalqueCore
import CalqueRules

/// Decisions held against what their files hold today.
public struct DecisionReview: Sendable {
  /// A finding that is right as it is.
  public struct Dismissal: Sendable {
    /// The decision.
    public var decision: Decision
    /// The finding.
    public var finding: Finding
    /// Whether its matter is a name, so that its words go to the house's names.
    public var isName: Bool
    /// The document, with this finding only.
    var document: DocumentReport
  }

  /// What is right.
  public internal(set) var dismissals: [Dismissal] = []
  /// The files with the suggestions that were accepted.
  public internal(set) var fixes: [FileFix] = []
  /// What was accepted, but has to be written by hand.
  public internal(set) var unmade: [Decision] = []
  /// What is set aside already.
  public internal(set) var settled: [Decision] = []
  /// Decisions on what their files do not have any more.
  public internal(set) var lost: [Decision] = []
  /// What could not be read.
  public internal(set) var failures: [InputFailure] = []
}

extension ProjectAudit {
  /// Finds the findings that were decided on, by auditing their files again.
  ///
  /// - Parameters:
  ///   - decisions: the decisions; their paths must be as they were given to the audit.
  ///   - tasks: how many files are audited at once.
  /// - Returns: what is to be done. No file is written.
  public func review(_ decisions: [Decision], tasks: Int) async -> DecisionReview {
    var review = DecisionReview()
    var files: [String] = []
    // What came by standard input is gone.
    for decision in decisions where decision.path != "-" && !files.contains(decision.file) {
      files.append(decision.file)
    }
    let wanted = Dictionary(decisions.map { ($0.fingerprint, $0) }, uniquingKeysWith: { $1 })
    let plan = AuditPlan(files, compiler, configuration, standardInput: nil)
    review.failures = plan.head(failures: [], compiler).report.errors
    var met: Set<String> = []
    var accepted: Set<String> = []
    await plan.forEach(tasks: tasks) { file in
      (file.done().outcome, Set(file.auditor.map { $0.rulesOnNames } ?? []))
    } receive: { _, result in
      for outcome in result.0 {
        switch outcome {
        case .failure(let error): review.failures.append(InputFailure(error))
        case .success(let document):
          for silenced in document.silenced {
            guard let decision = wanted[silenced.finding.fingerprint] else { continue }
            met.insert(decision.fingerprint)
            review.settled.append(decision)
          }
          for finding in document.findings {
            guard let decision = wanted[finding.fingerprint] else { continue }
            met.insert(decision.fingerprint)
            guard decision.status == .dismissed else {
              accepted.insert(decision.fingerprint)
              continue
            }
            var document = document
            document.findings = [finding]
            review.dismissals.append(
              DecisionReview.Dismissal(
                decision: decision,
                finding: finding,
                isName: result.1.contains(finding.rule),
                document: document
              )
            )
          }
        }
      }
    }
    review.lost = decisions.filter { !met.contains($0.fingerprint) }
    await accept(decisions.filter { accepted.contains($0.fingerprint) }, tasks: tasks, &review)
    return review
  }

  /// Makes what was accepted; of several suggestions the first.
  private func accept(
    _ decisions: [Decision],
    tasks: Int,
    _ review: inout DecisionReview
  ) async {
    guard !decisions.isEmpty else { return }
    let wanted = Set(decisions.map(\.fingerprint))
    var files: [String] = []
    for decision in decisions where !files.contains(decision.file) { files.append(decision.file) }
    var made: Set<String> = []
    review.failures += await mend(
      files,
      tasks: tasks,
      rounds: 1,
      { wanted.contains($0.fingerprint) ? $0.suggestions.first : nil },
      receive: { fix in
        made.formUnion(fix.mended.map(\.fingerprint))
        if fix.after != fix.before { review.fixes.append(fix) }
      }
    )
    review.unmade = decisions.filter { !made.contains($0.fingerprint) }
  }
}

extension Auditor {
  /// The ids of the rules whose matter are names.
  fileprivate var rulesOnNames: [String] {
    zip(rules.rules, rules.concernsNames).filter(\.1).map(\.0.descriptor.id)
  }
}
