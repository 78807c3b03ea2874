import CalqueConsole
import ArgumentParser
import CalqueLab

/// `calque verdict`: tells what the page verdict means and what it is worth.
struct VerdictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract: "Tell what the page verdict of an audit means and how far it can be trusted.",
    discussion: VerdictGuide.shipped
  )

  func run() throws { Console.output(VerdictGuide.shipped) }
}
