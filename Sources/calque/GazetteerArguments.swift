import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalqueRules

/// The lists of names that a command works with beside those that Calque ships.
struct GazetteerArguments: ParsableArguments {
  @Option(
    name: .customLong("gazetteer"),
    help: ArgumentHelp(
      """
      Tell garbled names by these too: a file of columns (name, other spellings parted by |, kind), one \
      name a line, or YAML, also gzipped. May be repeated.
      """,
      valueName: "file"
    )
  )
  var paths: [String] = []

  /// The rules with these names, and whether every list could be read.
  ///
  /// What is wrong is printed; the lists that are right take part.
  func add(to rules: CompiledRules) -> (rules: CompiledRules, isComplete: Bool) {
    guard !paths.isEmpty else { return (rules, true) }
    var compiler = PackCompiler(base: rules)
    var isComplete = true
    for path in paths {
      do throws(PackError) {
        compiler.add(try Gazetteer(contentsOfFile: path))
      } catch {
        Console.error("calque: \(error)")
        isComplete = false
      }
    }
    return (compiler.rules, isComplete)
  }
}
