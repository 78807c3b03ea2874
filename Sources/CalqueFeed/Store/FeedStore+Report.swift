import CalqueCore
import CalquePacks
import CalqueRules
import Foundation
import GRDB

extension FeedStore {
  /// The report of the items that were first seen in a time.
  ///
  /// - Parameters:
  ///   - since: its beginning, in seconds since 1970.
  ///   - until: its end.
  ///   - thresholds: from where on feeds are unhealthy, by their names.
  /// - Returns: the report of all feeds of the store.
  /// - Throws: `StoreError` when the store cannot be read.
  public func report(
    since: Int64,
    until: Int64,
    thresholds: [String: HealthThresholds] = [:]
  ) throws(StoreError) -> FeedReport {
    // Of a rule, not of a finding: what it names is left open.
    let titles = ShippedPacks.rules().rules.map { rule in
      (rule.descriptor.id, rule.descriptor.title.replacing(/\{[^}]*\}/, with: "…"))
    }
    let reporter = FeedReporter(
      since: since,
      until: until,
      thresholds: thresholds,
      ruleTitles: Dictionary(titles) { first, _ in first }
    )
    return try read { database in
      let entries = try Self.entries(since, until, database)
      return reporter.report(
        try Self.fetchStates(database),
        entries,
        try Self.rules(in: FeedReporter.countedNumbers(entries), database)
      )
    }
  }

  /// The newest version of each item, and the newest audit of that.
  private static let newest = """
    FROM item
    JOIN version ON version.id = (
      SELECT id FROM version WHERE item = item.id ORDER BY last_seen DESC, id DESC LIMIT 1)
    JOIN audit ON audit.id = (
      SELECT id FROM audit WHERE version = version.id ORDER BY at DESC, id DESC LIMIT 1)
    """

  /// The items that were first seen in a time.
  static func entries(
    _ since: Int64,
    _ until: Int64,
    _ database: Database
  ) throws -> [FeedReporter.Entry] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT version.id, item.feed, story_hash, title, link, item.first_seen, date, words, score,
          penalty, verdict, findings
        \(newest)
        WHERE item.first_seen BETWEEN ? AND ?
        """,
      arguments: [since, until]
    ).map { row in
      FeedReporter.Entry(
        number: row["id"],
        feed: row["feed"],
        story: row["story_hash"],
        title: row["title"],
        link: row["link"],
        firstSeen: row["first_seen"],
        published: FeedTime.seconds(row["date"]),
        words: row["words"],
        score: row["score"],
        penalty: row["penalty"],
        verdict: row["verdict"],
        findings: row["findings"]
      )
    }
  }

  /// What rules found in items, and since when their feeds have such.
  private static func rules(
    in versions: [Int64],
    _ database: Database
  ) throws -> [FeedReporter.RuleEntry] {
    // As JSON, since a statement takes only so many arguments.
    let numbers = "[" + versions.map(String.init).joined(separator: ",") + "]"
    return try Row.fetchAll(
      database,
      sql: """
        SELECT item.feed, rule, min(item.first_seen) AS first, max(item.last_seen) AS last,
          sum(version.id IN (SELECT value FROM json_each(:counted))) AS count,
          count(DISTINCT CASE WHEN version.id IN (SELECT value FROM json_each(:counted)) THEN item.id END) AS items
        \(newest)
        JOIN finding ON finding.audit = audit.id
        GROUP BY item.feed, rule HAVING count > 0
        """,
      arguments: ["counted": numbers]
    ).map { row in
      FeedReporter.RuleEntry(
        feed: row["feed"],
        rule: row["rule"],
        findings: row["count"],
        items: row["items"],
        firstSeen: row["first"],
        lastSeen: row["last"]
      )
    }
  }
}
