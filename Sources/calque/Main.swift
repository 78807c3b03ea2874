import ArgumentParser
import Foundation

/// The program's entry: parses the arguments, runs the command, and maps every error to an exit code.
@main
struct Main {
  static func main() async {
    // Whoever starts the program may ignore the signal, and a closed pipe would be a failure then.
    signal(SIGPIPE, SIG_DFL)
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
}
