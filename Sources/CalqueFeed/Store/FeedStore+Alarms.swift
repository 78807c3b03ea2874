import GRDB

extension FeedStore {
  /// Judges feeds by what came in of late, and keeps how they stand.
  ///
  /// - Parameters:
  ///   - thresholds: the feeds' thresholds, by their names.
  ///   - now: the time in seconds since 1970.
  /// - Returns: what has changed, and what is wrong.
  /// - Throws: `StoreError` when the store cannot be used.
  func judge(
    _ thresholds: [String: HealthThresholds],
    now: Int64
  ) throws(StoreError) -> Alerter.Judgement {
    try write { database in
      var changed: Set<[String]> = []
      let feeds = try Self.fetchStates(database).filter { thresholds[$0.name] != nil }
      let figures = try Self.figures(feeds, thresholds, now: now, database)
      let raised = try Self.raised(database)
      for feed in feeds {
        guard let limits = thresholds[feed.name] else { continue }
        let health = FeedHealth(
          fetching: feed,
          figures: figures[feed.id] ?? FeedReport.Figures()
        )
        for condition in FeedHealth.Condition.allCases {
          let wasBad = raised[feed.id]?.contains(condition.rawValue) ?? false
          switch health.state(of: condition, limits, wasBad: wasBad) {
          case .bad(let words) where !wasBad:
            changed.insert([feed.name, condition.rawValue])
            try database.execute(
              sql: """
                INSERT INTO alarm (feed, condition, is_raised, since, message) VALUES (?, ?, 1, ?, ?)
                ON CONFLICT DO UPDATE
                SET is_raised = 1, since = excluded.since, message = excluded.message
                """,
              arguments: [feed.id, condition.rawValue, now, words]
            )
          case .good where wasBad:
            changed.insert([feed.name, condition.rawValue])
            try database.execute(
              sql: "UPDATE alarm SET is_raised = 0, since = ? WHERE feed = ? AND condition = ?",
              arguments: [now, feed.id, condition.rawValue]
            )
          default: break
          }
        }
      }
      let all = try Self.changes("", [], database).filter { thresholds[$0.name] != nil }
      return Alerter.Judgement(
        changed: all.filter { changed.contains([$0.name, $0.condition]) },
        raised: all.filter(\.isRaised)
      )
    }
  }

  /// What somebody has not been told of feeds of these names.
  ///
  /// That something is well again is told at once; that it is wrong only when that was not told for a while.
  func untold(
    to channel: String,
    of names: Set<String>,
    now: Int64,
    quiet: Int64
  ) throws(StoreError) -> [AlertChange] {
    try read { database in
      try Self.changes(
        """
        LEFT JOIN told ON told.feed = alarm.feed AND told.condition = alarm.condition AND channel = ?
        WHERE alarm.is_raised <> coalesce(told.is_raised, 0)
          AND (NOT alarm.is_raised OR told.raised_at IS NULL OR told.raised_at <= ?)
        """,
        [channel, now - quiet],
        database
      ).filter { names.contains($0.name) }
    }
  }

  /// Keeps that somebody was told.
  func markTold(
    _ changes: [AlertChange],
    to channel: String,
    now: Int64
  ) throws(StoreError) {
    try write { database in
      for change in changes {
        try database.execute(
          sql: """
            INSERT INTO told (feed, condition, channel, is_raised, raised_at)
            VALUES (:feed, :condition, :channel, :raised, CASE WHEN :raised THEN :now END)
            ON CONFLICT DO UPDATE SET is_raised = :raised,
              raised_at = CASE WHEN :raised THEN :now ELSE raised_at END
            """,
          arguments: [
            "feed": change.feed, "condition": change.condition, "channel": channel,
            "raised": change.isRaised, "now": now,
          ]
        )
      }
    }
  }

  private static func changes(
    _ condition: String,
    _ arguments: StatementArguments,
    _ database: Database
  ) throws -> [AlertChange] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT feed.id, name, url, alarm.condition, alarm.is_raised, since, message
        FROM alarm JOIN feed ON feed.id = alarm.feed \(condition) ORDER BY name, alarm.condition
        """,
      arguments: arguments
    ).map { row in
      AlertChange(
        name: row["name"],
        url: row["url"],
        condition: row["condition"],
        isRaised: row["is_raised"],
        since: row["since"],
        message: row["message"],
        feed: row["id"]
      )
    }
  }

  private static func raised(_ database: Database) throws -> [Int64: Set<String>] {
    var result: [Int64: Set<String>] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT feed, condition FROM alarm WHERE is_raised")
    {
      result[row[0], default: []].insert(row[1])
    }
    return result
  }

  /// The sums of the items in each feed's own time.
  static func figures(
    _ feeds: [FetchState],
    _ thresholds: [String: HealthThresholds],
    now: Int64,
    _ database: Database
  ) throws -> [Int64: FeedReport.Figures] {
    var result: [Int64: FeedReport.Figures] = [:]
    let windows = Dictionary(grouping: feeds) { thresholds[$0.name]?.window ?? 0 }
    for (window, feeds) in windows {
      let entries = try entries(now - window, now, database)
      let figures = FeedReporter(since: now - window, until: now).figuresByFeed(entries)
      for feed in feeds { result[feed.id] = figures[feed.id] }
    }
    return result
  }
}
