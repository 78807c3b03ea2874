import ArgumentParser
import Foundation
import Logging

/// How a command says what it does.
struct LogArguments: ParsableArguments {
  @Option(help: "How to log when standard error is no terminal: text or json, a line a message.")
  var log = LogFormat.text

  @Option(
    help: ArgumentHelp(
      "The least that is logged: debug, info, notice, warning, error.",
      valueName: "level"
    )
  )
  var logLevel = "info"

  func validate() throws {
    guard Logger.Level(rawValue: logLevel) != nil else {
      throw ValidationError(
        "--log-level takes debug, info, notice, warning or error, not “\(logLevel)”."
      )
    }
  }

  /// A logger; on a terminal it says in words what went wrong, and no more.
  func logger(forTerminal: Bool) -> Logger {
    let level = Logger.Level(rawValue: logLevel) ?? .info
    return forTerminal ? LogLine.logger(nil, max(level, .notice)) : LogLine.logger(log, level)
  }
}
