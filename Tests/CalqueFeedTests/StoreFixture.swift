import CalqueTestSupport
import Foundation
import GRDB

@testable import CalqueFeed

/// A store whose feeds have items that a test makes up.
struct StoreFixture {
  let folder: TemporaryFolder
  let store: FeedStore
  let file: SubscriptionFile

  /// Makes a store for a list of feeds, called by letters, that says `keys` beside them.
  init(feeds count: Int = 1, keys: String = "") throws {
    folder = try TemporaryFolder()
    let feeds = ["a", "b", "c", "d"].prefix(count)
      .map { "  - {name: \($0), url: \"http://\($0).example/\"}\n" }.joined()
    let path = try folder.write("feeds.yml", "\(keys)\nfeeds:\n\(feeds)")
    file = try SubscriptionFile(contentsOfFile: path)
    store = try FeedStore(path: file.settings.store)
  }

  func feed(_ index: Int = 0) throws -> Int64 { try store.feed(file.feeds[index]).id }

  /// Keeps a fetch that brought these items, each with its copy.
  func fetch(_ items: [(identity: String, copy: String)], feed: Int = 0, at time: Int64) throws {
    var record = FetchRecord(outcome: "fetched", attempts: 1)
    record.items = items.enumerated().map { index, item in
      FetchedItem(
        identity: item.identity,
        number: index + 1,
        contentHash: Data(item.copy.utf8),
        storyHash: Data(item.copy.utf8)
      )
    }
    record.body = (
      try ContentEncoding.gzipped(Array("body".utf8)), "utf-8", nil, nil
    )
    try store.add(record, to: self.feed(feed), now: time)
  }

  /// Keeps a fetch that failed.
  func fail(feed: Int = 0, at time: Int64) throws {
    let record = FetchRecord(outcome: "failed", problem: "no answer", attempts: 1)
    try store.add(record, to: self.feed(feed), now: time)
  }

  /// Keeps an audit of every version that has none: 400 words with this penalty.
  func audit(penalty: Double, at time: Int64) throws {
    try store.write { database in
      try database.execute(
        sql: """
          INSERT INTO audit (version, rules, at, words, score, penalty, findings, fails, report)
          SELECT id, 'r', ?, 400, ?, ?, 1, 0, x'' FROM version
          WHERE NOT EXISTS (SELECT 1 FROM audit WHERE audit.version = version.id)
          """,
        arguments: [time, 100 - penalty / 4, penalty]
      )
      try database.execute(
        sql: """
          INSERT INTO finding (audit, rule, severity, fingerprint)
          SELECT id, 'en/echo/x', 'minor', 'f' FROM audit
          WHERE NOT EXISTS (SELECT 1 FROM finding WHERE finding.audit = audit.id)
          """
      )
    }
  }

  /// How many rows tables have.
  func counts(_ tables: String...) throws -> [Int] {
    try store.read { database in
      try tables.map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? 0 }
    }
  }
}
