import ArgumentParser
import CalqueCore
import CalqueLab
import CalqueRules

/// `calque rules`: shows and tests rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List, test and draft rules.",
    subcommands: [List.self, Test.self, MineCommand.self]
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

  /// The command `calque rules test`.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run the cases that rules carry.",
      discussion: """
        Each case is run as text and, with its words broken by tags, entities, soft hyphens and line \
        breaks, as HTML; what is found must come back to the right words and bytes. Without a pack, \
        the shipped packs are tested.
        """
    )

    @Argument(
      help: ArgumentHelp("Packs to test: YAML files, or folders with pack.yml.", valueName: "pack")
    )
    var packs: [String] = []

    func run() throws {
      var loaded = PackLoader.Result()
      if packs.isEmpty {
        loaded = try PackArguments.parse([]).loadSources()
      }
      for path in packs {
        let result = PackLoader.load(path)
        loaded.packs += result.packs
        loaded.errors += result.errors
      }
      for error in loaded.errors { Console.error("calque: \(error)") }
      var failed = false
      for pack in loaded.packs {
        let outcome = RuleTester().test(pack)
        for failure in outcome.failures { Console.output("\(failure)\n") }
        failed = failed || !outcome.failures.isEmpty
        let result = outcome.failures.isEmpty ? "all pass" : "\(outcome.failures.count) fail"
        Console.output("\(pack.id): \(outcome.rules) rules, \(outcome.cases) cases, \(result)\n")
      }
      if !loaded.errors.isEmpty { throw Exit.unusable }
      if failed { throw Exit.findings }
    }
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
