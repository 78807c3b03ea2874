import CalqueCore
import CalqueInput
import CalqueRules

/// What is to be done with each file of a run.
struct AuditPlan: Sendable {
  typealias Outcome = FileAudit.Outcome

  /// A file and the auditor for it.
  private struct Job: Sendable {
    var path: String
    /// Index of the auditor; nil when its configuration is broken.
    var auditor: Int?
    var silences: [ConfiguredSilence] = []
    /// The configuration that is broken.
    var broken: String?
  }

  /// What standard input is called.
  private let standardInput: String
  private var jobs: [Job] = []
  /// The auditors, one for all files for which the same holds.
  private var auditors: [Auditor] = []
  /// How many findings the files of each auditor may have, together with others under the same limit.
  private var limits: [FindingLimit?] = []
  /// By what the results of each auditor are known again.
  private var identities: [ContentHash] = []
  /// The program's identity, when there is a cache.
  private let program: ContentHash?
  /// What is wrong with configurations and their packs, each once.
  private var faults: [PackError] = []
  private(set) var leftOut = 0

  init(
    _ paths: [String],
    _ compiler: SettingsCompiler,
    _ choice: ConfigurationChoice,
    standardInput: String?,
    isCached: Bool = false
  ) {
    self.standardInput = standardInput ?? "-"
    program = isCached ? CacheIdentity.program() : nil
    var store = ConfigurationStore(choice)
    var known: [String: Result<Int, PackError>] = [:]
    for path in paths {
      do throws(PackError) {
        let found = try store.find(for: name(of: path))
        guard found.ignored == nil else {
          leftOut += 1
          continue
        }
        let result = known[found.key] ?? compile(found.layers, compiler)
        known[found.key] = result
        jobs.append(Job(path: path, auditor: try result.get(), silences: found.silences))
      } catch {
        note(error)
        jobs.append(Job(path: path, broken: error.path))
      }
    }
  }

  /// What an input is called: its path, or the name that standard input was given.
  private func name(of path: String) -> String { path == "-" ? standardInput : path }

  private mutating func compile(
    _ layers: [ConfigurationLayer],
    _ compiler: SettingsCompiler
  ) -> Result<Int, PackError> {
    do throws(PackError) {
      let settings = try compiler.settings(layers)
      settings.packErrors.forEach { note($0) }
      auditors.append(Auditor(rules: settings.rules, options: settings.options))
      limits.append(FindingLimit(settings, compiler.choices))
      identities.append(
        program.map { CacheIdentity.auditor(layers, settings, program: $0) } ?? ContentHash()
      )
      return .success(auditors.count - 1)
    } catch {
      return .failure(error)
    }
  }

  private mutating func note(_ error: PackError) {
    if !faults.contains(error) { faults.append(error) }
  }

  /// Does something with each file and hands on what it gives, in order.
  func forEach<Value: Sendable>(
    tasks: Int,
    progress: (@Sendable (Int) -> Void)? = nil,
    _ body: @escaping @Sendable (FileAudit) -> Value,
    receive: (Int, Value) -> Void
  ) async {
    await concurrentForEach(
      count: jobs.count,
      tasks: tasks,
      { index in
        let value = body(file(index))
        progress?(jobs.count)
        return value
      },
      receive: receive
    )
  }

  private func file(_ index: Int) -> FileAudit {
    let job = jobs[index]
    return FileAudit(
      path: job.path,
      name: name(of: job.path),
      auditor: job.auditor.map { auditors[$0] },
      identity: job.auditor.map { identities[$0] } ?? ContentHash(),
      silences: job.silences,
      broken: job.broken ?? ""
    )
  }

  /// Whether a configuration silences anything, so that it may be stale.
  var hasSilences: Bool { jobs.contains { !$0.silences.isEmpty } }

  /// Notes what the silences of a job did.
  func note(_ index: Int, _ outcome: Outcome, in stale: inout StaleSilences) {
    let job = jobs[index]
    guard !job.silences.isEmpty, let number = job.auditor else { return }
    let auditor = auditors[number]
    stale.note(job.silences, outcome) { auditor.listsAny(of: $0.rules) }
  }

  /// How many findings the file of a job may have, together with others.
  func limit(ofJob index: Int) -> FindingLimit? { jobs[index].auditor.flatMap { limits[$0] } }

  /// Whether reports of a job's file list what a rule finds.
  func lists(_ rule: String, job index: Int) -> Bool {
    jobs[index].auditor.map { auditors[$0].listsAny(of: RulePattern(rule)) } ?? false
  }

  /// The report before its documents, and how the run is scored.
  ///
  /// What holds for all documents alike is said once, of the run.
  func head(
    failures: [InputFailure],
    _ compiler: SettingsCompiler
  ) -> (report: AuditReport, scorer: Scorer) {
    var options = compiler.options
    compiler.choices.apply(to: &options)
    let all = auditors.map(\.options)
    if let first = all.first, all.allSatisfy({ $0.thresholds == first.thresholds }) {
      options.minimumConfidence = first.minimumConfidence
      options.failOn = first.failOn
      options.minimumScore = first.minimumScore
    }
    if let first = all.first, all.allSatisfy({ $0.score == first.score }) {
      options.score = first.score
    }
    let report = AuditReport(
      tool: .calque,
      packs: packs(or: compiler.rules),
      documents: [],
      errors: failures + faults.map(InputFailure.init),
      minimumConfidence: options.minimumConfidence,
      failOn: options.failOn,
      minimumScore: options.minimumScore
    )
    return (report, Scorer(parameters: options.score))
  }

  /// The packs that were used for any file.
  private func packs(or rules: CompiledRules) -> [PackSummary] {
    var packs: [PackSummary] = []
    for pack in (auditors.isEmpty ? [rules] : auditors.map(\.rules)).flatMap(\.packsInUse)
    where !packs.contains(pack.summary) {
      packs.append(pack.summary)
    }
    return packs
  }
}

extension AuditOptions {
  /// From where on findings are listed and fail the run.
  var thresholds: Thresholds {
    Thresholds(minimumConfidence: minimumConfidence, failOn: failOn, minimumScore: minimumScore)
  }
}

extension InputFailure {
  /// An input that could not be read.
  init(_ error: InputError) {
    self.init(path: error.path, message: error.message, line: error.line, column: error.column)
  }

  /// What is wrong with a configuration or a pack, as what could not be read.
  fileprivate init(_ error: PackError) {
    self.init(
      path: error.path,
      message: error.message,
      line: error.line > 0 ? error.line : nil,
      column: error.line > 0 ? error.column : nil
    )
  }
}
