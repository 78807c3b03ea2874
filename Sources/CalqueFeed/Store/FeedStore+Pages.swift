import Foundation
import GRDB

/// An item whose link is to be followed.
struct PendingLink: Hashable, Sendable {
  var version: Int64
  /// The body that the item stands in, and its number there.
  var body: Int64
  var number: Int
  var link: String
  /// The newest page that an earlier version of the item led to.
  var known: KnownPage?
}

/// A page that the server is asked about again.
struct KnownPage: Hashable, Sendable {
  var version: Int64
  var etag: String?
  var modified: String?
}

/// What following a link gave.
enum FollowedLink: Hashable, Sendable {
  /// A page to audit.
  case page(FollowedPage)
  /// The page that an earlier version led to.
  case unchanged(KnownPage)
  /// None; one that may be there another time is asked for again.
  case missing(problem: String, isPassing: Bool)
}

/// A page that is audited in place of the item that links to it.
struct FollowedPage: Hashable, Sendable {
  /// Where it was asked for.
  var url: String
  var etag: String?
  var modified: String?
  var charset: String?
  /// Its bytes, gzipped.
  var content: Data
  var storyHash: Data
}

/// What the store has of the page of a version.
enum StoredPage: Hashable, Sendable {
  case content(bytes: [UInt8], charset: String?, url: String)
  case missing(problem: String)
}

extension FeedStore {
  /// In how many runs a page is asked for that may be there another time.
  static let followTries = 3

  /// That a version is today's of an item which the feed still holds, and has a link.
  ///
  /// Pages of what is not in the feed any more are not asked for.
  static let isFollowed = """
    version.link IS NOT NULL
    AND item.last_seen = (SELECT max(last_seen) FROM item WHERE feed = :feed)
    AND version.id = (SELECT newer.id FROM version AS newer WHERE newer.item = item.id
      ORDER BY newer.last_seen DESC, newer.id DESC LIMIT 1)
    """

  /// The links of a feed that are to be followed, those that were never tried first.
  ///
  /// - Parameters:
  ///   - feed: the feed.
  ///   - limit: how many are wanted.
  /// - Returns: so many of them, and how many there are in all.
  /// - Throws: `StoreError` when the store cannot be read.
  func links(
    toFollow feed: Int64,
    limit: Int
  ) throws(StoreError) -> (links: [PendingLink], count: Int) {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT version.id, version.body, version.number, version.link, item.id AS item
          FROM version JOIN item ON item.id = version.item
          LEFT JOIN page ON page.version = version.id
          WHERE item.feed = :feed AND \(Self.isFollowed)
            AND (page.version IS NULL
              OR page.content IS NULL AND page.is_passing AND page.tries < :tries)
          ORDER BY page.version IS NOT NULL, version.body, version.number
          """,
        arguments: ["feed": feed, "tries": Self.followTries]
      )
      let links = try rows.prefix(limit).map { row in
        let link: String = row["link"]
        return PendingLink(
          version: row["id"],
          body: row["body"],
          number: row["number"],
          link: link,
          known: try Self.knownPage(row["item"], link, database)
        )
      }
      return (links, rows.count)
    }
  }

  private static func knownPage(
    _ item: Int64,
    _ link: String,
    _ database: Database
  ) throws -> KnownPage? {
    try Row.fetchOne(
      database,
      sql: """
        SELECT page.version, page.etag, page.modified FROM page
        JOIN version ON version.id = page.version
        WHERE version.item = ? AND version.link = ? AND page.content IS NOT NULL
          AND (page.etag IS NOT NULL OR page.modified IS NOT NULL)
        ORDER BY page.at DESC, page.version DESC LIMIT 1
        """,
      arguments: [item, link]
    ).map { KnownPage(version: $0[0], etag: $0[1], modified: $0[2]) }
  }

  /// Keeps what following a link gave, as a whole.
  ///
  /// - Parameters:
  ///   - result: what it gave.
  ///   - version: the version whose link it is.
  ///   - now: the time.
  /// - Throws: `StoreError` when it cannot be written.
  func add(_ result: FollowedLink, of version: Int64, now: Int64) throws(StoreError) {
    try write { database in
      let tries = try Int.fetchOne(
        database,
        sql: "SELECT tries FROM page WHERE version = ?",
        arguments: [version]
      )
      try database.execute(sql: "DELETE FROM page WHERE version = ?", arguments: [version])
      var page: FollowedPage?
      var (problem, isPassing): (String?, Bool) = (nil, false)
      switch result {
      case .page(let fetched): page = fetched
      case .missing(let words, let passes): (problem, isPassing) = (words, passes)
      case .unchanged(let known):
        page = try Row.fetchOne(
          database,
          sql: """
            SELECT page.*, story_hash FROM page JOIN version ON version.id = page.version
            WHERE page.version = ?
            """,
          arguments: [known.version]
        ).map { row in
          FollowedPage(
            url: row["url"],
            etag: row["etag"],
            modified: row["modified"],
            charset: row["charset"],
            content: row["content"],
            storyHash: row["story_hash"]
          )
        }
      }
      try database.execute(
        sql: """
          INSERT INTO page (version, at, tries, problem, is_passing, url, etag, modified, charset, content)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          version, now, (tries ?? 0) + 1, problem, isPassing, page?.url, page?.etag,
          page?.modified, page?.charset, page?.content,
        ]
      )
      guard let page else { return }
      // A story is what is audited.
      try database.execute(
        sql: "UPDATE version SET story_hash = ? WHERE id = ?",
        arguments: [page.storyHash, version]
      )
    }
  }

  /// What following the link of a version gave; nil when it was never followed.
  func page(of version: Int64) throws(StoreError) -> StoredPage? {
    let row = try read {
      try Row.fetchOne(
        $0,
        sql: "SELECT content, charset, url, problem FROM page WHERE version = ?",
        arguments: [version]
      )
    }
    guard let row else { return nil }
    guard let content: Data = row["content"], let url: String = row["url"] else {
      return .missing(problem: row["problem"] ?? "")
    }
    return .content(bytes: try unpacked(content), charset: row["charset"], url: url)
  }
}
