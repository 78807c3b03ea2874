import CalqueConsole
import ArgumentParser
import CalqueLab
import CalqueRules
import Foundation

/// `calque rules lock`: writes which version of which packs is meant, and how noisy they are.
struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Write version, SHA-256 and noise of packs into calque.lock.",
    discussion: """
      The lock is written beside the first pack: in the folder of a pack that is a file, and in a folder that is a \
      pack or holds packs. Other packs in it stay. Without --corpus the noise measured before stays, too, and without --machine what \
      was counted in machine output.

      When the files of a pack changed, it says what its version should become: another first number when a rule \
      is gone without renamed-from or grew more severe, another second number when a rule is new or finds more, \
      else another third one.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Packs: YAML files, folders with pack.yml, or folders of such folders.",
      valueName: "pack"
    )
  )
  var packs: [String]

  @Option(
    help: ArgumentHelp(
      "Measure noise on this file or folder of clean text; repeatable.",
      valueName: "path"
    )
  )
  var corpus: [String] = []

  @Option(
    help: ArgumentHelp(
      "Count in how many documents of this file or folder of machine output each rule finds something; repeatable.",
      valueName: "path"
    )
  )
  var machine: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Write this file.", valueName: "file"))
  var output: String?

  func run() throws {
    var tested = TestedPacks()
    tested.packs = packs
    let loaded = tested.load()
    guard loaded.errors.isEmpty else {
      Console.error("calque: nothing was locked: mend the packs first")
      throw Exit.unusable
    }
    let path = output ?? tested.lockPath ?? PackLock.fileName
    let old = try TestedPacks.lock(at: path, isNeeded: false)
    let figures = corpus.isEmpty ? nil : try TestCommand.measure(loaded.packs, corpus)
    let counted = machine.isEmpty ? nil : try TestCommand.measure(loaded.packs, machine)
    guard figures?.errors.isEmpty != false, counted?.errors.isEmpty != false else {
      throw Exit.unusable
    }
    let update = LockUpdate(
      loaded.packs,
      old: old ?? PackLock(),
      figures: figures,
      machine: counted
    )
    for note in update.notes { Console.error("calque: \(note)") }
    try Console.write(update.lock.yaml, to: path)
    let names = loaded.packs.map { "\($0.id) \($0.version)" }.joined(separator: ", ")
    let words = figures.map { ", measured on \($0.words) words" } ?? ""
    let documents = counted.map { ", counted in \($0.documents) documents of machine output" } ?? ""
    Console.error("\(path): \(names)\(words)\(documents)")
  }
}
