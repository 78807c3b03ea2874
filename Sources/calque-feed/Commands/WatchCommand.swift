import CalqueConsole
import ArgumentParser
import CalqueFeed
import Foundation
import Logging

/// `calque feed watch`: audits feeds for ever.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Audit feeds day and night, each at its interval.",
    discussion: """
      What happens is logged to standard error. When feeds.yml changes, it is read anew; one that cannot be \
      read leaves the old list in place. Failures put a feed off, up to eight times its interval.

      SIGTERM and SIGINT end it: what is finished is kept, what is begun is done anew another time. There is \
      one watch for a store; report, show and metrics may be asked beside it.

      Exit codes: 0 it was told to end; 2 wrong usage, or it could not begin.
      """
  )

  @OptionGroup var feeds: FeedsArguments

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("How many feeds are in work at once.", valueName: "number")
  )
  var jobs = 8

  @Option(
    help: ArgumentHelp(
      "Answer GET /metrics there, in the text format of Prometheus: 9464 or 127.0.0.1:9464.",
      valueName: "address"
    )
  )
  var metrics: String?

  @OptionGroup var logging: LogArguments

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1.") }
    if let metrics, Self.place(metrics) == nil {
      throw ValidationError("--metrics takes a port, or an address and a port, not “\(metrics)”.")
    }
  }

  func run() async throws {
    let file = try feeds.file()
    let path = file.settings.store
    let lock = try Console.reporting { try StoreLock(store: path) }
    let store = try Console.reporting { try FeedStore(path: path) }
    let logger = logging.logger(forTerminal: false)
    let server = try await serve(store, logger)
    let watch = FeedWatch(
      path: feeds.feeds,
      store: store,
      environment: ProcessInfo.processInfo.environment,
      tasks: jobs,
      logger: logger
    )
    let task = Task { try await watch.run() }
    let signals = EndingSignals { task.cancel() }
    let result = await task.result
    await server?.close()
    signals.ignore()
    _ = consume lock
    do {
      try result.get()
    } catch {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
  }

  private func serve(_ store: FeedStore, _ logger: Logger) async throws -> MetricsServer? {
    guard let place = metrics.flatMap(Self.place) else { return nil }
    let feeds = feeds
    do {
      let server = try await MetricsServer(host: place.host, port: place.port) {
        let file = try? SubscriptionFile(contentsOfFile: feeds.feeds)
        let now = FeedTime.now
        return try? store.metrics(of: file?.feeds ?? [], now: now).text
      }
      logger.info("answers GET /metrics", metadata: ["port": "\(server.port)"])
      return server
    } catch {
      Console.error("calque: nothing can listen at \(place.host):\(place.port): \(error)")
      throw Exit.unusable
    }
  }

  private static func place(_ text: String) -> (host: String, port: Int)? {
    if let port = UInt16(text) { return ("127.0.0.1", Int(port)) }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    let host = text[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
    return host.isEmpty ? nil : (String(host), Int(port))
  }
}
