import ArgumentParser
import Foundation

/// `calque-dev manual`: the manual page, from what the program says of itself.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual page, in mdoc, from the release program's help."
  )

  @Option(help: ArgumentHelp("The program.", valueName: "file"))
  var program = ".build/release/calque"

  @Option(help: ArgumentHelp("The date that it bears: June 1, 2026.", valueName: "date"))
  var date = ""

  func run() throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--experimental-dump-help"]
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let help = try JSONDecoder().decode(ManualPage.Help.self, from: data)
    print(ManualPage(help.command, date: date).text, terminator: "")
  }
}
