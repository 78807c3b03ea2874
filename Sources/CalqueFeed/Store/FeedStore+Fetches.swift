import Foundation
import GRDB

/// A feed as the store knows it.
struct StoredFeed: Hashable, Sendable {
  var id: Int64
  /// Where to ask.
  var address: String
  var etag: String?
  var modified: String?
  var isRetired: Bool
  /// Until when its server asked to be left alone, in seconds since 1970.
  var notBefore: Int64?
}

/// An item of a body that was fetched, as far as the store tells items and versions apart.
struct FetchedItem: Hashable, Sendable {
  var identity: String
  var number: Int
  var contentHash: Data
  var storyHash: Data
  var title: String?
  var link: String?
  var date: String?
}

/// What a fetch brings to the store.
struct FetchRecord: Sendable {
  var outcome: String
  var problem: String?
  var attempts: Int
  var received = 0
  /// The address to ask from now on.
  var moved: String?
  var isGone = false
  /// Whether the server says that the last body is today's, too.
  var isUnchanged = false
  /// Until when the server asks to be left alone, in seconds since 1970.
  var notBefore: Int64?
  /// The body with its items; nil when there is none to keep.
  var body: (content: Data, charset: String?, etag: String?, modified: String?)?
  var items: [FetchedItem] = []
}

extension FeedStore {
  /// The feed of a subscription; begins it when it is new, and anew when its address has changed.
  func feed(_ subscription: FeedSubscription) throws(StoreError) -> StoredFeed {
    let (name, url) = (subscription.name, subscription.url.description)
    return try write { database in
      try database.execute(
        sql: """
          INSERT INTO feed (name, url, address) VALUES (?, ?, ?)
          ON CONFLICT (name) DO UPDATE
          SET url = excluded.url, address = excluded.url, etag = NULL, modified = NULL, retired_at = NULL,
            not_before = NULL, failures = 0, problem = NULL
          WHERE url <> excluded.url
          """,
        arguments: [name, url, url]
      )
      let row = try Row.fetchOne(
        database,
        sql: "SELECT id, address, etag, modified, retired_at, not_before FROM feed WHERE name = ?",
        arguments: [name]
      )
      guard let row else { throw StoreError(path: path, message: "the feed “\(name)” is lost") }
      return StoredFeed(
        id: row["id"],
        address: row["address"],
        etag: row["etag"],
        modified: row["modified"],
        isRetired: row.hasNull(atIndex: 4) == false,
        notBefore: row["not_before"]
      )
    }
  }

  /// Writes what a fetch brought, as a whole: an `ETag` without its items would lose them.
  ///
  /// - Parameters:
  ///   - record: the fetch.
  ///   - feed: the feed.
  ///   - now: the time.
  /// - Returns: how many versions are new.
  /// - Throws: `StoreError` when it cannot be written.
  @discardableResult
  func add(_ record: FetchRecord, to feed: Int64, now: Int64) throws(StoreError) -> Int {
    try write { database in
      var added = 0
      if let body = record.body {
        added = try Self.add(record.items, body, to: feed, now, database)
        try database.execute(
          sql: "UPDATE feed SET etag = ?, modified = ? WHERE id = ?",
          arguments: [body.etag, body.modified, feed]
        )
      }
      if record.isUnchanged { try Self.seeAgain(feed, now, database) }
      let hasFailed = record.problem != nil
      try database.execute(
        sql: """
          UPDATE feed SET asked_at = :now, not_before = :before, problem = :problem,
            failures = CASE WHEN :failed THEN failures + 1 ELSE 0 END,
            answered_at = CASE WHEN :failed THEN answered_at ELSE :now END
          WHERE id = :feed
          """,
        arguments: [
          "now": now, "before": record.notBefore, "problem": record.problem, "failed": hasFailed,
          "feed": feed,
        ]
      )
      if let moved = record.moved {
        try database.execute(
          sql: "UPDATE feed SET address = ? WHERE id = ?",
          arguments: [moved, feed]
        )
      }
      if record.isGone {
        try database.execute(
          sql: "UPDATE feed SET retired_at = ? WHERE id = ?",
          arguments: [now, feed]
        )
      }
      try database.execute(
        sql: """
          INSERT INTO fetch (feed, at, outcome, problem, attempts, bytes, items, versions)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          feed, now, record.outcome, record.problem, record.attempts, record.received,
          record.items.count, added,
        ]
      )
      return added
    }
  }

  /// Keeps that what the last body held is in the feed still.
  private static func seeAgain(_ feed: Int64, _ now: Int64, _ database: Database) throws {
    let last = try Int64.fetchOne(
      database,
      sql: "SELECT max(last_seen) FROM item WHERE feed = ?",
      arguments: [feed]
    )
    try database.execute(
      sql: """
        UPDATE version SET last_seen = :now WHERE last_seen = :last
          AND item IN (SELECT id FROM item WHERE feed = :feed AND last_seen = :last)
        """,
      arguments: ["now": now, "last": last, "feed": feed]
    )
    try database.execute(
      sql: "UPDATE item SET last_seen = :now WHERE feed = :feed AND last_seen = :last",
      arguments: ["now": now, "last": last, "feed": feed]
    )
  }

  private static func add(
    _ items: [FetchedItem],
    _ body: (content: Data, charset: String?, etag: String?, modified: String?),
    to feed: Int64,
    _ now: Int64,
    _ database: Database
  ) throws -> Int {
    var added = 0
    // Kept only when something in it is new.
    var bodyID: Int64?
    for item in items {
      let itemID = try Int64.fetchOne(
        database,
        sql: """
          INSERT INTO item (feed, identity, first_seen, last_seen) VALUES (?, ?, ?, ?)
          ON CONFLICT (feed, identity) DO UPDATE SET last_seen = excluded.last_seen RETURNING id
          """,
        arguments: [feed, item.identity, now, now]
      )
      try database.execute(
        sql: "UPDATE version SET last_seen = ? WHERE item = ? AND content_hash = ?",
        arguments: [now, itemID, item.contentHash]
      )
      guard database.changesCount == 0 else { continue }
      if bodyID == nil {
        try database.execute(
          sql: "INSERT INTO body (feed, at, charset, content) VALUES (?, ?, ?, ?)",
          arguments: [feed, now, body.charset, body.content]
        )
        bodyID = database.lastInsertedRowID
      }
      try database.execute(
        sql: """
          INSERT INTO version (item, content_hash, story_hash, body, number, title, link, date,
            first_seen, last_seen)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          itemID, item.contentHash, item.storyHash, bodyID, item.number, item.title, item.link,
          item.date, now, now,
        ]
      )
      added += 1
    }
    return added
  }
}
