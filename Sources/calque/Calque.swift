import ArgumentParser
import CalqueCore

/// The root of all commands.
struct Calque: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calque",
    abstract: "Finds what machine translation does to news copy.",
    discussion: """
      Calque reads pages and texts, marks what a translation machine garbled (names, slogans and \
      titles translated word for word, words that echo, doubled attributions, broken encodings), and \
      says why and what was probably meant. It opens no network connection.

      Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or an input, a \
      configuration or a pack that could not be read.
      """,
    version: "\(Tool.calque.name) \(Tool.calque.version)",
    subcommands: [
      AuditCommand.self, LintCommand.self, FixCommand.self, DecisionsCommand.self,
      BaselineCommand.self, InitCommand.self,
      ReportCommand.self, StreamCommand.self, ExtractCommand.self,
      RulesCommand.self, ExplainCommand.self, ConfigCommand.self, EvaluateCommand.self,
      VerdictCommand.self, FeedCommand.self,
    ]
  )
}
