import CalqueTestSupport
import Testing

@testable import CalqueFeed

@Suite struct MetricsTests {
  @Test func figuresAreThoseOfTheWindow() throws {
    let fixture = try StoreFixture(feeds: 2)
    try fixture.fetch([("1", "bad")], at: 1_000_000)
    try fixture.audit(penalty: 10, at: 1_000_000)
    try fixture.fail(feed: 1, at: 1_000_000)
    let text = try fixture.store.metrics(of: fixture.file.feeds, now: 1_000_100).text
    let lines = text.split(separator: "\n").map(String.init)
    for expected in [
      "calque_feed_up{feed=\"a\"} 1", "calque_feed_up{feed=\"b\"} 0",
      "calque_feed_failures{feed=\"b\"} 1", "calque_feed_items{feed=\"a\"} 1",
      "calque_feed_words{feed=\"a\"} 400", "calque_feed_score{feed=\"a\"} 75",
      "calque_feed_healthy{feed=\"a\"} 0",
      "calque_feed_asked_timestamp_seconds{feed=\"b\"} 1000000", "calque_store_audited_versions 1",
    ] { #expect(lines.contains(expected)) }
    // What is not known has no line.
    #expect(!text.contains("calque_feed_score{feed=\"b\"}"))
    #expect(!text.contains("calque_feed_answered_timestamp_seconds{feed=\"b\"}"))
    let later = try fixture.store.metrics(of: fixture.file.feeds, now: 2_000_000).text
    #expect(later.contains("calque_feed_items{feed=\"a\"} 0\n"))
  }

  @Test func namesCannotBreakOutOfTheirLabels() throws {
    let state = FetchState(
      id: 1,
      name: #"A\"} 1 # "#,
      url: "",
      failures: 0,
      isRetired: false
    )
    let entry = FeedMetrics.Entry(state: state, figures: .init(), isHealthy: true)
    let text = FeedMetrics(entries: [entry], storeBytes: 1, auditedItems: 0).text
    #expect(text.contains(#"calque_feed_up{feed="A\\\"} 1 # "} 1"#))
  }

  @Test func theyAreServedOverHTTP() async throws {
    let server = try await MetricsServer(host: "127.0.0.1", port: 0) { "calque_feed_up 1\n" }
    let fetcher = Fetcher.test()
    func get(_ path: String) async throws -> FetchResult.Outcome {
      let url = try WebAddress("http://127.0.0.1:\(server.port)\(path)")
      return await fetcher.fetch(FetchRequest(url: url)).outcome
    }
    guard case .content(let content) = try await get("/metrics") else {
      Issue.record("there are no metrics")
      return
    }
    #expect(content.bytes == Array("calque_feed_up 1\n".utf8))
    #expect(try await get("/feeds.yml") == .failed(.status(404)))
    await server.close()
  }
}
