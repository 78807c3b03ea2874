import CalqueConsole
import ArgumentParser
import CalqueAudit
import Foundation

/// `calque init`: writes a configuration to begin with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a \(Configuration.fileName) for the current folder, to edit.",
    discussion: """
      Looks at what there is to audit, leaves out folders of other programs and people, such as node_modules, \
      and names the other keys in comments. A configuration that is there is never replaced.
      """
  )

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write this file, \(Configuration.fileName) by default; - is standard output.",
      valueName: "file"
    )
  )
  var output: String?

  func run() throws {
    let path = output ?? Configuration.fileName
    guard path == "-" || !FileManager.default.fileExists(atPath: path) else {
      Console.error("calque: \(path) is there already; edit it, or choose another with --output")
      throw Exit.unusable
    }
    let found = InputDiscovery.find(["."])
    for failure in found.failures { Console.error("calque: \(failure)") }
    let draft = ConfigurationDraft(paths: found.paths)
    guard path != "-" else { return Console.output(draft.yaml) }
    try Console.write(draft.yaml, to: path)
    Console.error("Wrote \(path), for \(draft.extent.isEmpty ? "no files yet" : draft.extent).")
    Console.error(
      "Next: calque lint; then “calque baseline” writes down what is to stay as it is for now."
    )
  }
}
