import ArgumentParser
import CalqueCore
import Foundation

/// The program's entry: parses the arguments, runs the command, and maps every error to an exit code.
@main
struct Main {
  static func main() async {
    do {
      var command = try CalqueFeedProgram.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let code = CalqueFeedProgram.exitCode(for: error)
      guard code == .success else {
        Console.error(CalqueFeedProgram.fullMessage(for: error))
        exit(Exit.unusable.rawValue)
      }
      // Help and version are asked for, so they go to standard output.
      Console.output(CalqueFeedProgram.fullMessage(for: error) + "\n")
    }
  }
}

/// The root of the commands about feeds.
struct CalqueFeedProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calque feed",
    abstract: "Audits feeds of news: which sources turn bad, when, and what shows it.",
    discussion: """
      The feeds stand in a file, feeds.yml:

        store: feeds.sqlite             what was fetched and found
        allow: [10.0.0.0/8]             addresses that may be reached although not public
        contact: https://example.org    whom requests name
        pause: 1                        seconds between requests to a host
        feeds:
          - name: Harbour News
            url: https://example.org/feed.xml
            headers: {Authorization: $TOKEN}        from the environment
            language: en
            packs: [{en/echo: off}]

      Only feeds are required. A feed may say all that .calque.yml may say of a path (calque help config). The \
      .calque.yml nearest to feeds.yml holds, too; what a feed says goes before it.
      """,
    version: "\(Tool.calque.name) \(Tool.calque.version)",
    subcommands: [
      AuditCommand.self, ReauditCommand.self, ReportCommand.self, ShowCommand.self, AddCommand.self,
      ListCommand.self,
      RemoveCommand.self, ImportCommand.self, ExportCommand.self,
    ]
  )
}
