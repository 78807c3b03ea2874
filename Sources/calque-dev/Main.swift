import ArgumentParser

/// Our own chores, never shipped to users.
@main
struct CalqueDev: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calque-dev",
    abstract: "Chores of Calque's own development.",
    subcommands: [
      CheckPositionsCommand.self, CheckHostileCommand.self, BenchCommand.self,
      GenerateCommand.self, WordDataCommand.self, FitVerdictCommand.self, ManualCommand.self,
    ]
  )
}
