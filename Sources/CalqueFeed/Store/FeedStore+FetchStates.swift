import GRDB

/// How fetching a feed went of late.
struct FetchState: Hashable, Sendable {
  var id: Int64
  var name: String
  var url: String
  /// When it was asked for the first time, as far as that is kept.
  var firstAsked: Int64?
  /// When it was last asked, in seconds since 1970.
  var lastAsked: Int64?
  /// When it last answered as it should.
  var lastAnswered: Int64?
  /// How many fetches failed since the last one that did not.
  var failures: Int
  /// Why the last one failed.
  var problem: String?
  /// Until when its server asked to be left alone.
  var notBefore: Int64?
  /// Whether its address is gone for good.
  var isRetired: Bool
}

extension FeedStore {
  /// How fetching went of late, of the feeds that were ever asked.
  ///
  /// - Parameter name: the name of the only feed to look at; nil for all.
  /// - Returns: a state for each.
  /// - Throws: `StoreError` when the store cannot be read.
  func fetchStates(of name: String? = nil) throws(StoreError) -> [FetchState] {
    try read { try Self.fetchStates($0, of: name) }
  }

  static func fetchStates(_ database: Database, of name: String? = nil) throws -> [FetchState] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, name, url, asked_at, answered_at, failures, problem, not_before,
          retired_at IS NOT NULL AS retired,
          (SELECT min(at) FROM fetch WHERE fetch.feed = feed.id) AS first
        FROM feed WHERE :name IS NULL OR name = :name ORDER BY name
        """,
      arguments: ["name": name]
    ).map { row in
      FetchState(
        id: row["id"],
        name: row["name"],
        url: row["url"],
        firstAsked: row["first"],
        lastAsked: row["asked_at"],
        lastAnswered: row["answered_at"],
        failures: row["failures"],
        problem: row["problem"],
        notBefore: row["not_before"],
        isRetired: row["retired"]
      )
    }
  }
}
