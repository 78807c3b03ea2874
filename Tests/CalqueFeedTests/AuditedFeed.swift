import CalqueTestSupport
import Testing

@testable import CalqueFeed

/// A feed at `/feed` of a server of this machine, from the fetch to the stored report.
enum AuditedFeed {
  /// A feed of these items.
  static func rss(_ items: [String]) -> String {
    """
    <?xml version="1.0"?><rss version="2.0"><channel><title>News</title><language>en</language>
    \(items.joined(separator: "\n"))</channel></rss>
    """
  }

  /// Audits it once.
  ///
  /// - Parameters:
  ///   - folder: where its list and its store are.
  ///   - port: the server's port.
  ///   - keys: what the list says of it.
  ///   - isStored: whether only what is stored is audited.
  /// - Returns: what came of it.
  /// - Throws: what went wrong.
  static func run(
    _ folder: TemporaryFolder,
    _ port: Int,
    keys: String = "",
    isStored: Bool = false
  ) async throws -> FeedOutcome {
    let text = """
      allow: 127.0.0.1
      feeds:
        - name: News
          url: http://127.0.0.1:\(port)/feed
          \(keys)
      """
    let path = try folder.write("feeds.yml", text)
    let file = try SubscriptionFile(contentsOfFile: path)
    let store = try FeedStore(path: file.settings.store)
    let run = try FeedRun(
      file.feeds,
      of: path,
      store: store,
      environment: ["FEED_TOKEN": "secret"]
    )
    var outcome: FeedOutcome?
    try await run.run(isStored ? .stored : .fetching(.test()), tasks: 2) { outcome = $0 }
    return try #require(outcome)
  }
}
