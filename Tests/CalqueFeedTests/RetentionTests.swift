import CalqueTestSupport
import GRDB
import Testing

@testable import CalqueFeed

@Suite struct RetentionTests {
  @Test func whatNoFeedHoldsGoesAndAllElseStays() throws {
    let fixture = try StoreFixture()
    try fixture.fetch([("old", "x"), ("edited", "before")], at: 100)
    try fixture.audit(penalty: 1, at: 100)
    try fixture.fetch([("edited", "after"), ("new", "y")], at: 200)
    try fixture.audit(penalty: 1, at: 200)
    #expect(try fixture.counts("item", "version", "audit", "finding", "body") == [3, 4, 4, 4, 2])
    #expect(try fixture.store.prune(before: 50) == (0, 0))
    #expect(try fixture.store.prune(before: 150) == (1, 2))
    #expect(try fixture.counts("item", "version", "audit", "finding", "body") == [2, 2, 2, 2, 1])
    // What is there still is never new again.
    try fixture.fetch([("edited", "after"), ("new", "y")], at: 300)
    #expect(try fixture.counts("version") == [2])
  }

  @Test func whatAnUnchangedFeedHoldsStays() throws {
    let fixture = try StoreFixture()
    try fixture.fetch([("gone", "x"), ("1", "y")], at: 100)
    try fixture.fetch([("1", "y"), ("2", "z")], at: 200)
    var unchanged = FetchRecord(outcome: "unchanged", attempts: 1)
    unchanged.isUnchanged = true
    try fixture.store.add(unchanged, to: fixture.feed(), now: 900)
    #expect(try fixture.store.prune(before: 800) == (1, 1))
    #expect(try fixture.counts("item", "fetch") == [2, 2])
    let known = try fixture.store.read { database in
      try Bool.fetchOne(database, sql: "SELECT min(at) = 100 AND max(at) = 900 FROM fetch")
    }
    // The first fetch says since when the feed is known.
    #expect(known == true)
  }

  @Test func aStoreThatIsHalfEmptyGetsSmaller() throws {
    let fixture = try StoreFixture()
    try fixture.store.write { database in
      let body = "INSERT INTO body (feed, at, content) VALUES (?, 1, randomblob(100000))"
      for _ in 0..<100 { try database.execute(sql: body, arguments: [fixture.feed(database)]) }
    }
    func pages() throws -> Int {
      try fixture.store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    }
    #expect(try pages() > 2_000)
    try fixture.store.prune(before: 10)
    #expect(try pages() < 200)
  }
}

extension StoreFixture {
  /// The first feed, within a transaction.
  fileprivate func feed(_ database: Database) throws -> Int64 {
    try database.execute(
      sql: "INSERT OR IGNORE INTO feed (name, url, address) VALUES ('a', 'u', 'u')"
    )
    return try Int64.fetchOne(database, sql: "SELECT id FROM feed") ?? 0
  }
}
