import ArgumentParser
import CalqueCore

/// What is listed, and what fails a run.
struct ThresholdArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "List findings that are at least this sure: hint, likely or certain. (default: likely)",
      valueName: "confidence"
    )
  )
  var minConfidence: Confidence?

  @Option(
    help: ArgumentHelp(
      "Fail from this severity on: neutral, minor, major or critical. (default: major)",
      valueName: "severity"
    )
  )
  var failOn: Severity?

  @Option(
    help: ArgumentHelp(
      "Fail when a document of sufficient length, or the whole run, scores below this.",
      valueName: "score"
    )
  )
  var minScore: Double?

  @Flag(help: "Exit with 0 whatever is found. Inputs that cannot be read still give 2.")
  var exitZero = false
}
