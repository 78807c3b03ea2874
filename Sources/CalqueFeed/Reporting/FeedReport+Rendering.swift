import CalqueReport
import Foundation

extension FeedReport {
  /// The report as JSON.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// A line a feed and day, for spreadsheets.
  public var csv: String {
    var lines = [
      "feed,date,items,words,findings,score,findings per 1000 words,machine items,judged items"
    ]
    for feed in feeds {
      for day in feed.days {
        let figures = day.figures
        let fields: [String] = [
          Self.field(feed.name), day.date, "\(figures.items)", "\(figures.words)",
          "\(figures.findings)", figures.score.map(Charts.decimal) ?? "",
          figures.findingsPerThousandWords.map(Charts.decimal) ?? "",
          "\(figures.machineItems)", "\(figures.judgedItems)",
        ]
        lines.append(fields.joined(separator: ","))
      }
    }
    return lines.map { $0 + "\r\n" }.joined()
  }

  /// A field of CSV; what a spreadsheet would take for a formula is told to be text.
  private static func field(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let text = isFormula ? "'" + text : text
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// The report as Markdown.
  public var markdown: String {
    var lines = ["# Feeds from \(since.prefix(10)) to \(until.prefix(10))", ""]
    lines += [
      "| Feed | Items | Words | Findings | per 1,000 words | Score | Machine output | State |"
    ]
    lines += ["| --- | --: | --: | --: | --: | --: | --: | --- |"]
    for feed in feeds {
      lines.append(
        "| \(MarkdownText.inline(feed.name)) \(Self.cells(feed.total)) | \(feed.isHealthy ? "healthy" : "unhealthy") |"
      )
    }
    if !shared.isEmpty {
      lines += ["", "Stories that several feeds carry:", ""]
      lines += shared.map { story in
        let carriers = story.feeds.map(MarkdownText.inline).joined(separator: ", ")
        return
          "- #\(story.number) \(MarkdownText.inline(story.title ?? "without a title")): \(carriers)"
      }
    }
    for feed in feeds { lines += Self.section(feed) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func cells(_ figures: Figures) -> String {
    let cells: [String] = [
      "\(figures.items)", "\(figures.words)", "\(figures.findings)",
      figures.findingsPerThousandWords.map(Wording.decimal) ?? "–",
      figures.score.map { Wording.decimal($0) + (figures.isSufficient ? "" : " (few words)") }
        ?? "–",
      figures.machineShare.map { "\(Int(($0 * 100).rounded())) %" } ?? "–",
    ]
    return cells.map { "| \($0)" }.joined(separator: " ")
  }

  private static func section(_ feed: Feed) -> [String] {
    var lines = ["", "## \(MarkdownText.inline(feed.name))", "", "<\(feed.url)>"]
    lines += [feed.lastAsked.map { "Last asked \($0)." } ?? "Never asked."]
    if !feed.problems.isEmpty {
      lines += [""] + feed.problems.map { "- **\(MarkdownText.inline($0))**" }
    }
    guard feed.total.items > 0 else { return lines + ["", "No new items."] }
    lines += ["", "| Day | Items | Words | Findings | per 1,000 words | Score | Machine output |"]
    lines += ["| --- | --: | --: | --: | --: | --: | --: |"]
    lines += feed.days.map { "| \($0.date) \(cells($0.figures)) |" }
    if !feed.worst.isEmpty {
      lines += ["", "Worst items:", ""]
      lines += feed.worst.map { item in
        let title = MarkdownText.inline(item.title ?? item.link ?? "without a title")
        let others =
          item.alsoIn.isEmpty
          ? "" : "; also in \(item.alsoIn.map(MarkdownText.inline).joined(separator: ", "))"
        return "- #\(item.number) \(title): \(item.findings) in \(item.words) words\(others)"
      }
    }
    if !feed.rules.isEmpty {
      lines += [
        "", "| Rule | Findings | Items | First seen | Last seen |",
        "| --- | --: | --: | --- | --- |",
      ]
      lines += feed.rules.map { rule in
        let mark = rule.isNew ? " (new)" : ""
        return
          "| \(rule.id)\(mark) | \(rule.findings) | \(rule.items) | \(rule.firstSeen.prefix(10)) | \(rule.lastSeen.prefix(10)) |"
      }
    }
    return lines
  }
}
