import CalqueConsole
import ArgumentParser
import CalqueFeed
import Foundation

/// `calque feed list`: prints the feeds.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the feeds."
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  @OptionGroup var feeds: FeedsArguments

  private struct Entry: Encodable {
    var name: String
    var url: String
  }

  func run() throws {
    let file = try feeds.file()
    switch format {
    case .text:
      let width = file.feeds.map(\.name.count).max() ?? 0
      for feed in file.feeds {
        let gap = String(repeating: " ", count: width - feed.name.count)
        Console.output("\(feed.name)\(gap)  \(feed.url)\n")
      }
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let entries = file.feeds.map { Entry(name: $0.name, url: $0.url.description) }
      Console.output(String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n")
    }
  }
}
