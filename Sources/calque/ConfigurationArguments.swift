import ArgumentParser
import CalqueAudit
import CalqueRules
import Foundation

/// The configuration that a command uses.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this configuration instead of the nearest \(Configuration.fileName).",
      valueName: "file"
    )
  )
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  /// The configuration that holds here.
  func load() throws -> Configuration {
    let found =
      noConfig ? nil : config ?? Configuration.find(from: FileManager.default.currentDirectoryPath)
    guard let found else { return Configuration() }
    do throws(PackError) {
      return try Configuration(contentsOfFile: found)
    } catch {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
  }
}
