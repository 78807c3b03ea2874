import CalqueConsole
import ArgumentParser
import CalqueCore
import CalqueRules

/// `calque rules`: shows, tests, drafts, locks and documents rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List, test, write and document rules.",
    subcommands: [
      List.self, TestCommand.self, NewCommand.self, LockCommand.self, DocsCommand.self,
      MineCommand.self,
    ]
  )

  /// The command `calque rules list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List all rules: id, severity, confidence, title.",
      discussion: "As they ship; “calque config” shows what a configuration makes of them."
    )

    @OptionGroup var packs: PackArguments

    func run() throws {
      let loaded = packs.loadSources()
      for pack in loaded.packs {
        Console.output("\(pack.id) \(pack.version)  \(pack.title)\n")
        let width = pack.rules.map(\.descriptor.id.count).max() ?? 0
        for rule in pack.rules {
          let descriptor = rule.descriptor
          let id = descriptor.id.padding(width)
          let severity = descriptor.severity.rawValue.padding(8)
          let confidence = descriptor.confidence.rawValue.padding(7)
          let off = rule.isOn ? "" : "  (off)"
          Console.output("  \(id)  \(severity)  \(confidence)  \(descriptor.title)\(off)\n")
        }
      }
      for error in loaded.errors { Console.error("calque: \(error)") }
      if !loaded.errors.isEmpty { throw Exit.unusable }
    }
  }
}

extension String {
  /// The text with blanks behind it, up to a width.
  func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text with blanks before it, up to a width.
  func padding(before width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
