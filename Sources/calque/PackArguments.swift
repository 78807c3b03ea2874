import CalqueConsole
import ArgumentParser
import CalquePacks
import CalqueRules

/// The packs that a command works with: the shipped ones and the user's.
struct PackArguments: ParsableArguments {
  @Option(
    name: .customLong("pack"),
    help: ArgumentHelp(
      "Use this rule pack too: a YAML file, or a folder with pack.yml.",
      valueName: "file"
    )
  )
  var packs: [String] = []

  /// The compiled rules of all packs, the user's packs, and whether every pack could be read whole.
  ///
  /// What is wrong is printed; the rules that are right take part.
  func load() -> (rules: CompiledRules, packs: [RulePack], isComplete: Bool) {
    var compiler = PackCompiler(base: ShippedPacks.rules())
    var isComplete = true
    var sources: [RulePack] = []
    func complain(_ error: PackError) {
      Console.error("calque: \(error)")
      isComplete = false
    }
    for path in packs {
      let loaded = PackLoader.load(path)
      loaded.errors.forEach(complain)
      for pack in loaded.packs {
        do throws(PackError) {
          try compiler.add(pack)
          sources.append(pack)
        } catch {
          complain(error)
        }
      }
    }
    return (compiler.rules, sources, isComplete)
  }

  /// The sources of all packs, for commands that show or test rules.
  func loadSources() -> PackLoader.Result {
    var result = PackLoader.loadAll(sources: ShippedPacks.sources)
    for path in packs {
      let loaded = PackLoader.load(path)
      result.packs += loaded.packs
      result.errors += loaded.errors
    }
    return result
  }
}
