public import CalqueRules
import Foundation
public import Logging

/// Asks feeds for ever, each at its interval, audits what is new, and tells who is to be told.
///
/// The list of feeds is read anew when its file changes. A list that cannot be read leaves the old one in place.
public struct FeedWatch: Sendable {
  /// What the list of feeds made.
  private struct Plan: Sendable {
    var file: SubscriptionFile
    var audits: [String: FeedAudit]
    var fetcher: Fetcher
  }

  /// What a part of the work gave.
  private enum Step: Sendable {
    case audited(Result<FeedOutcome, FeedFault>, String)
    case told
    case second
  }

  private let path: String
  private let store: FeedStore
  private let environment: [String: String]
  private let tasks: Int
  private let logger: Logger

  /// Seconds between two looks at the health of feeds.
  private static let alertPause: Int64 = 60
  /// Seconds between two deletions of what is old.
  private static let prunePause: Int64 = 21_600

  /// Prepares a watch.
  ///
  /// - Parameters:
  ///   - path: the file that lists the feeds.
  ///   - store: what is known of them.
  ///   - environment: the variables that headers, secrets and proxies come from.
  ///   - tasks: how many feeds are in work at once.
  ///   - logger: is told what happens.
  public init(
    path: String,
    store: FeedStore,
    environment: [String: String],
    tasks: Int,
    logger: Logger
  ) {
    self.path = path
    self.store = store
    self.environment = environment
    self.tasks = tasks
    self.logger = logger
  }

  /// Works until its task is cancelled; what is begun then is broken off, and what is finished is kept.
  ///
  /// - Throws: `PackError` when the list of feeds cannot be read at the beginning.
  public func run() async throws(PackError) {
    var stamp = FileStamp(path)
    var plan = try self.plan()
    var schedule = WatchSchedule()
    schedule.plan(plan.file.feeds, states())
    logger.info("watching", metadata: ["feeds": "\(plan.file.feeds.count)"])
    var (nextAlert, nextPruning) = (FeedTime.now + 5, FeedTime.now)
    await withTaskGroup(of: Step.self) { group in
      var running = 0
      var isTelling = false
      group.addTask { await Self.second() }
      while !Task.isCancelled {
        while running < tasks, let name = schedule.start(at: FeedTime.now) {
          guard let audit = plan.audits[name] else { continue }
          running += 1
          group.addTask { [fetcher = plan.fetcher] in
            await self.audit(audit, fetcher, name)
          }
        }
        guard let step = await group.next() else { break }
        switch step {
        case .second: group.addTask { await Self.second() }
        case .told: isTelling = false
        case .audited(let result, let name):
          running -= 1
          report(result, name)
          schedule.finish(
            name,
            plan.audits[name]?.subscription.interval ?? plan.file.settings.interval,
            states(of: name).first,
            now: FeedTime.now,
            jitter: .random(in: 0...1)
          )
        }
        if let newer = FileStamp(path), newer != stamp {
          stamp = newer
          if let changed = reload() {
            plan = changed
            schedule.plan(plan.file.feeds, states())
          }
        }
        if FeedTime.now >= nextAlert, !isTelling {
          nextAlert = FeedTime.now + Self.alertPause
          isTelling = true
          group.addTask { [plan] in await tell(plan) }
        }
        if FeedTime.now >= nextPruning {
          nextPruning = FeedTime.now + Self.prunePause
          prune(plan.file.settings.keep)
        }
      }
      group.cancelAll()
      await group.waitForAll()
    }
    logger.info("stopped")
  }

  private static func second() async -> Step {
    try? await Task.sleep(for: .seconds(1))
    return .second
  }

  // MARK: The list of feeds

  private func plan() throws(PackError) -> Plan {
    let file = try SubscriptionFile(contentsOfFile: path)
    let run = try FeedRun(file.feeds, of: path, store: store, environment: environment)
    for error in run.packErrors { logger.error("\(error)") }
    return Plan(
      file: file,
      audits: run.auditsByName,
      fetcher: file.settings.fetcher(environment: environment)
    )
  }

  private func reload() -> Plan? {
    do throws(PackError) {
      let plan = try self.plan()
      guard plan.file.settings.store == store.path else {
        logger.error("the store has changed in the list of feeds: start anew to use it")
        return nil
      }
      logger.info("the list of feeds was read anew", metadata: ["feeds": "\(plan.audits.count)"])
      return plan
    } catch {
      logger.error("\(error); the list of before stays")
      return nil
    }
  }

  private func states(of name: String? = nil) -> [FetchState] {
    do throws(StoreError) {
      return try store.fetchStates(of: name)
    } catch {
      logger.error("\(error)")
      return []
    }
  }

  // MARK: Work

  private func audit(_ audit: FeedAudit, _ fetcher: Fetcher, _ name: String) async -> Step {
    do throws(FeedFault) {
      return .audited(.success(try await audit.run(fetcher)), name)
    } catch {
      return .audited(.failure(error), name)
    }
  }

  private func report(_ result: Result<FeedOutcome, FeedFault>, _ name: String) {
    switch result {
    case .success(let outcome): logger.log(outcome)
    case .failure(let fault): logger.error("\(fault)", metadata: ["feed": "\(name)"])
    }
  }

  private func tell(_ plan: Plan) async -> Step {
    let alerter = Alerter(
      plan.file,
      store: store,
      fetcher: plan.fetcher,
      environment: environment
    )
    do throws(FeedFault) {
      logger.log(try alerter.judge(now: FeedTime.now))
      logger.log(try await alerter.tell(now: FeedTime.now))
    } catch {
      logger.error("\(error)")
    }
    return .told
  }

  private func prune(_ keep: Timespan?) {
    guard let keep else { return }
    do throws(StoreError) {
      let gone = try store.prune(before: FeedTime.now - keep.seconds)
      guard gone.versions > 0 else { return }
      logger.info(
        "deleted what is old",
        metadata: ["items": "\(gone.items)", "versions": "\(gone.versions)"]
      )
    } catch {
      logger.error("\(error)")
    }
  }
}
