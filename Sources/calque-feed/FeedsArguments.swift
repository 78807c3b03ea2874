import CalqueConsole
import ArgumentParser
import CalqueFeed
import Foundation

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

  /// The store, which must be there.
  func store(of file: SubscriptionFile) throws -> FeedStore {
    let path = file.settings.store
    guard FileManager.default.fileExists(atPath: path) else {
      Console.error("calque: \(path): there is no store yet; “calque feed audit” makes one")
      throw Exit.unusable
    }
    return try Console.reporting { try FeedStore(path: path) }
  }
}
