import GRDB

extension FeedStore {
  /// Deletes what no feed has held for long: items and old versions with their audits, bodies that nothing
  /// is left of, and fetches.
  ///
  /// What is in a feed still is kept, however old: it would come again as new.
  ///
  /// - Parameter cutoff: what was last seen before this time goes, in seconds since 1970.
  /// - Returns: how many items and versions went.
  /// - Throws: `StoreError` when the store cannot be used.
  @discardableResult
  public func prune(before cutoff: Int64) throws(StoreError) -> (items: Int, versions: Int) {
    let counts = try write { database in
      let before = try Self.counts(database)
      for statement in Self.pruning {
        try database.execute(sql: statement, arguments: StatementArguments(["cutoff": cutoff]))
      }
      try database.execute(
        sql:
          "DELETE FROM body WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.body = body.id)"
      )
      let after = try Self.counts(database)
      return (items: before.items - after.items, versions: before.versions - after.versions)
    }
    try giveBackRoom()
    return counts
  }

  private static let pruning = [
    "DELETE FROM item WHERE last_seen < :cutoff",
    """
    DELETE FROM version WHERE last_seen < :cutoff
      AND EXISTS (SELECT 1 FROM version AS newer
        WHERE newer.item = version.item AND newer.last_seen > version.last_seen)
    """,
    """
    DELETE FROM fetch WHERE at < :cutoff
      AND at > (SELECT min(at) FROM fetch AS first WHERE first.feed = fetch.feed)
    """,
  ]

  private static func counts(_ database: Database) throws -> (items: Int, versions: Int) {
    (
      try Int.fetchOne(database, sql: "SELECT count(*) FROM item") ?? 0,
      try Int.fetchOne(database, sql: "SELECT count(*) FROM version") ?? 0
    )
  }

  /// Makes the file smaller when more than half of it is empty.
  private func giveBackRoom() throws(StoreError) {
    do {
      try database.barrierWriteWithoutTransaction { database in
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
        guard pages > 1_000, free > pages / 2 else { return }
        try database.execute(sql: "VACUUM")
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
