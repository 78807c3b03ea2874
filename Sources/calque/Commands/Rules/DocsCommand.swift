import CalqueConsole
import ArgumentParser
import CalqueLab
import CalqueRules
import Foundation

/// `calque rules docs`: writes the page of a pack.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Write the Markdown page of packs: every rule, why, with examples.",
    discussion: "What a rule's noise is stands there when a calque.lock beside the pack says it."
  )

  @OptionGroup var tested: TestedPacks

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write a page for each pack into this folder, ID.md, instead of all to standard output.",
      valueName: "folder"
    )
  )
  var output: String?

  func run() throws {
    let loaded = tested.load()
    let lock = try tested.lock()
    for pack in loaded.packs {
      let page = PackPage.markdown(pack, lock: lock, writer: "calque rules docs")
      if let output {
        try Console.write(page, to: "\(output)/\(pack.id).md")
      } else {
        Console.output(page)
      }
    }
    if !loaded.errors.isEmpty { throw Exit.unusable }
  }
}
