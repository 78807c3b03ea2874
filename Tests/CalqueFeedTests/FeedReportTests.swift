import CalqueTestSupport
import Foundation
import GRDB
import Testing

@testable import CalqueFeed

@Suite struct FeedReportTests {
  private static let day: Int64 = 86_400
  /// 2026-03-10, 00:00 UTC.
  private static let march: Int64 = 1_773_100_800

  private func feed(
    _ id: Int64,
    _ name: String,
    problem: String? = nil,
    isRetired: Bool = false
  ) -> FetchState {
    FetchState(
      id: id,
      name: name,
      url: "http://\(id).example/",
      firstAsked: Self.march - 30 * Self.day,
      lastAsked: Self.march,
      failures: problem == nil ? 0 : 1,
      problem: problem,
      isRetired: isRetired
    )
  }

  private func entry(
    _ number: Int64,
    _ feed: Int64,
    story: String,
    at time: Int64 = march,
    words: Int = 200,
    penalty: Double = 0,
    findings: Int = 0,
    verdict: String? = nil
  ) -> FeedReporter.Entry {
    FeedReporter.Entry(
      number: number,
      feed: feed,
      story: Data(story.utf8),
      title: "Item \(number)",
      firstSeen: time,
      words: words,
      penalty: penalty,
      verdict: verdict,
      findings: findings
    )
  }

  private func report(
    _ feeds: [FetchState],
    _ entries: [FeedReporter.Entry],
    _ rules: [FeedReporter.RuleEntry] = []
  ) -> FeedReport {
    FeedReporter(since: Self.march - 7 * Self.day, until: Self.march + Self.day)
      .report(feeds, entries, rules)
  }

  @Test func itemsArePooledByFeedAndDay() throws {
    let report = report(
      [feed(1, "A")],
      [
        entry(1, 1, story: "a", penalty: 2, findings: 2),
        entry(2, 1, story: "b", at: Self.march + 60, words: 600, penalty: 6, findings: 4),
        entry(3, 1, story: "c", at: Self.march + Self.day),
      ]
    )
    let feed = try #require(report.feeds.first)
    #expect(feed.days.map(\.date) == ["2026-03-10", "2026-03-11"])
    let first = feed.days[0].figures
    #expect(first.items == 2)
    #expect(first.words == 800)
    #expect(first.findings == 6)
    // 8 points on 800 words are 10 in 1,000, the most that passes.
    #expect(first.score == 90)
    #expect(first.findingsPerThousandWords == 7.5)
    #expect(first.isSufficient)
    #expect(feed.days[1].figures.score == 100)
    #expect(!feed.days[1].figures.isSufficient)
    #expect(feed.worst.map(\.number) == [2, 1])
    #expect(feed.isHealthy)
  }

  @Test func aStoryCountsOnceAndNamesWhoCarriesIt() throws {
    let report = report(
      [feed(1, "A"), feed(2, "B")],
      [
        entry(1, 2, story: "same", penalty: 1, findings: 1),
        entry(2, 1, story: "same", at: Self.march + 1, penalty: 1, findings: 1),
        entry(3, 1, story: "", words: 0), entry(4, 2, story: "", words: 0),
      ]
    )
    #expect(report.feeds.map(\.total.items) == [1, 2])
    #expect(report.feeds.map(\.total.words) == [0, 200])
    #expect(report.feeds[1].worst.first?.alsoIn == ["A"])
  }

  /// Feeds are asked at the same time: which answer comes first must not decide whose story it is.
  @Test func aStoryIsOfTheFeedThatPublishedItFirst() {
    func carriers(_ dates: (a: Int64?, b: Int64?), seen: (a: Int64, b: Int64)) -> Set<[String]> {
      var first = entry(1, 1, story: "same", at: Self.march + seen.a)
      var second = entry(2, 2, story: "same", at: Self.march + seen.b)
      (first.published, second.published) = (
        dates.a.map { Self.march + $0 }, dates.b.map { Self.march + $0 }
      )
      return Set(
        [[first, second], [second, first]].map { entries in
          let report = report([feed(1, "A"), feed(2, "B")], entries)
          let owner = report.feeds.filter { $0.total.items == 1 }.map(\.name)
          #expect(owner == Array(report.shared[0].feeds.prefix(1)))
          return report.shared[0].feeds
        }
      )
    }
    #expect(carriers((-60, -120), seen: (0, 5)) == [["B", "A"]])
    #expect(carriers((-120, -60), seen: (5, 0)) == [["A", "B"]])
    // Also when both are older than the report's time, or only one says when.
    #expect(carriers((-20 * Self.day, -30 * Self.day), seen: (0, 0)) == [["B", "A"]])
    #expect(carriers((nil, -60), seen: (0, 5)) == [["B", "A"]])
    // A date after the first sight cannot be right.
    #expect(carriers((900, 800), seen: (0, 5)) == [["A", "B"]])
    #expect(carriers((nil, nil), seen: (5, 0)) == [["B", "A"]])
    #expect(carriers((nil, nil), seen: (0, 0)) == [["A", "B"]])
  }

