import CalqueConsole
import ArgumentParser
import CalqueFeed
import CalquePacks
import CalqueReport
import Foundation

/// `calque feed show`: the report of an item as it was found.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the full report of an item.",
    discussion: "Of an item with several versions it is that of the one seen last."
  )

  @Argument(
    help: ArgumentHelp("The item: its number (12 or “#12”), link or guid.", valueName: "item")
  )
  var item: String

  @Option(
    help: ArgumentHelp(
      "One of \(Reporters.all.map(\.name).joined(separator: ", ")).",
      valueName: "format"
    )
  )
  var format = "text"

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
  )
  var output: String?

  @OptionGroup var feeds: FeedsArguments

  func validate() throws {
    guard Reporters.named(format) != nil else {
      throw ValidationError("There is no format “\(format)”.")
    }
  }

  func run() throws {
    let file = try feeds.file()
    let store = try feeds.store(of: file)
    guard let json = try Console.reporting({ try store.reports(of: item) }).first else {
      Console.error(
        "calque: \(file.settings.store): no audited item has the number, link or guid “\(item)”"
      )
      throw Exit.unusable
    }
    guard let reporter = Reporters.named(format) else { return }
    let text = try Console.reporting { () throws(ReportError) in
      try reporter.render(
        ReportDocument(json: json).auditReport,
        options: ReportOptions(templates: ShippedPacks.templates, includesText: true)
      )
    }
    try Console.write(text, to: output)
  }
}
