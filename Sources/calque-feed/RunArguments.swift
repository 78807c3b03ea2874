import ArgumentParser
import CalqueFeed
import Foundation

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

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1.") }
  }

  /// Audits, prints what was found, and ends the program with its exit code.
  func run(_ file: SubscriptionFile, _ mode: FeedRun.Mode, isTrial: Bool) async throws {
    let wanted = try Console.reporting { try file.feeds(named: names) }
    let path = file.settings.store
    // Held until the run is over.
    let lock: StoreLock?
    if isTrial { lock = nil } else { lock = try Console.reporting { try StoreLock(store: path) } }
    let store = try Console.reporting { () throws(StoreError) in
      isTrial ? try FeedStore(inMemoryFrom: path) : try FeedStore(path: path)
    }
    let feeds = try Console.reporting {
      try FeedRun(
        wanted,
        of: file.path,
        store: store,
        environment: ProcessInfo.processInfo.environment
      )
    }
    for error in feeds.packErrors { Console.error("calque: \(error)") }
    var page = OutcomePage()
    let progress = Progress(of: wanted.count)
    do throws(FeedFault) {
      try await feeds.run(mode, tasks: jobs) { outcome in
        page.add(outcome)
        progress.show(page.count)
      }
    } catch {
      progress.clear()
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
    progress.clear()
    _ = consume lock
    for problem in page.problems { Console.error("calque: \(problem)") }
    Console.output(format == .text ? page.text : try page.json())
    if !page.problems.isEmpty || !feeds.packErrors.isEmpty { throw Exit.unusable }
    if page.fails { throw Exit.findings }
  }
}

/// A line on standard error that says how far a long run is, when that is a terminal.
struct Progress {
  private let count: Int
  private let isShown: Bool

  init(of count: Int) {
    self.count = count
    isShown = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Says how many feeds are done.
  func show(_ done: Int) {
    guard isShown, count > 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(done) of \(count) feeds".utf8))
  }

  /// Takes the line away.
  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
