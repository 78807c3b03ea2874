import CalqueConsole
import ArgumentParser
import CalqueFeed
import Foundation

/// `calque feed metrics`: prints how feeds stand, for monitoring.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Print how feeds stand, in the text format of Prometheus.",
    discussion: """
      Figures are those of the window of health (a day unless feeds.yml says otherwise). Nothing is fetched. “calque \
      feed watch --metrics PORT” answers the same at /metrics; with --output a file is written for collectors of \
      text files.
      """
  )

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
  )
  var output: String?

  @OptionGroup var feeds: FeedsArguments

  func run() throws {
    let file = try feeds.file()
    let store = try feeds.store(of: file)
    let now = FeedTime.now
    let metrics = try Console.reporting { try store.metrics(of: file.feeds, now: now) }
    try Console.write(metrics.text, to: output)
  }
}
