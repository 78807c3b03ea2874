import CalqueTestSupport
import GRDB
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import CalqueFeed

@Suite struct WatchTests {
  private func feeds(_ text: String) throws -> [FeedSubscription] {
    try SubscriptionFile(text, path: "feeds.yml").feeds
  }

  private func state(
    _ name: String,
    asked: Int64?,
    failures: Int = 0,
    notBefore: Int64? = nil
  ) -> FetchState {
    FetchState(
      id: 1,
      name: name,
      url: "http://\(name).example/",
      lastAsked: asked,
      failures: failures,
      notBefore: notBefore,
      isRetired: false
    )
  }

  private let list = """
    feeds:
      - {name: a, url: "http://a.example/", interval: 10m}
      - {name: b, url: "http://b.example/", interval: 20m}
      - {name: c, url: "http://c.example/"}
    """

  @Test func feedsAreAskedAtTheirIntervals() throws {
    var schedule = WatchSchedule()
    schedule.plan(try feeds(list), [state("a", asked: 1_000), state("b", asked: 1_000)])
    // Never asked before.
    #expect(schedule.start(at: 1_100) == "c")
    #expect(schedule.start(at: 1_599) == nil)
    #expect(schedule.start(at: 1_600) == "a")
    #expect(schedule.start(at: 2_199) == nil)
    #expect(schedule.start(at: 2_200) == "b")
    let time = try #require(Timespan("10m"))
    schedule.finish("a", time, state("a", asked: 1_601), now: 1_602, jitter: 0.5)
    #expect(schedule.start(at: 2_231) == nil)
    #expect(schedule.start(at: 2_232) == "a")
    // One that is gone is not asked, and its turn comes no sooner.
    schedule.finish("a", time, state("a", asked: 1_601), now: 9_000, jitter: 0)
    #expect(schedule.start(at: 9_599) == nil)
    #expect(schedule.start(at: 9_600) == "a")
  }

  @Test(arguments: [(1, 1_200), (2, 2_400), (3, 4_800), (9, 4_800)])
  func failuresPutAFeedOff(failures: Int, delay: Int64) throws {
    var schedule = WatchSchedule()
    schedule.plan(try feeds(list), [state("a", asked: 0, failures: failures)])
    #expect([schedule.start(at: 1), schedule.start(at: 1)] == ["b", "c"])
    #expect(schedule.start(at: delay - 1) == nil)
    #expect(schedule.start(at: delay) == "a")
  }

  @Test func whatAServerAsksForGoesFirst() throws {
    var schedule = WatchSchedule()
    schedule.plan(try feeds(list), [state("a", asked: 0, failures: 1, notBefore: 90_000)])
    _ = [schedule.start(at: 1), schedule.start(at: 1)]
    #expect(schedule.start(at: 89_999) == nil)
    #expect(schedule.start(at: 90_000) == "a")
  }

  @Test func aNewAddressIsAskedAtOnceAndAFeedInWorkIsNotAskedTwice() throws {
    var schedule = WatchSchedule()
    let feeds = try feeds(list)
    schedule.plan(feeds, [])
    #expect(schedule.start(at: 1) == "a")
    var old = state("a", asked: 1)
    old.url = "http://old.example/"
    schedule.plan(feeds, [old, state("b", asked: 1), state("c", asked: 1)])
    #expect(schedule.start(at: 2) == nil)
    schedule.finish("a", try #require(Timespan("10m")), state("a", asked: 2), now: 2, jitter: 0)
    #expect(schedule.start(at: 601) == nil)
    #expect(schedule.start(at: 602) == "a")
  }

  /// What a watch logs, for a test that waits for it.
  private struct Journal: LogHandler {
    let lines: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let feed = event.metadata?["feed"].map { " \($0)" } ?? ""
      lines.yield("\(event.message)\(feed)")
    }
  }

  @Test func aWatchReadsItsListAnewAndEndsWhenTold() async throws {
    let router = Router()
    router.get("feed") { _, _ in
      """
      <rss version="2.0"><channel><language>en</language><item><guid>1</guid>
      <description>The rain fell all day long.</description></item></channel></rss>
      """
    }
    try await LocalServer.serving(router) { port in
      let folder = try TemporaryFolder()
      func write(_ names: String...) throws {
        let feeds = names.map {
          "  - {name: \($0), url: \"http://127.0.0.1:\(port)/feed?\($0)\"}\n"
        }
        try folder.write("feeds.yml", "allow: 127.0.0.1\npause: 0\nfeeds:\n\(feeds.joined())")
      }
      try write("a")
      let path = "\(folder.path)/feeds.yml"
      let settings = try SubscriptionFile(contentsOfFile: path).settings
      let store = try FeedStore(path: settings.store)
      let (lines, continuation) = AsyncStream.makeStream(of: String.self)
      let logger = Logger(label: "test") { _ in Journal(lines: continuation) }
      let watch = FeedWatch(
        path: path,
        store: store,
        environment: [:],
        tasks: 2,
        logger: logger
      )
      let task = Task { try await watch.run() }
      var log = lines.makeAsyncIterator()
      func wait(for line: String) async { while let next = await log.next(), next != line {} }
      await wait(for: "fetched a")
      try folder.write("feeds.yml", "feeds: what")
      while let next = await log.next(), !next.hasSuffix("the list of before stays") {}
      try write("a", "b")
      await wait(for: "fetched b")
      task.cancel()
      try await task.value
      await wait(for: "stopped")
      // Nothing of “a” was asked a second time.
      let fetches = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM fetch") }
      #expect(fetches == 2)
    }
  }
}
