import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalqueRules

/// The baseline that a command uses.
struct BaselineArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Set aside what this baseline knows. (default: the \(KnownFindings.fileName) of the current folder \
      or the nearest above it in the repository)
      """,
      valueName: "file"
    )
  )
  var baseline: String?

  @Flag(help: "Use no baseline.")
  var noBaseline = false

  func validate() throws {
    guard baseline == nil || !noBaseline else {
      throw ValidationError("--baseline names a baseline and --no-baseline uses none; give one.")
    }
  }

  /// The baseline, nil when there is none.
  ///
  /// What is wrong with it is printed.
  func load() throws -> KnownFindings? {
    guard !noBaseline, let path = baseline ?? KnownFindings.nearest() else { return nil }
    return try Console.reporting { () throws(PackError) in
      try KnownFindings(contentsOfFile: path)
    }
  }
}
