import CalqueConsole
import ArgumentParser
import Foundation

/// `calque feed`: becomes the program `calque-feed`, so that this one needs neither network nor database.
struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Audit feeds, day and night (runs the program calque-feed)."
  )

  private static let program = "calque-feed"

  @Argument(
    parsing: .captureForPassthrough,
    help: "A command of calque feed, and what it takes; “calque feed --help” tells."
  )
  var arguments: [String] = []

  func run() throws {
    let candidates = Self.candidates()
    for path in candidates where access(path, X_OK) == 0 {
      let words = ([path] + arguments).map { strdup($0) }
      // Comes back only when it failed.
      execv(path, words + [nil])
      let problem = String(cString: strerror(errno))
      words.forEach { free($0) }
      Console.error("calque: \(path) cannot be run: \(problem)")
      throw Exit.unusable
    }
    Console.error(
      """
      calque: the program \(Self.program) is not installed: it is neither beside calque nor on the PATH. \
      Build it with “swift build -c release --product \(Self.program)” and put it there.
      """
    )
    throw Exit.unusable
  }

  /// Where the program may lie: beside this one, then in the folders of the PATH.
  private static func candidates() -> [String] {
    var folders: [String] = []
    if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      folders.append(URL(fileURLWithPath: own).deletingLastPathComponent().path)
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    // An empty entry would be the current folder, from which nothing is run unasked.
    folders += path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/\(program)" }
  }
}
