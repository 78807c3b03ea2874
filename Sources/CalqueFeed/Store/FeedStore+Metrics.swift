import GRDB

extension FeedStore {
  /// How feeds stand now.
  ///
  /// - Parameters:
  ///   - feeds: the feeds.
  ///   - now: the time in seconds since 1970.
  /// - Returns: their metrics; of those that were ever asked.
  /// - Throws: `StoreError` when the store cannot be read.
  public func metrics(of feeds: [FeedSubscription], now: Int64) throws(StoreError) -> FeedMetrics {
    let thresholds = feeds.thresholds
    return try read { database in
      let states = try Self.fetchStates(database).filter { thresholds[$0.name] != nil }
      let figures = try Self.figures(states, thresholds, now: now, database)
      let entries = states.map { state in
        let health = FeedHealth(
          fetching: state,
          figures: figures[state.id] ?? FeedReport.Figures()
        )
        return FeedMetrics.Entry(
          state: state,
          figures: health.figures,
          isHealthy: health.problems(thresholds[state.name] ?? HealthThresholds()).isEmpty
        )
      }
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      let audited = try Int.fetchOne(database, sql: "SELECT count(DISTINCT version) FROM audit")
      return FeedMetrics(entries: entries, storeBytes: pages * size, auditedItems: audited ?? 0)
    }
  }
}
