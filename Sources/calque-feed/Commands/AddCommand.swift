import CalqueConsole
import ArgumentParser
import CalqueFeed

/// `calque feed add`: writes a feed into the list.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a feed to the list.",
    discussion: "Nothing is fetched. The rest of the file stays as it is, comments and all."
  )

  @Argument(help: ArgumentHelp("The feed's address.", valueName: "address"))
  var address: String

  @Option(help: ArgumentHelp("What to call it; its host when not given.", valueName: "name"))
  var name: String?

  @OptionGroup var feeds: FeedsArguments

  func run() throws {
    let file = try feeds.fileOrEmpty()
    let url: WebAddress
    do throws(WebAddress.Fault) {
      url = try WebAddress(address)
    } catch {
      Console.error("calque: \(address): the address \(error.message)")
      throw Exit.unusable
    }
    if let known = file.feeds.first(where: { $0.url == url }) {
      Console.error("calque: \(file.path): the feed “\(known.name)” has this address already")
      throw Exit.unusable
    }
    let name = name ?? FeedNames.free(nil, url, among: Set(file.feeds.map(\.name)))
    let edited = try Console.reporting { try file.adding([(name, url)]) }
    try Console.reporting { try edited.write() }
    Console.error("Added “\(name)” to \(file.path).")
  }
}
