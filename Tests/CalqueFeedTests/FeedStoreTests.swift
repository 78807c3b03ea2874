import CalqueTestSupport
import Foundation
import GRDB
import Testing

@testable import CalqueFeed

@Suite struct FeedStoreTests {
  private func subscription(_ url: String = "http://a.example/") throws -> FeedSubscription {
    let text = "feeds: [{name: a, url: \"\(url)\"}]"
    return try #require(try SubscriptionFile(text, path: "feeds.yml").feeds.first)
  }

  private func item(_ identity: String, _ content: String, number: Int) -> FetchedItem {
    FetchedItem(
      identity: identity,
      number: number,
      contentHash: Data(content.utf8),
      storyHash: Data(content.utf8)
    )
  }

  private func record(_ items: [FetchedItem], etag: String? = nil) throws -> FetchRecord {
    var record = FetchRecord(outcome: "fetched", attempts: 1)
    record.items = items
    record.body = (try ContentEncoding.gzipped(Array("body".utf8)), "utf-8", etag, nil)
    return record
  }

  @Test func theStoreKeepsAJournalAndWaitsForOthers() throws {
    let folder = try TemporaryFolder()
    let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
    let mode = try store.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
    let timeout = try store.read { try Int.fetchOne($0, sql: "PRAGMA busy_timeout") }
    #expect(timeout == 10_000)
    let keys = try store.read { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") }
    #expect(keys == 1)
  }

  @Test func editedItemsAreNewVersionsAndTheOldStay() throws {
    let folder = try TemporaryFolder()
    let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
    let feed = try store.feed(subscription()).id
    let first = [item("1", "one", number: 1), item("2", "two", number: 2)]
    #expect(try store.add(record(first, etag: "\"x\""), to: feed, now: 10) == 2)
    #expect(try store.feed(subscription()).etag == "\"x\"")
    #expect(try store.add(record(first), to: feed, now: 20) == 0)
    let edited = [item("0", "new", number: 1), item("1", "one!", number: 2)]
    #expect(try store.add(record(edited), to: feed, now: 30) == 2)
    // Back to what it was: no new version.
    #expect(try store.add(record(first), to: feed, now: 40) == 0)
    let counts = try store.read { database in
      try ["item", "version", "body", "fetch"].map {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? 0
      }
    }
    #expect(counts == [3, 4, 2, 4])
    let pending = try store.pending(feed, .new, rules: "r")
    #expect(pending.map { $0.versions.keys.sorted() } == [[1, 2], [1, 2]])
    #expect(try String(decoding: store.body(pending[0].id).bytes, as: UTF8.self) == "body")
  }

  @Test func aNewAddressBeginsAFeedAnew() throws {
    let folder = try TemporaryFolder()
    let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
    let feed = try store.feed(subscription())
    var gone = FetchRecord(outcome: "gone", attempts: 1)
    gone.isGone = true
    gone.moved = "http://b.example/"
    try store.add(gone, to: feed.id, now: 1)
    let retired = try store.feed(subscription())
    #expect(retired.isRetired)
    #expect(retired.address == "http://b.example/")
    let anew = try store.feed(subscription("http://c.example/"))
    #expect(anew == StoredFeed(id: feed.id, address: "http://c.example/", isRetired: false))
  }

  @Test func oneProgramAtATime() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/feeds.sqlite"
    do {
      let lock = try StoreLock(store: path)
      #expect(throws: StoreError.self) { try lockAgain(path) }
      _ = consume lock
    }
    try lockAgain(path)
  }

  private func lockAgain(_ path: String) throws { _ = try StoreLock(store: path) }

  @Test func whatIsNoStoreIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "feeds.sqlite",
      "This is a text that is no database at all, but long enough."
    )
    #expect(throws: StoreError.self) { try FeedStore(path: path) }
    #expect(throws: StoreError.self) { try FeedStore(path: "\(folder.path)/missing/feeds.sqlite") }
    // What a later Calque made.
    let later = "\(folder.path)/later.sqlite"
    let store = try FeedStore(path: later)
    try store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9')") }
    #expect(throws: StoreError.self) { try FeedStore(path: later) }
  }

  @Test func trialsLeaveTheStoreAlone() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/feeds.sqlite"
    let none = try FeedStore(inMemoryFrom: path)
    _ = try none.feed(subscription())
    #expect(!FileManager.default.fileExists(atPath: path))
    let store = try FeedStore(path: path)
    let feed = try store.feed(subscription()).id
    try store.add(record([item("1", "one", number: 1)]), to: feed, now: 1)
    let copy = try FeedStore(inMemoryFrom: path)
    #expect(try copy.pending(feed, .new, rules: "r").count == 1)
    try copy.add(record([item("2", "two", number: 1)]), to: feed, now: 2)
    #expect(try store.pending(feed, .new, rules: "r").count == 1)
  }
}
