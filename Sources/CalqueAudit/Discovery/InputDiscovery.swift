public import CalqueCore
import CalqueInput
import Glibc

/// Finds the files that the arguments of a command name.
public enum InputDiscovery {
  /// Endings of the files that are read when a folder is given.
  public static let endings = [
    "html", "htm",
    "xhtml", "xht",
    "md", "markdown", "mdown", "mkd", "mdx",
    "txt", "text",
    "rss", "atom", "rdf", "ndjson", "jsonl",
  ]
  /// Endings of files that are read when a folder is given and they turn out to be feeds.
  public static let feedEndings = ["xml", "json"]

  /// What was found: files in the order of the arguments, those of a folder by name.
  public struct Result: Sendable {
    /// Paths of files, and `-` for standard input.
    public var paths: [String] = []
    /// Arguments that name nothing readable.
    public var failures: [InputFailure] = []
  }

  /// Resolves arguments into files.
  ///
  /// Folders are searched with all they hold, but for what is hidden, what git ignores, and what
  /// symbolic links lead to. A file that is named itself is always read.
  public static func find(_ arguments: [String]) -> Result {
    var result = Result()
    for argument in arguments {
      guard argument != "-", isFolder(argument) else {
        result.paths.append(argument)
        continue
      }
      let base =
        argument.utf8.count > 1 && argument.hasSuffix("/") ? argument.dropLast() : argument[...]
      var walk = FolderWalk(base: String(base))
      let files = walk.files()
      result.failures += walk.failures
      if files.isEmpty, walk.failures.isEmpty {
        result.failures.append(InputFailure(path: argument, message: complaint(walk)))
      }
      result.paths += files
    }
    return result
  }

  private static func complaint(_ walk: FolderWalk) -> String {
    if walk.ignored > 0 {
      return """
        the folder holds no file that Calque reads, \(walk.ignored) ignored by git aside: name these \
        themselves to have them read
        """
    }
    let names = (endings + feedEndings).map { "." + $0 }.joined(separator: ", ")
    return "the folder holds no file that Calque reads (\(names), also with .gz)"
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a file is read when its folder is given: by its name, or because it is a feed.
  static func isReadable(_ path: String) -> Bool {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    if endings.contains(where: { name.hasSuffix("." + $0) }) { return true }
    return feedEndings.contains { name.hasSuffix("." + $0) } && Readers.holdsFeed(path: path)
  }
}
