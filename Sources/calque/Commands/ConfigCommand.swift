import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalquePacks
import CalqueRules
import Foundation

/// `calque config`: says what holds for a file, and why.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show which configuration holds for a file, and what each line of it does.",
    discussion: """
      The nearest .calque.yml in the file's folder or one above it holds; those above that one do not, \
      unless it extends them. Options of the command line go before it. The file need not exist.

      This is all that it may say; nothing of it is required:

      \(ConfigurationGuide.example.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  " + $0 }.joined(separator: "\n"))
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(
    help: ArgumentHelp("Files to show it for; the current folder's when none.", valueName: "file")
  )
  var files: [String] = []

  @Option(help: "How to print it: text or json.")
  var format = Format.text

  @OptionGroup var packs: PackArguments
  @OptionGroup var configuration: ConfigurationArguments

  func run() throws {
    let (rules, packs, isComplete) = packs.load()
    let audit = ProjectAudit(rules: rules, packs: packs, configuration: configuration.choice)
    var isBroken = !isComplete
    var pages: [ConfigurationPage] = []
    // Standard input is read by the configuration of the current folder.
    for file in files.isEmpty ? ["-"] : files {
      do throws(PackError) {
        let applied = try audit.applied(to: file)
        for error in applied.settings.packErrors { Console.error("calque: \(error)") }
        isBroken = isBroken || !applied.settings.packErrors.isEmpty
        pages.append(ConfigurationPage(applied))
      } catch {
        Console.error("calque: \(file == "-" ? "the current folder" : file): \(error)")
        isBroken = true
      }
    }
    switch format {
    case .text: Console.output(pages.map(\.text).joined(separator: "\n"))
    case .json: Console.output(try Self.json(pages))
    }
    if isBroken { throw Exit.unusable }
  }

  private static func json(_ pages: [ConfigurationPage]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(pages), as: UTF8.self) + "\n"
  }
}
