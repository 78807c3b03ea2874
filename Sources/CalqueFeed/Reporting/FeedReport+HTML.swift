package import CalqueReport
import CalqueRules
import Foundation

extension FeedReport {
  /// The report as a page.
  ///
  /// - Parameters:
  ///   - templates: the files of `Reports/Templates`.
  ///   - thresholds: from where on feeds are unhealthy, by their names, for the lines of charts.
  ///   - items: the addresses of items' own reports by their numbers.
  /// - Returns: the page.
  /// - Throws: a `ReportError` when a template is missing or broken.
  package func html(
    templates: [String: String],
    thresholds: [String: HealthThresholds] = [:],
    items: [Int64: String] = [:]
  ) throws(ReportError) -> [UInt8] {
    let template = try PageTemplate(
      templates,
      name: "feeds",
      partials: ["head", "feed", "trend"],
      styles: ["report.css", "feeds.css"]
    )
    let sections = feeds.enumerated().map { index, feed in
      FeedSection(
        feed: feed,
        anchor: "feed-\(index + 1)",
        dates: dates,
        thresholds: thresholds[feed.name] ?? HealthThresholds(),
        items: items
      )
    }
    return template.render([
      "headline": .text(headline), "outcome": .text(isHealthy ? "pass" : "fail"),
      "summary": .text(summary), "period": .text("\(since.prefix(10)) to \(until.prefix(10))"),
      "feeds": .list(sections.map(\.record)), "hasShared": .flag(!shared.isEmpty),
      "shared": .list(
        shared.map { story in
          [
            "title": .text(story.title ?? "without a title"), "number": .text("\(story.number)"),
            "href": .text(items[story.number]),
            "carriers": .text(story.feeds.joined(separator: ", ")),
          ]
        }
      ),
    ])
  }

  private var headline: String {
    let bad = feeds.filter { !$0.isHealthy }.count
    if feeds.isEmpty { return "No feeds yet" }
    if bad == 0 { return feeds.count == 1 ? "The feed is healthy" : "All feeds are healthy" }
    if feeds.count == 1 { return "The feed is unhealthy" }
    return "\(bad) of \(feeds.count) feeds \(bad == 1 ? "is" : "are") unhealthy"
  }

  private var summary: String {
    let totals = feeds.map(\.total)
    let findings = totals.reduce(0) { $0 + $1.findings }
    let items = totals.reduce(0) { $0 + $1.items }
    let words = totals.reduce(0) { $0 + $1.words }
    return "\(Wording.counted(findings, "finding")) in \(Wording.counted(items, "item")), "
      + "\(Wording.counted(words, "word"))."
  }

  /// The days of the report's time.
  private var dates: [String] {
    guard let first = try? Date(since, strategy: .iso8601),
      let last = try? Date(until, strategy: .iso8601), first <= last
    else { return [] }
    let day = 86_400.0
    let begin = (first.timeIntervalSince1970 / day).rounded(.down)
    let end = (last.timeIntervalSince1970 / day).rounded(.down)
    return stride(from: begin, through: end, by: 1).map { number in
      String(FeedTime.text(Int64(number * day)).prefix(10))
    }
  }
}
