import Foundation
import Synchronization

/// Runs the program that is told of changes.
enum AlertCommand {
  /// How long a program may take.
  private static let limit = Duration.seconds(60)

  /// Runs a program with a message on its standard input; no shell reads its arguments.
  ///
  /// - Parameters:
  ///   - words: the program, by its path or a name to be found on the `PATH`, and its arguments.
  ///   - folder: where it runs, and where a path starts from.
  ///   - message: what it gets.
  ///   - environment: the variables that it gets.
  /// - Returns: what went wrong; nil when it ended with 0.
  static func run(
    _ words: [String],
    in folder: String,
    _ message: [UInt8],
    environment: [String: String]
  ) async -> String? {
    guard let name = words.first, let path = find(name, folder, environment["PATH"] ?? "") else {
      return "there is no program “\(words.first ?? "")” that may be run"
    }
    let isCancelled = Atomic(false)
    // Foundation's waiting blocks, so it gets a thread of its own.
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Thread {
          let problem = wait(for: path, words, folder, message, environment) {
            isCancelled.load(ordering: .relaxed)
          }
          continuation.resume(returning: problem)
        }.start()
      }
    } onCancel: {
      isCancelled.store(true, ordering: .relaxed)
    }
  }

  private static func wait(
    for path: String,
    _ words: [String],
    _ folder: String,
    _ message: [UInt8],
    _ environment: [String: String],
    isCancelled: () -> Bool
  ) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    // Standard output is for results.
    process.standardOutput = FileHandle.standardError
    // A file that has no name, and not a pipe: one that nobody reads would keep us, or end us.
    guard let file = tmpfile() else { return "no temporary file can be made for it" }
    defer { fclose(file) }
    guard fwrite(message, 1, message.count, file) == message.count, fseek(file, 0, SEEK_SET) == 0
    else { return "its message cannot be written to a temporary file" }
    process.standardInput = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
    do {
      try process.run()
    } catch {
      return "\(path) cannot be run: \(error.localizedDescription)"
    }
    let deadline = ContinuousClock.now + limit
    while process.isRunning {
      usleep(20_000)
      guard isCancelled() || ContinuousClock.now > deadline else { continue }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return isCancelled()
        ? "\(path) was broken off" : "\(path) took longer than \(limit.components.seconds) s"
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      return "\(path) ended with \(process.terminationStatus)"
    }
    return nil
  }

  private static func find(_ name: String, _ folder: String, _ path: String) -> String? {
    let candidates: [String]
    if name.hasPrefix("/") {
      candidates = [name]
    } else if name.contains("/") {
      candidates = [URL(fileURLWithPath: folder).appending(path: name).path]
    } else {
      candidates = path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