  @Test func rulesOfAStoryCountOnceToo() throws {
    let fixture = try StoreFixture(feeds: 2)
    try fixture.fetch([("1", "same"), ("2", "own")], feed: 0, at: Self.march)
    try fixture.fetch([("1", "same")], feed: 1, at: Self.march + 5)
    try fixture.audit(penalty: 4, at: Self.march + 9)
    let report = try fixture.store.report(since: Self.march - 1, until: Self.march + Self.day)
    #expect(report.feeds.map(\.total.findings) == [2, 0])
    #expect(report.feeds.map { $0.rules.map(\.findings) } == [[2], []])
    #expect(report.feeds.map { $0.rules.map(\.items) } == [[2], []])
  }

  @Test func unhealthyFeedsSayWhy() {
    let report = report(
      [
        feed(1, "Bad"), feed(2, "Few"), feed(3, "Gone", isRetired: true),
        feed(4, "Missing", problem: "x"), feed(5, "Machine"),
      ],
      [
        entry(1, 1, story: "1", words: 400, penalty: 40),
        entry(2, 2, story: "2", words: 100, penalty: 40),
        entry(3, 5, story: "3", verdict: "machine"),
        entry(4, 5, story: "4", verdict: "probably-machine"),
        entry(5, 5, story: "5", verdict: "no-sign"), entry(6, 5, story: "6", verdict: "unjudged"),
      ]
    )
    let problems = Dictionary(uniqueKeysWithValues: report.feeds.map { ($0.name, $0.problems) })
    #expect(problems["Bad"] == ["its score is 0.0, below 90.0"])
    #expect(problems["Few"] == [])
    #expect(problems["Gone"] == ["it is gone for good"])
    #expect(problems["Missing"] == ["it could not be fetched: x"])
    #expect(problems["Machine"] == ["2 of 3 items look like unedited machine output"])
    #expect(!report.isHealthy)
  }

  @Test func rulesAreNewWhenTheFeedIsNot() {
    let old = FeedReporter.RuleEntry(
      feed: 1,
      rule: "en/a/old",
      findings: 1,
      items: 1,
      firstSeen: Self.march - 20 * Self.day,
      lastSeen: Self.march
    )
    var new = old
    (new.rule, new.firstSeen, new.findings) = ("en/a/new", Self.march, 3)
    let report = report([feed(1, "A")], [], [old, new])
    #expect(report.feeds[0].rules.map(\.id) == ["en/a/new", "en/a/old"])
    #expect(report.feeds[0].rules.map(\.isNew) == [true, false])
  }

  @Test func hostileTextMeansNothing() throws {
    let name = "=1+1,\"x\"|<script>[a](b)\n# y\u{202E}"
    var bad = entry(1, 1, story: "a", penalty: 1, findings: 1)
    bad.title = name
    let report = report([feed(1, name)], [bad])
    let markdown = report.markdown
    #expect(!markdown.contains("<script>"))
    #expect(!markdown.contains("[a]("))
    #expect(!markdown.contains("\n# y"))
    #expect(!markdown.contains("\u{202E}"))
    #expect(report.csv.contains("\r\n\"'=1+1,\"\"x\"\"|"))
    let json = try JSONSerialization.jsonObject(with: Data(try report.json().utf8))
    let feeds = (json as? [String: Any])?["feeds"] as? [[String: Any]]
    #expect(feeds?.first?["name"] as? String == name)
  }

  /// The same through the tables: newest versions, newest audits, first sights.
  @Test func theStoreGivesTheNewestOfEach() throws {
    let folder = try TemporaryFolder()
    let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
    let list = try SubscriptionFile("feeds: [{name: A, url: http://a.example/}]", path: "feeds.yml")
    let feed = try store.feed(#require(list.feeds.first)).id
    func add(_ content: String, at time: Int64) throws {
      var record = FetchRecord(outcome: "fetched", attempts: 1)
      record.items = [
        FetchedItem(
          identity: "1",
          number: 1,
          contentHash: Data(content.utf8),
          storyHash: Data(content.utf8),
          title: content
        )
      ]
      record.body = (try ContentEncoding.gzipped([]), nil, nil, nil)
      try store.add(record, to: feed, now: time)
    }
    func audit(_ version: Int64, rules: String, findings: Int, at time: Int64) throws {
      try store.write { database in
        try database.execute(
          sql: """
            INSERT INTO audit (version, rules, at, words, penalty, findings, fails, report)
            VALUES (?, ?, ?, 500, 1, ?, 0, x'')
            """,
          arguments: [version, rules, time, findings]
        )
        let audit = database.lastInsertedRowID
        for _ in 0..<findings {
          try database.execute(
            sql: "INSERT INTO finding VALUES (?, 'en/a/b', 'minor', 'f')",
            arguments: [audit]
          )
        }
      }
    }
    try add("first", at: Self.march)
    try add("second", at: Self.march + Self.day)
    try audit(1, rules: "r", findings: 9, at: Self.march)
    try audit(2, rules: "r", findings: 5, at: Self.march + Self.day)
    try audit(2, rules: "s", findings: 2, at: Self.march + Self.day)
    let report = try store.report(since: Self.march - 1, until: Self.march + 9 * Self.day)
    let summary = try #require(report.feeds.first)
    #expect(summary.total.items == 1)
    #expect(summary.total.findings == 2)
    #expect(summary.days.map(\.date) == ["2026-03-10"])
    #expect(summary.worst.first?.title == "second")
    #expect(summary.rules.map(\.findings) == [2])
    #expect(
      try store.report(since: Self.march + 1, until: Self.march + Self.day).feeds[0].total.items
        == 0
    )
  }
}
