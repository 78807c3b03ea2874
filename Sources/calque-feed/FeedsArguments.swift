import ArgumentParser
import CalqueFeed

/// Which file lists the feeds.
struct FeedsArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The file that lists the feeds.", valueName: "file"))
  var feeds = SubscriptionFile.fileName

  /// The file, which must be there.
  func file() throws -> SubscriptionFile {
    try Console.reporting { try SubscriptionFile(contentsOfFile: feeds) }
  }

  /// The file, or an empty one to be written.
  func fileOrEmpty() throws -> SubscriptionFile {
    try Console.reporting { try SubscriptionFile(orEmptyAt: feeds) }
  }
}
