import ArgumentParser
import CMalloc
import Foundation

/// The program's entry: parses the arguments, runs the command, and maps every error to an exit code.
@main
struct Main {
  static func main() async {
    keepFreedMemory()
    do {
      var command = try Calque.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let code = Calque.exitCode(for: error)
      guard code == .success else {
        Console.error(Calque.fullMessage(for: error))
        exit(Exit.unusable.rawValue)
      }
      // Help and version are asked for, so they go to standard output.
      Console.output(Calque.fullMessage(for: error) + "\n")
    }
  }

  /// Keeps what one document freed for the next.
  ///
  /// By default every document's memory is given back and asked for again: a seventh of the time
  /// of an audit of a thousand small files. The peak stays as it is.
  private static func keepFreedMemory() {
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }
}
