import ArgumentParser
import CalqueFeed
import Foundation

/// `calque feed report`: how feeds did over a time.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report how feeds did: per feed and day, worst items, recurring and new rules.",
    discussion: """
      An item counts on the day on which it was first seen (UTC), in its newest version and by its \
      newest audit. Scores are pooled, since items are short; a story that several feeds carry counts \
      once, for the feed that had it first. Nothing is fetched.

      A feed is unhealthy when it could not be fetched, is gone, scores below 90 on 300 words or more, \
      or most of its items look like unedited machine output. Exit code 1 when one is.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case markdown, json, csv }

  @Option(help: ArgumentHelp("How far back: 12h, 7d, 4w.", valueName: "time"))
  var since = "7d"

  @Option(help: "markdown, json, or csv (a line a feed and day).")
  var format = Format.markdown

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
  )
  var output: String?

  @OptionGroup var feeds: FeedsArguments

  func validate() throws {
    guard Self.seconds(since) != nil else {
      throw ValidationError("--since takes a number and h, d or w, such as 7d, not “\(since)”.")
    }
  }

  func run() throws {
    let path = try feeds.file().settings.store
    guard FileManager.default.fileExists(atPath: path) else {
      Console.error("calque: \(path): there is no store yet; “calque feed audit” makes one")
      throw Exit.unusable
    }
    let store = try Console.reporting { try FeedStore(path: path) }
    let now = Int64(Date().timeIntervalSince1970)
    let report = try Console.reporting { () throws(StoreError) in
      try store.report(since: now - (Self.seconds(since) ?? 0), until: now)
    }
    switch format {
    case .markdown: try Console.write(report.markdown, to: output)
    case .json: try Console.write(try report.json(), to: output)
    case .csv: try Console.write(report.csv, to: output)
    }
    if !report.isHealthy { throw Exit.findings }
  }

  private static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["h": 3_600, "d": 86_400, "w": 7 * 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (1...100_000).contains(count)
    else { return nil }
    return count * unit
  }
}
