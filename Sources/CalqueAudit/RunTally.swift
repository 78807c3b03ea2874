import CalqueCore
import CalqueInput

/// What a run gathers of its files.
struct RunTally {
  /// The report as it is before its documents.
  let head: AuditReport
  private let plan: AuditPlan
  private var report: AuditReport
  private var pool = ScorePool()
  private var isFailing = false
  private var asides: Asides
  private var stale: StaleSilences
  private var clock: StageClock
  /// How many findings there are under each limit.
  private var counts: [FindingLimit: Int] = [:]
  /// What the cache is to learn, and what it knew.
  private(set) var learned: [ContentHash: [UInt8]] = [:]
  private(set) var used: Set<ContentHash> = []

  init(
    _ plan: AuditPlan,
    head: AuditReport,
    asides: Asides,
    stale: StaleSilences,
    clock: StageClock
  ) {
    (self.plan, self.head, self.asides, self.stale, self.clock) = (plan, head, asides, stale, clock)
    report = head
  }

  /// Takes what a file gave, and hands on its documents.
  mutating func take(_ done: FileAudit.Done, job: Int, receive: (DocumentReport) -> Void) {
    clock.add(done.clock)
    if let key = done.key {
      if let payload = done.learned { learned[key] = payload } else { used.insert(key) }
    }
    plan.note(job, done.outcome, in: &stale)
    for result in done.outcome {
      switch result {
      case .success(let document): receive(take(document, job: job))
      case .failure(let error): report.errors.append(InputFailure(error))
      }
    }
  }

  private mutating func take(_ document: DocumentReport, job: Int) -> DocumentReport {
    var document = document
    if document.thresholds == head.thresholds { document.thresholds = nil }
    pool.add(document)
    asides.apply(to: &document) { [plan] in plan.lists($0, job: job) }
    isFailing = isFailing || head.isFailing(document)
    if let limit = plan.limit(ofJob: job) {
      counts[limit, default: 0] += document.findings.count { $0.confidence >= .likely }
    }
    return document
  }

  /// What the run tells when all files are done.
  func outcome(_ scorer: Scorer) -> ProjectAudit.Outcome {
    var report = report
    report.score = scorer.pooled(pool)
    let exceeded = counts.filter { $0.value > $0.key.most }
    return ProjectAudit.Outcome(
      report: report,
      passes: !isFailing && !report.thresholds.isFailing(report.score) && exceeded.isEmpty,
      leftOut: plan.leftOut,
      staleSilences: stale.all(),
      exceeded: exceeded,
      clock: clock,
      fromCache: used.count,
      staleKnown: asides.stale()
    )
  }
}
