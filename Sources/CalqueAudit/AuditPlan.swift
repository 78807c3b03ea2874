import CalqueCore
import CalqueInput
import CalqueRules

/// What is to be done with each file of a run.
struct AuditPlan: Sendable {
  typealias Outcome = [Result<DocumentReport, InputError>]

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
  /// What is wrong with configurations and their packs, each once.
  private var faults: [PackError] = []
  private(set) var leftOut = 0

  init(
    _ paths: [String],
    _ compiler: SettingsCompiler,
    _ choice: ConfigurationChoice,
    standardInput: String?
  ) {
    self.standardInput = standardInput ?? "-"
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
      return .success(auditors.count - 1)
    } catch {
      return .failure(error)
    }
  }

  private mutating func note(_ error: PackError) {
    if !faults.contains(error) { faults.append(error) }
  }

  /// Does the jobs, and hands on what each gave, in order; after each, `progress` is told how many there are.
  func run(
    tasks: Int,
    progress: (@Sendable (Int) -> Void)?,
    receive: (Int, Outcome) -> Void
  ) async {
    await concurrentForEach(
      count: jobs.count,
      tasks: tasks,
      {
        let outcome = outcome(of: jobs[$0])
        progress?(jobs.count)
        return outcome
      },
      receive: receive
    )
  }

  private func outcome(of job: Job) -> Outcome {
    guard let index = job.auditor else {
      let message = "not audited, because its configuration \(job.broken ?? "") is broken"
      return [.failure(InputError(path: name(of: job.path), message: message))]
    }
    let auditor = auditors[index]
    var outcome: Outcome = []
    do throws(InputError) {
      let bytes = try Readers.fileBytes(path: job.path)
      try Readers.read(
        bytes: bytes,
        path: name(of: job.path),
        format: auditor.options.inputFormat
      ) {
        outcome.append($0.map { auditor.audit($0, silences: job.silences) })
      }
    } catch {
      outcome.append(.failure(error))
    }
    let thresholds = auditor.options.thresholds
    return outcome.map { result in
      result.map { document in
        var document = document
        document.thresholds = thresholds
        return document
      }
    }
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
