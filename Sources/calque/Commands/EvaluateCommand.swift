import ArgumentParser

/// `calque evaluate`: measures the program on data of which people know what is in it.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure what rules find, or how well pages are read.",
    discussion: """
      “calque evaluate PATH…” measures rules on texts of which people know what is wrong in them: how much of it \
      is found, how much of what is found is right, and how much is found in clean text. “calque help evaluate \
      findings” tells what the inputs and the figures are.

      Examples:
        calque evaluate labelled/ clean.jsonl.gz
        calque evaluate pairs.jsonl clean/ --pack house.yml --min-precision 0.9 --max-noise 0.5
        calque evaluate labelled/ --half open --findings
      """,
    subcommands: [Findings.self, Extraction.self],
    defaultSubcommand: Findings.self
  )
}
