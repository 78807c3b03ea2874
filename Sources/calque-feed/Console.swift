import ArgumentParser
import Foundation

/// What commands print: results to standard output, all else to standard error.
enum Console {
  /// Writes to standard output.
  ///
  /// The network library ignores the signal of a closed pipe; here it ends the program as usual.
  static func output(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
  }

  /// Writes a line to standard error.
  static func error(_ message: String) { FileHandle.standardError.write(Data("\(message)\n".utf8)) }

  /// The result of `body`; what goes wrong is printed, and ends the program.
  static func reporting<Value: ~Copyable, Fault: Error>(_ body: () throws(Fault) -> Value) throws
    -> Value
  {
    do throws(Fault) {
      return try body()
    } catch {
      Self.error("calque: \(error)")
      throw Exit.unusable
    }
  }

  /// Writes a result to a file, which is replaced as a whole, or to standard output.
  static func write(_ text: String, to path: String?) throws {
    guard let path else { return output(text) }
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      var status = stat()
      let isReplaceable = lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
      try Data(text.utf8).write(to: url, options: isReplaceable ? .atomic : [])
    } catch {
      Self.error("calque: \(path): it cannot be written there: \(error.localizedDescription)")
      throw Exit.unusable
    }
  }
}

/// The exit codes of the program.
enum Exit {
  /// Findings at or above the level that fails a run, or an unhealthy feed.
  static let findings = ExitCode(1)
  /// Wrong usage, or something that could not be read or written.
  static let unusable = ExitCode(2)
}
