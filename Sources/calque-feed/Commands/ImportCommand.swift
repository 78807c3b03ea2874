import CalqueConsole
import ArgumentParser
import CalqueFeed
import CalqueInput

/// `calque feed import`: adds the feeds of an OPML file.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the feeds of an OPML file, which feed readers export.",
    discussion: """
      Folders are flattened, and feeds whose address the list has already are left out. Nothing is \
      fetched. Exit code 2 when an entry could not be taken; the others are.
      """
  )

  @Argument(help: ArgumentHelp("The OPML file, - for standard input.", valueName: "opml"))
  var opml: String

  @OptionGroup var feeds: FeedsArguments

  func run() throws {
    let file = try feeds.fileOrEmpty()
    let addition = try Console.reporting { () throws(InputError) in
      try OPML.addition(of: Readers.fileBytes(path: opml), path: opml, to: file)
    }
    for fault in addition.faults {
      Console.error("calque: \(opml == "-" ? "standard input" : opml): \(fault)")
    }
    if !addition.feeds.isEmpty {
      let edited = try Console.reporting { try file.adding(addition.feeds) }
      try Console.reporting { try edited.write() }
    }
    let count = addition.feeds.count
    Console.error(
      "Added \(count) \(count == 1 ? "feed" : "feeds") to \(file.path)"
        + (addition.known > 0 ? "; \(addition.known) stood there already." : ".")
    )
    if !addition.faults.isEmpty { throw Exit.unusable }
  }
}
