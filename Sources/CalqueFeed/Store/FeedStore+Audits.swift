import CalqueCore
import Foundation
import GRDB

/// A body with versions that are to be audited.
struct PendingBody: Hashable, Sendable {
  var id: Int64
  /// The versions by the numbers of their items in the body.
  var versions: [Int: Int64]
}

/// Which versions an audit is for.
public enum AuditScope: Hashable, Sendable {
  /// Those that were never audited.
  case new
  /// Those that were not audited by these rules, all with newer packs.
  case outdated
}

extension FeedStore {
  /// What of a feed is to be audited, the oldest first.
  ///
  /// - Parameters:
  ///   - feed: the feed.
  ///   - scope: which versions an audit is for.
  ///   - rules: tells the rules.
  ///   - follows: whether pages are audited in place of the items that link to them. What is still to be
  ///     followed is not new yet.
  /// - Returns: the bodies with these versions.
  /// - Throws: `StoreError` when the store cannot be read.
  func pending(
    _ feed: Int64,
    _ scope: AuditScope,
    rules: String,
    follows: Bool = false
  ) throws(StoreError) -> [PendingBody] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT version.id, version.body, version.number FROM version
          JOIN item ON item.id = version.item LEFT JOIN page ON page.version = version.id
          WHERE item.feed = :feed
            AND NOT EXISTS (SELECT 1 FROM audit WHERE audit.version = version.id
              AND CASE WHEN :rules IS NULL THEN audit.page >= (:follows AND page.content IS NOT NULL)
                ELSE audit.rules = :rules AND audit.page = (:follows AND page.content IS NOT NULL) END)
            AND NOT (:rules IS NULL AND :follows AND page.version IS NULL AND \(Self.isFollowed))
          ORDER BY version.body, version.number
          """,
        arguments: ["feed": feed, "rules": scope == .new ? nil : rules, "follows": follows]
      )
      var bodies: [PendingBody] = []
      for row in rows {
        let (version, body, number): (Int64, Int64, Int) = (row[0], row[1], row[2])
        if bodies.last?.id != body { bodies.append(PendingBody(id: body, versions: [:])) }
        bodies[bodies.count - 1].versions[number] = version
      }
      return bodies
    }
  }

  /// A body as it came, and what its headers say of its encoding.
  func body(_ id: Int64) throws(StoreError) -> (bytes: [UInt8], charset: String?) {
    let row = try read {
      try Row.fetchOne($0, sql: "SELECT content, charset FROM body WHERE id = ?", arguments: [id])
    }
    guard let row else { throw StoreError(path: path, message: "the body \(id) is lost") }
    let content: Data = row["content"]
    return (try unpacked(content), row["charset"])
  }

  func unpacked(_ data: Data) throws(StoreError) -> [UInt8] {
    do throws(FetchFault) {
      return try ContentEncoding.content(of: Array(data), encoding: "gzip", limit: .max)
    } catch {
      throw StoreError(path: path, message: "a part of it is damaged: \(error)")
    }
  }

  /// Writes an audit; one by the same rules stays as it is.
  ///
  /// - Parameters:
  ///   - document: what was found.
  ///   - report: the report of it, gzipped.
  ///   - fails: whether it fails by its thresholds.
  ///   - version: what was audited.
  ///   - isPage: whether it was the page in its place.
  ///   - rules: tells the rules.
  ///   - now: the time.
  /// - Throws: `StoreError` when it cannot be written.
  func add(
    _ document: DocumentReport,
    report: Data,
    fails: Bool,
    of version: Int64,
    isPage: Bool,
    rules: String,
    now: Int64
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO audit (version, rules, at, words, score, penalty, verdict, probability,
            findings, fails, report, page)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
        arguments: [
          version, rules, now, document.words, document.score?.value,
          document.score?.penalty ?? 0, document.verdict?.label.rawValue,
          document.verdict?.probability, document.findings.count, fails, report,
          isPage,
        ]
      )
      guard database.changesCount > 0 else { return }
      let audit = database.lastInsertedRowID
      for finding in document.findings {
        try database.execute(
          sql: "INSERT INTO finding (audit, rule, severity, fingerprint) VALUES (?, ?, ?, ?)",
          arguments: [audit, finding.rule, finding.severity.rawValue, finding.fingerprint]
        )
      }
    }
  }

  /// The newest report, as JSON, of a version; nil when it has none.
  ///
  /// - Parameter number: the version's number.
  /// - Returns: the report.
  /// - Throws: `StoreError` when it cannot be read.
  public func report(ofVersion number: Int64) throws(StoreError) -> String? {
    let row = try read { database in
      try Data.fetchOne(
        database,
        sql: "SELECT report FROM audit WHERE version = ? ORDER BY at DESC, id DESC LIMIT 1",
        arguments: [number]
      )
    }
    guard let row else { return nil }
    return String(decoding: try unpacked(row), as: UTF8.self)
  }

  /// The newest report, as JSON, of the items that have this number, link or identity, the newest item first.
  public func reports(of item: String) throws(StoreError) -> [String] {
    let rows = try read { database in
      try Data.fetchAll(
        database,
        sql: """
          SELECT (SELECT report FROM audit WHERE version = version.id ORDER BY at DESC, id DESC LIMIT 1)
          FROM version JOIN item ON item.id = version.item
          WHERE (version.id = :number OR version.link = :item OR item.identity = :item)
            AND EXISTS (SELECT 1 FROM audit WHERE version = version.id)
          ORDER BY version.id IS :number DESC, version.last_seen DESC, version.id DESC
          """,
        arguments: [
          "number": Int64(item.hasPrefix("#") ? String(item.dropFirst()) : item), "item": item,
        ]
      )
    }
    var reports: [String] = []
    for row in rows { reports.append(String(decoding: try unpacked(row), as: UTF8.self)) }
    return reports
  }
}
