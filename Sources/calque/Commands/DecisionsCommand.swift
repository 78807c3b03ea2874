import CalqueConsole
import ArgumentParser
import CalqueAudit
import CalqueCore
import CalqueRules
import Foundation

/// `calque decisions`: what editors decided in the HTML report.
struct DecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "Carry out what editors decided in the HTML report.",
    subcommands: [Apply.self]
  )

  /// `calque decisions apply`: makes entries, names and a patch of decisions.
  struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "apply",
      abstract: "Set aside what was dismissed, and print what was accepted as a patch.",
      discussion: """
        Audits the files anew, from the folder in which the report was made, and knows findings by their \
        fingerprints. What was dismissed becomes entries of the baseline or silences with their reasons in \
        \(Configuration.fileName); of rules on names, the words join the house's list of names. What was \
        accepted is printed as a patch for “git apply”, or made at once with --write. Decisions on what a \
        file does not have any more are named and left.

        Examples:
          calque decisions apply calque-decisions.json > accepted.patch
          calque decisions apply calque-decisions.json --as silences --write
        """
    )

    enum Kind: String, CaseIterable, ExpressibleByArgument { case baseline, silences }

    @Argument(help: ArgumentHelp("What the HTML report saved.", valueName: "decisions"))
    var file: String

    @Option(name: .customLong("as"), help: "What dismissals become: baseline or silences.")
    var kind = Kind.baseline

    @Option(
      help: ArgumentHelp(
        "The baseline. (default: the nearest \(KnownFindings.fileName), else one in the current folder)",
        valueName: "file"
      )
    )
    var baseline: String?

    @Option(
      help: ArgumentHelp(
        "The list for dismissed names. (default: the first that the configuration names, else names.txt)",
        valueName: "file"
      )
    )
    var names: String?

    @Flag(help: "Make what was accepted in the files, and print it too.")
    var write = false

    @Option(
      help: ArgumentHelp(
        "As the audit had it: hint, likely or certain. (default: likely)",
        valueName: "confidence"
      )
    )
    var minConfidence: Confidence?

    @OptionGroup var input: InputArguments
    @OptionGroup var packs: PackArguments
    @OptionGroup var gazetteers: GazetteerArguments

    func run() async throws {
      let decisions = try Console.reporting { () throws(PackError) in try Decision.read(file) }
      let (shipped, packs, isWholePacks) = packs.load()
      let (rules, isWholeNames) = gazetteers.add(to: shipped)
      let audit = ProjectAudit(
        rules: rules,
        packs: packs,
        options: AuditOptions(inputFormat: input.format),
        choices: AuditChoices(minimumConfidence: minConfidence)
      )
      let review = await audit.review(
        decisions,
        tasks: ProcessInfo.processInfo.activeProcessorCount
      )
      for failure in review.failures { Console.error("calque: \(failure)") }
      for decision in review.lost {
        Console.error("calque: \(decision.name) is not there any more; nothing is done for it")
      }
      for decision in review.unmade {
        Console.error("calque: \(decision.name) was accepted, but has to be written by hand")
      }
      // All is made before anything is written, so that nothing is done by halves.
      let edits = try Console.reporting { () throws(PackError) in try self.edits(review) }
      for edit in edits {
        try Console.write(edit.content, to: edit.path)
        Console.error("\(edit.path): \(edit.summary)")
      }
      if edits.isEmpty { Console.error("Nothing more to set aside") }
      var output = FixOutput(writes: write)
      for fix in review.fixes { output.add(fix, countsOffers: false) }
      if !review.fixes.isEmpty { Console.error(output.summary) }
      guard isWholePacks, isWholeNames, review.failures.isEmpty, output.isComplete else {
        throw Exit.unusable
      }
    }

    private func edits(_ review: DecisionReview) throws(PackError) -> [DecisionReview.Edit] {
      switch kind {
      case .silences:
        let silences = try review.silences()
        let names = try review.names(list: names, after: silences)
        // A configuration that gets both is written once, with both.
        return silences.filter { edit in !names.contains { $0.path == edit.path } } + names
      case .baseline:
        let path = baseline ?? KnownFindings.nearest() ?? KnownFindings.fileName
        let known =
          FileManager.default.fileExists(atPath: path)
          ? try KnownFindings(contentsOfFile: path) : KnownFindings(path: path)
        let entries = review.baseline(known, exceptNames: true)
        return try [entries].compactMap { $0 } + review.names(list: names)
      }
    }
  }
}
