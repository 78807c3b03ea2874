import ArgumentParser
package import Foundation

/// What commands print: results to standard output, all else to standard error.
package enum Console {
  /// Writes to standard output.
  package static func output(_ text: String) { output(Data(text.utf8)) }

  /// Writes bytes to standard output.
  ///
  /// Where nobody reads any more the program ends, also when a library has it ignore the signal of that.
  package static func output(_ data: Data) {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
  }

  /// Writes a line to standard error.
  package static func error(_ message: String) {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
  }

  /// The result of `body`; what goes wrong is printed, and ends the program.
  package static func reporting<Value: ~Copyable, Fault: Error>(
    _ body: () throws(Fault) -> Value
  ) throws -> Value {
    do throws(Fault) {
      return try body()
    } catch {
      Self.error("calque: \(error)")
      throw Exit.unusable
    }
  }

  /// Whether standard error is a terminal on which a line can be written anew.
  package static var showsProgress: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Whether standard output is a terminal that wants colours.
  package static var wantsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Writes a result to a file, or to standard output when there is no path.
  package static func write(_ text: String, to path: String?) throws {
    guard let path else { return output(text) }
    try write(Data(text.utf8), to: path)
  }

  /// Writes bytes to a file, whose folder is made when it is missing; errors call it `name`.
  ///
  /// A file is replaced as a whole. A link stays one, and a device or a pipe is written to.
  package static func write(_ data: Data, to path: String, as name: String? = nil) throws {
    let url = URL(fileURLWithPath: path)
    try writing(name ?? path) {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try data.write(to: url, options: isReplaceable(path) ? .atomic : [])
    }
  }

  /// Writes one of thousands of files, whose folder is there, straight to its place.
  package static func writeAtOnce(_ data: Data, to path: String) throws {
    try writing(path) { try data.write(to: URL(fileURLWithPath: path)) }
  }

  private static func writing(_ name: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      Console.error(
        "calque: \(name): the report cannot be written there: \(error.localizedDescription)"
      )
      throw Exit.unusable
    }
  }

  /// Whether a path holds a plain file, or nothing yet.
  package static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }
}
