import CalqueConsole
import ArgumentParser
import CalqueFeed

/// `calque feed export`: writes the feeds as OPML.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the feeds as OPML, for feed readers to import.",
    discussion: "Names and addresses; headers and choices have no place there."
  )

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
  )
  var output: String?

  @OptionGroup var feeds: FeedsArguments

  func run() throws { try Console.write(OPML.text(of: try feeds.file().feeds), to: output) }
}
