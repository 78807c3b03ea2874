public import CalqueCore
private import FoundationEssentials

/// Finds the files that the arguments of a command name.
public enum InputDiscovery {
  /// Endings of the files that are read when a folder is given.
  public static let endings = ["html", "htm", "xhtml", "txt", "text"]

  /// What was found: files in the order of the arguments, those of a folder by name.
  public struct Result: Sendable {
    /// Paths of files, and `-` for standard input.
    public var paths: [String] = []
    /// Arguments that name nothing readable.
    public var failures: [InputFailure] = []
  }

  /// Resolves arguments into files.
  ///
  /// Folders are searched with all they hold; hidden folders are left out, links are not followed.
  public static func find(_ arguments: [String]) -> Result {
    var result = Result()
    for argument in arguments {
      var isDirectory = false
      guard argument != "-",
        FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory), isDirectory
      else {
        result.paths.append(argument)
        continue
      }
      let files = files(below: argument)
      if files.isEmpty {
        result.failures.append(
          InputFailure(
            path: argument,
            message:
              "the folder holds no file that Calque reads (\(endings.map { "." + $0 }.joined(separator: ", ")), also with .gz)"
          )
        )
      }
      result.paths += files
    }
    return result
  }

  private static func files(below folder: String) -> [String] {
    let base = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: base) else { return [] }
    var result: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = "\(base)/\(name)"
      let type =
        try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      switch type {
      case .typeDirectory: result += files(below: path)
      case .typeRegular where isReadable(name): result.append(path)
      default: continue
      }
    }
    return result
  }

  private static func isReadable(_ name: String) -> Bool {
    var name = name.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return endings.contains { name.hasSuffix("." + $0) }
  }
}
