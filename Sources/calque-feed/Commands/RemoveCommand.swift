import CalqueConsole
import ArgumentParser
import CalqueFeed

/// `calque feed remove`: takes feeds out of the list.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove feeds from the list."
  )

  @Argument(help: ArgumentHelp("Names of feeds.", valueName: "name"))
  var names: [String]

  @OptionGroup var feeds: FeedsArguments

  func run() throws {
    let file = try feeds.file()
    let edited = try Console.reporting { try file.removing(names) }
    try Console.reporting { try edited.write() }
    let count = file.feeds.count - edited.feeds.count
    Console.error("Removed \(count) \(count == 1 ? "feed" : "feeds") from \(file.path).")
  }
}
