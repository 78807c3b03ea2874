import CalqueConsole
import CalqueAudit
import Foundation

/// What git says has changed in the repository of the current folder.
enum GitChanges {
  /// The lines that changed since `reference` and the current state went apart.
  ///
  /// What is not committed counts as changed, and so does every line of a file that git does not track yet.
  static func lines(since reference: String) throws -> ChangedLines {
    let top = try git(["rev-parse", "--show-toplevel"], since: reference)
    let root = String(decoding: top.prefix { $0 != 0x0A }, as: UTF8.self)
    // A name that begins with a hyphen would be an option.
    let commit = try git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(reference)^{commit}"],
      since: reference
    )
    let start = String(decoding: commit.prefix { $0 != 0x0A }, as: UTF8.self)
    // What others did on the branch since is no change of this one. Histories may have nothing in common.
    let (_, common) = try run(["merge-base", start, "HEAD"])
    let base =
      common.isEmpty ? start : String(decoding: common.prefix { $0 != 0x0A }, as: UTF8.self)
    let options = ["--no-ext-diff", "--no-textconv", "--no-renames", "--no-color"]
    var lines = ChangedLines(root: root, since: reference)
    lines.add(
      diff: try git(
        ["-C", root, "diff"] + options
          + ["--unified=0", "--src-prefix=a/", "--dst-prefix=b/", base, "--"],
        since: reference
      )
    )
    // Of files that git takes for binary, such as UTF-16, it tells no lines.
    let counts = try git(
      ["-C", root, "diff"] + options + ["--numstat", "-z", base, "--"],
      since: reference
    )
    for entry in names(counts) where entry.hasPrefix("-\t-\t") {
      lines.addWhole(String(entry.dropFirst(4)))
    }
    let new = try git(
      ["-C", root, "ls-files", "--others", "--exclude-standard", "-z"],
      since: reference
    )
    for name in names(new) { lines.addWhole(name) }
    return lines
  }

  private static func names(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What git prints; what is wrong is printed.
  private static func git(_ arguments: [String], since reference: String) throws -> [UInt8] {
    let (code, output) = try run(arguments)
    guard code == 0 else {
      let isUnknown = arguments.contains("--verify")
      Console.error(
        isUnknown
          ? "calque: --diff \(reference): git knows no such commit; in CI, fetch it first"
          : "calque: --diff \(reference): “git \(arguments.joined(separator: " "))” failed; is this a repository?"
      )
      throw Exit.unusable
    }
    return output
  }

  private static func run(_ arguments: [String]) throws -> (code: Int32, output: [UInt8]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-c", "core.quotePath=false"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
      let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, Array(output))
    } catch {
      Console.error("calque: git cannot be run: \(error.localizedDescription)")
      throw Exit.unusable
    }
  }
}
