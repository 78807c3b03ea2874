package import ArgumentParser
import Foundation

/// A program made of commands.
package enum CommandProgram {
  /// Parses the arguments, runs the command that they name, and maps every error to an exit code.
  package static func run(_ root: any ParsableCommand.Type) async {
    // Whoever starts the program may ignore the signal, and a closed pipe would be a failure then.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try root.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let code = root.exitCode(for: error)
      guard code == .success else {
        Console.error(root.fullMessage(for: error))
        exit(Exit.unusable.rawValue)
      }
      // Help and version are asked for, so they go to standard output.
      Console.output(root.fullMessage(for: error) + "\n")
    }
  }
}
