import ArgumentParser
import CalqueRules
import Foundation

/// What commands print: results to standard output, all else to standard error.
enum Console {
  /// Writes to standard output.
  static func output(_ text: String) { output(Data(text.utf8)) }

  /// Writes bytes to standard output.
  static func output(_ data: Data) { FileHandle.standardOutput.write(data) }

  /// Writes a line to standard error.
  static func error(_ message: String) { FileHandle.standardError.write(Data("\(message)\n".utf8)) }

  /// The result of `body`; what is wrong with a pack or a configuration is printed.
  static func reporting<Value>(_ body: () throws(PackError) -> Value) throws -> Value {
    do throws(PackError) {
      return try body()
    } catch {
      Self.error("calque: \(error)")
      throw Exit.unusable
    }
  }

  /// Whether standard error is a terminal on which a line can be written anew.
  static var showsProgress: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Whether standard output is a terminal that wants colours.
  static var wantsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Writes to a file, whose folder is made when it is missing.
  ///
  /// A file is replaced as a whole. A link stays one, and a device or a pipe is written to.
  static func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  /// Writes bytes to a file in the same way; errors call it `name`.
  static func write(_ data: Data, to path: String, as name: String? = nil) throws {
    let url = URL(fileURLWithPath: path)
    try reporting(name ?? path) {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try data.write(to: url, options: isReplaceable(path) ? .atomic : [])
    }
  }

  /// Writes one of thousands of files, whose folder is there, straight to its place.
  static func writeAtOnce(_ data: Data, to path: String) throws {
    try reporting(path) { try data.write(to: URL(fileURLWithPath: path)) }
  }

  private static func reporting(_ name: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      Console.error(
        "calque: \(name): the report cannot be written there: \(error.localizedDescription)"
      )
      throw Exit.unusable
    }
  }
}

extension Console {
  /// Whether a path holds a plain file, or nothing yet.
  static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}

/// The exit codes of the program.
enum Exit {
  /// Findings at or above the level that fails a run.
  static let findings = ExitCode(1)
  /// Wrong usage, or something that could not be read or written.
  static let unusable = ExitCode(2)
}
