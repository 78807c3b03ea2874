import CalqueConsole
import ArgumentParser
import CalqueInput
import CalqueLab
import Foundation

/// `calque rules mine`: drafts rules from machine output and from editors' corrections.
struct MineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mine",
    abstract: "Draft rules from what machine output repeats, or from what editors change.",
    discussion: """
      With texts, finds phrases that several sites of machine output say again and again and clean text hardly \
      ever. With --pairs, finds the replacements that editors make again and again. Both come as a table and, with \
      --output, as a pack of draft rules, off by confidence (hint), to read, choose from and finish.

      Texts are files or folders of pages and texts, or JSON records one a line ({"text": …} or {"html": …}, with \
      "site", "url" or "system" to tell sites apart). The files in one folder below a folder given are one site.
      Pairs are a TSV file (machine, edited), JSON records with "text" and "edited" ("mt" and "pe" do, too), XLIFF \
      (alternatives and targets), or, with --edited, two folders with files of the same names.
      """
  )

  @Argument(help: ArgumentHelp("Texts of machine output.", valueName: "mt"))
  var texts: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Clean texts, in which a phrase must be rare.", valueName: "file")
  )
  var clean: [String] = []

  @Option(help: ArgumentHelp("Pairs of machine output and its edited version.", valueName: "file"))
  var pairs: [String] = []

  @Option(
    help: ArgumentHelp("The folder of edited files, beside --pairs FOLDER.", valueName: "folder")
  )
  var edited: String?

  @Option(help: "The least number of sites that say a phrase.")
  var minSites = 3

  @Option(help: "The least number of times.")
  var minCount = 3

  @Option(help: "The most occurrences in a million clean words.")
  var maxNoise = 0.5

  @Option(help: "The most phrases to give.")
  var limit = 100

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the draft rules here.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard texts.isEmpty != pairs.isEmpty else {
      throw ValidationError(
        "Give texts of machine output, or pairs with --pairs: calque rules mine mt/ --clean clean/"
      )
    }
    guard edited == nil || pairs.count == 1 else {
      throw ValidationError("--edited goes with one --pairs FOLDER")
    }
    guard minSites > 0, minCount > 0, maxNoise >= 0, limit > 0 else {
      throw ValidationError(
        "--min-sites, --min-count and --limit are at least 1, --max-noise at least 0"
      )
    }
  }

  func run() throws {
    var cleanInput = MiningInput()
    for path in clean { cleanInput.addTexts(path) }
    let cleanTexts = cleanInput.sources.map(\.text)
    var input = MiningInput()
    let yaml: String
    if pairs.isEmpty {
      for path in texts { input.addTexts(path) }
      yaml = minePhrases(input, cleanTexts)
    } else {
      for path in pairs { input.addPairs(path, edited: edited) }
      yaml = mineCorrections(input, cleanTexts)
    }
    let errors = input.errors + cleanInput.errors
    for error in errors { Console.error("calque: \(error)") }
    if let output {
      do {
        try Data(yaml.utf8).write(to: URL(fileURLWithPath: output))
      } catch {
        Console.error("calque: \(output): the file cannot be written")
        throw Exit.unusable
      }
    }
    if !errors.isEmpty { throw Exit.unusable }
  }

  private func minePhrases(_ input: MiningInput, _ clean: [String]) -> String {
    var options = ContrastMiner.Options()
    options.leastSites = minSites
    options.leastCount = minCount
    options.mostPerMillion = maxNoise
    options.limit = limit
    let phrases = ContrastMiner(options: options).mine(machine: input.sources, clean: clean)
    Console.output("sites  times  clean  phrase\n")
    for phrase in phrases {
      Console.output(
        "\(right(phrase.sites, 5))  \(right(phrase.count, 5))  \(right(phrase.cleanCount, 5))  \(phrase.pattern)\n"
      )
    }
    return DraftPack.yaml(phrases)
  }

  private func mineCorrections(_ input: MiningInput, _ clean: [String]) -> String {
    var options = CorrectionMiner.Options()
    options.leastCount = minCount
    options.mostPerMillion = maxNoise
    options.limit = limit
    let corrections = CorrectionMiner(options: options).mine(input.pairs, clean: clean)
    Console.output("times   uses  clean  machine → editors\n")
    for correction in corrections {
      Console.output(
        "\(right(correction.count, 5))  \(right(correction.uses, 5))  \(right(correction.cleanCount, 5))  \(correction.wrong) → \(correction.right)\n"
      )
    }
    return DraftPack.yaml(corrections)
  }

  private func right(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
