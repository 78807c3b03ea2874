import CalqueConsole
import ArgumentParser
import CalqueLab
import Foundation

extension EvaluateCommand {
  /// The command `calque evaluate extraction`.
  struct Extraction: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "extraction",
      abstract: "Compare what “calque extract” prints with the copy that people marked.",
      discussion: """
        The folder holds ground-truth.json, {ID: {"articleBody": "…", "url": "…", "type": "…", \
        "without": ["…"]}}, and html/ID.html.gz or html/ID.html.

        Texts are compared by their runs of four words, as often as they occur. Precision is the mean \
        over pages with output, recall over pages with gold text, F1 the harmonic mean of the two; \
        “mean F1” is the mean of the pages' own. “forbidden” is the share of the snippets in “without” \
        that came through, “empty” counts pages with gold text that gave none. The sites are split in \
        two halves by a hash of their names: thresholds are tuned on one, and the other shows how they \
        hold elsewhere. Speed counts reading and extraction of pages in memory, best of three rounds.
        """
    )

    /// A half of the sites.
    enum Half: String, ExpressibleByArgument, CaseIterable {
      case tuned
      case heldOut = "held-out"

      var number: Int { self == .tuned ? 0 : 1 }
    }

    @Argument(help: ArgumentHelp("The folder of pages.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("List this many pages, the worst first.", valueName: "count"))
    var worst = 0

    @Option(
      help: ArgumentHelp(
        "Of the worst, list only those of one half of the sites: tuned or held-out.",
        valueName: "half"
      )
    )
    var half: Half?

    @Option(help: ArgumentHelp("Compare with figures kept in a file.", valueName: "file"))
    var figures: String?

    @Flag(help: "Write the figures over those in the file.")
    var record = false

    func validate() throws {
      guard !record || figures != nil else {
        throw ValidationError("Name the file to record the figures in: --figures FILE.")
      }
    }

    func run() throws {
      let evaluation: ExtractionEvaluation
      do throws(EvaluationError) {
        evaluation = try ExtractionEvaluator(gold: GoldPages(folder: folder)).evaluate()
      } catch {
        Console.error("calque: \(error)")
        throw Exit.unusable
      }
      let last = figures.flatMap { ExtractionFigures(path: $0) }
      Console.output(evaluation.table(last: last) + "\n")
      for page in evaluation.worst(worst, half: half?.number) {
        Console.output(
          String(
            format: "%6.4f  precision %@  recall %@  %@\n",
            page.score,
            Self.share(page.precision),
            Self.share(page.recall),
            page.id
          )
        )
      }
      if record, let figures {
        do {
          try ExtractionFigures(evaluation).write(to: figures)
        } catch {
          Console.error(
            "calque: \(figures): the figures cannot be written there: \(error.localizedDescription)"
          )
          throw Exit.unusable
        }
      }
    }

    private static func share(_ value: Double?) -> String {
      value.map { String(format: "%6.4f", $0) } ?? "     –"
    }
  }
}
