import CalquePacks
import CalqueReport
import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueFeed

/// The report of feeds as a page.
@Suite struct FeedPageTests {
  private static let day: Int64 = 86_400
  /// 2026-03-10, 00:00 UTC.
  private static let march: Int64 = 1_773_100_800

  private func entry(
    _ number: Int64,
    feed: Int64 = 1,
    title: String = "Rain",
    link: String? = nil,
    story: String? = nil,
    at time: Int64 = march,
    published: Int64? = nil,
    words: Int = 400
  ) -> FeedReporter.Entry {
    FeedReporter.Entry(
      number: number,
      feed: feed,
      story: Data((story ?? "\(number)").utf8),
      title: title,
      link: link,
      firstSeen: time,
      published: published,
      words: words,
      score: 90,
      penalty: 4,
      verdict: "machine",
      findings: 2
    )
  }

  private func report(
    _ entries: [FeedReporter.Entry],
    names: [String] = ["Harbour News"],
    rules: [FeedReporter.RuleEntry] = []
  ) -> FeedReport {
    let feeds = names.enumerated().map { index, name in
      FetchState(
        id: Int64(index + 1),
        name: name,
        url: "https://\(index).example/?a=1&b=2",
        firstAsked: Self.march - 30 * Self.day,
        lastAsked: Self.march,
        failures: 0,
        isRetired: false
      )
    }
    return FeedReporter(
      since: Self.march - 7 * Self.day,
      until: Self.march + Self.day,
      ruleTitles: ["en/echo/x-of-xs": "“…” echoes"]
    ).report(feeds, entries, rules)
  }

  private func page(_ report: FeedReport, items: [Int64: String] = [:]) throws -> String {
    String(
      decoding: try report.html(templates: ShippedPacks.templates, items: items),
      as: UTF8.self
    )
  }

  @Test func itTellsWhatAnOperatorAsks() throws {
    let rule = FeedReporter.RuleEntry(
      feed: 1,
      rule: "en/echo/x-of-xs",
      findings: 3,
      items: 2,
      firstSeen: Self.march,
      lastSeen: Self.march
    )
    let entries = (1...3).map { number in
      entry(number, title: "Item \(number)", link: "https://a.example/\(number)")
    }
    let page = try page(report(entries, rules: [rule]), items: [1: "index-items/1.html"])
    for part in [
      "The feed is unhealthy", "3 of 3 items look like unedited machine output",
      "<a href=\"index-items/1.html\"><bdi>Item 1</bdi></a>", "#2, calque feed show 2",
      "<a href=\"https://a.example/3\">source</a>", "New in this time", "“…” echoes",
      "https://0.example/?a=1&amp;b=2", "6 findings in 3 items, 1,200 words.",
    ] { #expect(page.contains(part), "\(part)") }
  }

  @Test func nothingOfAFeedCanRun() throws {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=a>\u{202E}"
    let bad = [
      entry(1, title: evil, link: "javascript:alert(1)", story: "s"),
      entry(2, title: evil, link: "data:text/html,x", at: Self.march + 1),
      entry(3, feed: 2, title: evil, link: "https://a.example/\"onclick=x", story: "s"),
    ]
    let page = try page(report(bad, names: [evil, evil + "2"]))
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
    #expect(!page.contains("javascript:") && !page.contains("data:text"))
    #expect(page.contains("default-src &#39;none&#39;"))
    for match in page.matches(of: /href="([^"]*)"/) {
      let target = match.output.1
      #expect(target.hasPrefix("#") || target.hasPrefix("https://"))
    }
  }

  @Test func anItemCountsOnTheDayOfItsPublicationWhenThatCanBeRight() {
    let report = report([
      entry(1, published: Self.march - 3 * Self.day),
      // Before the time, and after it was seen.
      entry(2, published: Self.march - 300 * Self.day), entry(3, published: Self.march + 60),
      entry(4),
    ])
    #expect(report.feeds[0].days.map(\.date) == ["2026-03-07", "2026-03-10"])
    #expect(report.feeds[0].days.map(\.figures.items) == [1, 3])
  }

  @Test func storiesOfSeveralFeedsAreNamed() throws {
    let report = report(
      [
        entry(1, feed: 2, title: "Flood", story: "same"),
        entry(2, feed: 1, title: "The flood", story: "same", at: Self.march + 5), entry(3),
      ],
      names: ["A", "B"]
    )
    #expect(report.shared.map(\.title) == ["Flood"])
    #expect(report.shared.map(\.feeds) == [["B", "A"]])
    #expect(try page(report).contains("Stories that several feeds carry"))
    #expect(
      report.markdown.contains("- \\#1 Flood: B, A") || report.markdown.contains("- #1 Flood: B, A")
    )
    #expect(try !page(self.report([entry(1)])).contains("Stories that several feeds carry"))
  }

  @Test func daysWithoutItemsAreGaps() {
    let points = [0, 1, 3, 4, 6].map {
      TrendPanel.Point(day: $0, value: 50, isSufficient: true, words: "\($0)")
    }
    let panel = TrendPanel(
      title: "Score",
      range: 0...100,
      threshold: 90,
      points: points,
      days: 7
    )
    guard case .list(let lines) = panel.record["lines"],
      case .list(let dots) = panel.record["points"]
    else {
      Issue.record("there is no drawing")
      return
    }
    #expect(lines.count == 2)
    #expect(dots.count == 5)
  }

  @Test func anEmptyStoreIsAPageToo() throws {
    let page = try page(report([], names: []))
    #expect(page.contains("No feeds yet"))
    #expect(try self.page(report([])).contains("No new items in this time."))
  }
}
