import CalqueConsole
import ArgumentParser
import CalqueLab
import Foundation

/// `calque rules new`: writes a pack to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a pack with one rule, to edit.",
    discussion: """
      The rule works and its cases pass as they stand; change the words, the cases and the reason. \
      CONTRIBUTING.md tells what each kind of match does.
      """
  )

  @Argument(help: ArgumentHelp("The rule's id: small letters, digits, hyphens.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "What the rule looks for: \(RuleSkeleton.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kind"
    )
  )
  var kind = "phrase"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write this file, ID.yml by default; - is standard output.",
      valueName: "file"
    )
  )
  var output: String?

  func run() throws {
    guard let skeleton = RuleSkeleton(rawValue: kind) else {
      throw ValidationError(
        "There is no kind of match “\(kind)”; choose from "
          + RuleSkeleton.allCases.map(\.rawValue).joined(separator: ", ") + "."
      )
    }
    guard !id.isEmpty,
      id.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
    else { throw ValidationError("An id holds a–z, 0–9 and hyphens only, not “\(id)”.") }
    let path = output ?? "\(id).yml"
    let text = skeleton.text(id: id)
    guard path != "-" else { return Console.output(text) }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let files = [path: text].merging(
      skeleton.files.map { (folder + $0.key, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    for file in files.keys.sorted() where FileManager.default.fileExists(atPath: file) {
      Console.error("calque: \(file) is there already; choose another with --output")
      throw Exit.unusable
    }
    for (file, text) in files.sorted(by: { $0.key < $1.key }) { try Console.write(text, to: file) }
    Console.error(
      "Wrote \(files.keys.sorted().joined(separator: ", ")). Next: calque rules test \(path)"
    )
  }
}
