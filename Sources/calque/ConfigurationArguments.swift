import ArgumentParser
import CalqueAudit

/// The configurations that a command uses.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this configuration for all files, instead of the \(Configuration.fileName) nearest to each.",
      valueName: "file"
    )
  )
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  /// Which configuration files are looked at.
  var choice: ConfigurationChoice {
    noConfig ? .none : config.map { .file($0) } ?? .nearest
  }

  func validate() throws {
    guard config == nil || !noConfig else {
      throw ValidationError("--config names a configuration and --no-config uses none; give one.")
    }
  }
}
