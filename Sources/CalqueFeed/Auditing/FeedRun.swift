import CalqueAudit
import CalquePacks
public import CalqueRules

/// Audits many feeds, several at once.
public struct FeedRun: Sendable {
  /// What a run does.
  public enum Mode: Sendable {
    /// Fetches with a fetcher, and audits what is new.
    case fetching(Fetcher)
    /// Audits what the store holds with today's packs and choices.
    case stored
  }

  /// How many pages of a feed are asked for in one run; the others wait for the next.
  public static let pagesInOneRun = LinkFollower.most

  private let audits: [FeedAudit]
  /// The audits by the names of their feeds.
  var auditsByName: [String: FeedAudit] {
    Dictionary(audits.map { ($0.subscription.name, $0) }) { first, _ in first }
  }
  /// What is wrong with packs that the feeds use; their other rules take part.
  public let packErrors: [PackError]

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - feeds: the feeds.
  ///   - file: the path of their list, whose configuration holds for them.
  ///   - store: what is known of them.
  ///   - environment: the variables that headers come from.
  /// - Throws: `PackError` that says what is wrong with a configuration.
  public init(
    _ feeds: [FeedSubscription],
    of file: String,
    store: FeedStore,
    environment: [String: String]
  ) throws(PackError) {
    let project = ProjectAudit(rules: ShippedPacks.rules())
    // Most feeds choose nothing of their own.
    var known: [String: SectionAuditor] = [:]
    var errors: [PackError] = []
    var audits: [FeedAudit] = []
    for feed in feeds {
      let auditor: SectionAuditor
      if let same = known[feed.choices.text] {
        auditor = same
      } else {
        auditor = try project.auditor(for: file, with: feed.choices)
      }
      for error in auditor.errors where !errors.contains(error) { errors.append(error) }
      known[feed.choices.text] = auditor
      audits.append(FeedAudit(feed, auditor: auditor, store: store, environment: environment))
    }
    self.audits = audits
    packErrors = errors
  }

  /// Audits the feeds and hands on what came of each, as they end.
  ///
  /// - Parameters:
  ///   - mode: what is done.
  ///   - tasks: how many feeds there are in work at once.
  ///   - receive: gets each outcome.
  /// - Throws: `FeedFault` when the store cannot be used; the feeds in work end first.
  public func run(
    _ mode: Mode,
    tasks: Int,
    receive: (FeedOutcome) -> Void
  ) async throws(FeedFault) {
    typealias Step = Result<FeedOutcome, FeedFault>
    var fault: FeedFault?
    await withTaskGroup(of: Step.self) { group in
      var next = 0
      func start() {
        let audit = audits[next]
        next += 1
        group.addTask {
          do throws(FeedFault) {
            switch mode {
            case .fetching(let fetcher): return .success(try await audit.run(fetcher))
            case .stored: return .success(try audit.again())
            }
          } catch {
            return .failure(error)
          }
        }
      }
      while next < min(tasks, audits.count) { start() }
      while let step = await group.next() {
        switch step {
        case .success(let outcome): receive(outcome)
        case .failure(let error): fault = fault ?? error
        }
        if next < audits.count, fault == nil, !Task.isCancelled { start() }
      }
    }
    if let fault { throw fault }
  }
}
