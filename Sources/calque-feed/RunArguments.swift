import CalqueConsole
import ArgumentParser
import CalqueFeed
import Foundation
import Logging

/// What commands that audit feeds have in common.
struct RunArguments: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(help: ArgumentHelp("Names of feeds; all when none.", valueName: "name"))
  var names: [String] = []

  @OptionGroup var feeds: FeedsArguments

  @Option(help: "How to print what was found: text or json.")
  var format = Format.text

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("How many feeds are in work at once.", valueName: "number")
  )
  var jobs = 8

  @OptionGroup var logging: LogArguments

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1.") }
  }

  /// Audits, prints what was found, and ends the program with its exit code.
  ///
  /// - Parameters:
  ///   - file: the list of feeds.
  ///   - fetcher: fetches; nil audits what the store holds.
  ///   - isTrial: whether nothing is kept and nobody told.
  /// - Throws: the exit code when it is not 0.
  func run(_ file: SubscriptionFile, _ fetcher: Fetcher?, isTrial: Bool) async throws {
    let wanted = try Console.reporting { try file.feeds(named: names) }
    let path = file.settings.store
    // Held until the run is over.
    let lock: StoreLock?
    if isTrial { lock = nil } else { lock = try Console.reporting { try StoreLock(store: path) } }
    let store = try Console.reporting { () throws(StoreError) in
      isTrial ? try FeedStore(inMemoryFrom: path) : try FeedStore(path: path)
    }
    let environment = ProcessInfo.processInfo.environment
    let feeds = try Console.reporting {
      try FeedRun(wanted, of: file.path, store: store, environment: environment)
    }
    let hasTerminal = Console.showsProgress
    let logger = logging.logger(forTerminal: hasTerminal)
    for error in feeds.packErrors { logger.error("\(error)") }
    var page = OutcomePage()
    let progress = hasTerminal ? ProgressBar("feeds") : nil
    var unhealthy: Set<String> = []
    do throws(FeedFault) {
      try await feeds.run(fetcher.map { .fetching($0) } ?? .stored, tasks: jobs) { outcome in
        page.add(outcome)
        logger.log(outcome)
        progress?.advance(of: wanted.count)
      }
      progress?.clear()
      if let fetcher {
        let alerter = Alerter(file, store: store, fetcher: fetcher, environment: environment)
        let now = FeedTime.now
        let judgement = try alerter.judge(now: now)
        unhealthy = Set(judgement.raised.map(\.name))
        logger.log(judgement)
        if !isTrial {
          logger.log(try await alerter.tell(now: now))
        }
      }
    } catch {
      progress?.clear()
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
    if fetcher != nil, !isTrial, let keep = file.settings.keep {
      _ = try Console.reporting { () throws(StoreError) in
        try store.prune(before: FeedTime.now - keep.seconds)
      }
    }
    _ = consume lock
    Console.output(format == .text ? page.text : try page.json())
    if page.hasProblems || !feeds.packErrors.isEmpty { throw Exit.unusable }
    if page.fails || wanted.contains(where: { unhealthy.contains($0.name) }) {
      throw Exit.findings
    }
  }
}
