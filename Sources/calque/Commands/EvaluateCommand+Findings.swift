import CalqueConsole
import ArgumentParser
import CalqueCore
import CalqueInput
import CalqueLab
import CalqueRules
import Foundation

extension EvaluationSet.Kind: ExpressibleByArgument {}
extension HashedHalf: ExpressibleByArgument {}

extension EvaluateCommand {
  /// The command `calque evaluate`, or `calque evaluate findings`.
  struct Findings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "findings",
      abstract: "Compare what rules find with what people know to be wrong.",
      discussion: """
        Every input is a set, told from its content, or all are what --as says; a file that cannot be read, or \
        a line that is broken, is named, the others count, and the exit code is 2.
          labelled  JSON files or records {"id", "text", "label": "mt" or "clean", "spans": [{"start", "end", \
        "category", "severity", "intended"}]}; offsets count code points
          names     records {"text", "spans", "in_gazetteer", "route"}: sentences with garbled names, and without
          edits     records {"text", "edited", "lp"}: machine output and what an editor made of it
          mqm       records {"target", "errors": [{"start", "end", "category", "severity"}], "doc", "system", \
        "human"}; segments of one document and system are audited together
          machine   records {"text", "system"}: machine output and nothing more
          clean     records {"text"} or {"html"}, or a file or folder of pages and texts, written by people; \
        with "human": true or "translator", translated by them
        Records stand one a line (.jsonl, also .gz, or - for standard input); a folder may hold all of these.

        A finding is right when it shares a character with a span and is at most six times its length, or, \
        in pairs, holds a word that the editor changed or stands beside one that was put in. Findings are those \
        that an audit shows (likely or certain); hints are counted apart, and so are findings on page furniture. \
        Recall is the share of the spans, or of the garbled names, that are found. “Encoding apart” leaves out \
        misread characters, which clean text has too.

        AUC is the chance that a page of machine output measures higher than a native one, a tie counting half; \
        fifteen sentences of a language pair make a page, and native text is cut into pages of 250 words. The table of rules \
        says on how many independent pages of machine output each fires. The verdict's model was fitted to the open half \
        of such texts; what it is worth on others “calque help verdict” tells.

        Labelled articles, names, pairs and MQM documents are split in two halves by a hash (FNV-1a) of \
        their ids; an article and its clean original, and all versions of a document, are on one side. Read and \
        tune on the open half; of the other only figures are ever printed.

        Exit code 0, 1 when a threshold is missed, 2 for wrong usage and for what cannot be read.
        """
    )

    /// How the figures are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      case text, json, markdown
    }

    @Argument(help: ArgumentHelp("Files and folders to measure on.", valueName: "path"))
    var paths: [String]

    @Option(
      name: .customLong("as"),
      help: ArgumentHelp(
        "Take all inputs for this: labelled, names, edits, clean, mqm or machine.",
        valueName: "kind"
      )
    )
    var kind: EvaluationSet.Kind?

    @OptionGroup var packs: PackArguments

    @OptionGroup var gazetteers: GazetteerArguments

    @Option(
      help: ArgumentHelp(
        """
        Leave out the texts of this id, set, pair, domain, system, tier or route. May be repeated. An \
        article whose own file is named stays.
        """,
        valueName: "id"
      )
    )
    var exclude: [String] = []

    @Option(help: ArgumentHelp("Take only the texts of this id, set, pair ….", valueName: "id"))
    var only: [String] = []

    @Option(
      help: ArgumentHelp("Measure on one half of what is split: open or held.", valueName: "half")
    )
    var half: HashedHalf?

    @Flag(help: "Show the figures of both halves beside those of the whole.")
    var halves = false

    @Option(
      help: ArgumentHelp(
        "Tell pages apart by findings, by evidence, which hints are too, or by verdict.",
        valueName: "measure"
      )
    )
    var pageMeasure = PageMeasure.findings.name

    @Flag(help: "List false alarms and misses with the words around, never of the held half.")
    var findings = false

    @Option(
      help: ArgumentHelp(
        "List the false alarms of this rule or pack only, hints too. May be repeated.",
        valueName: "rule"
      )
    )
    var rule: [String] = []

    @Option(help: "How to report: text, json or markdown.")
    var format = Format.text

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Write the report to a file.", valueName: "file")
    )
    var output: String?

    @Option(
      help: ArgumentHelp(
        "Exit with 1 when the precision on labelled articles or names is below this share.",
        valueName: "share"
      )
    )
    var minPrecision: Double?

    @Option(
      help: ArgumentHelp(
        "Exit with 1 when the recall on labelled articles or names is below this share.",
        valueName: "share"
      )
    )
    var minRecall: Double?

    @Option(
      help: ArgumentHelp(
        "Exit with 1 when there are more findings in 1,000 words of a set of clean text.",
        valueName: "rate"
      )
    )
    var maxNoise: Double?

    @Option(help: ArgumentHelp("Compare with figures kept in a file.", valueName: "file"))
    var figures: String?

    @Flag(help: "Write the figures over those in the file.")
    var record = false

    @Option(
      help: ArgumentHelp("Work on this many tasks; by default one a core.", valueName: "number")
    )
    var tasks = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
      guard !paths.isEmpty else {
        throw ValidationError("Name at least one file or folder to measure on.")
      }
      guard !record || figures != nil else {
        throw ValidationError("Name the file to record the figures in: --figures FILE.")
      }
      guard half == nil || !halves else {
        throw ValidationError("Give --half for one half, or --halves for both.")
      }
      guard measure != nil else {
        let names = PageMeasure.all.map(\.name).joined(separator: ", ")
        throw ValidationError("There is no page measure “\(pageMeasure)”; choose one of \(names).")
      }
      guard tasks > 0 else { throw ValidationError("--tasks is at least 1.") }
      for share in [minPrecision, minRecall].compactMap(\.self) where !(0...1 ~= share) {
        throw ValidationError("--min-precision and --min-recall are shares from 0 to 1.")
      }
      guard maxNoise.map({ $0 >= 0 }) ?? true else {
        throw ValidationError("--max-noise is at least 0.")
      }
    }

    func run() async throws {
      let (shipped, _, isWholePacks) = packs.load()
      let (rules, isWholeNames) = gazetteers.add(to: shipped)
      let isComplete = isWholePacks && isWholeNames
      try checkRules(rules)
      let (sets, isWhole) = try await read()
      let evaluator = FindingEvaluator(
        rules: rules,
        measure: measure ?? .findings,
        tasks: tasks
      )
      let evaluation = await evaluator.evaluate(sets)
      for error in evaluation.failures { Console.error("calque: \(error)") }
      var report = EvaluationReport(evaluation, half: half, showsHalves: halves)
      if findings || !rule.isEmpty { report.list(evaluation, rules: rule) }
      try compare(&report)
      report.thresholds = try results(report)
      try write(report)
      if !isComplete || !isWhole || !evaluation.failures.isEmpty { throw Exit.unusable }
      let missed = report.thresholds.filter { !$0.isReached }
      for result in missed { Console.error("calque: \(result.sentence)") }
      if !missed.isEmpty { throw Exit.findings }
    }

    private var measure: PageMeasure? { PageMeasure.all.first { $0.name == pageMeasure } }

    /// The sets that the inputs hold, and whether all could be read.
    private func read() async throws -> (sets: [EvaluationSet], isWhole: Bool) {
      var input = EvaluationInput(kind: kind, tasks: tasks)
      for path in paths { await input.add(path) }
      let unknown = input.select(only: only, excluded: exclude)
      for error in input.errors { Console.error("calque: \(error)") }
      for name in unknown {
        Console.error(
          "calque: no text has the id, set, pair, domain, system, tier or route “\(name)”"
        )
      }
      guard !input.sets.isEmpty else {
        Console.error("calque: there is nothing to measure on")
        throw Exit.unusable
      }
      return (input.sets, input.errors.isEmpty && unknown.isEmpty)
    }

    /// Names the rules that `--rule` asks for and that there are not.
    private func checkRules(_ rules: CompiledRules) throws {
      let ids = rules.rules.map(\.descriptor.id)
      for name in rule where !ids.contains(where: { $0 == name || $0.hasPrefix("\(name)/") }) {
        Console.error("calque: there is no rule or pack “\(name)”; see calque rules list")
        throw Exit.unusable
      }
    }

    /// Compares the figures with those kept, and keeps them when asked.
    private func compare(_ report: inout EvaluationReport) throws {
      guard let figures else { return }
      do throws(InputError) {
        report.changes = try QualityFigures(path: figures)?.changes(in: report.tables)
      } catch {
        guard record else {
          Console.error("calque: \(error)")
          throw Exit.unusable
        }
      }
      if record { try Console.write(QualityFigures(report.tables).json, to: figures) }
    }

    /// What the thresholds say; one that no figure can be held against is wrong usage.
    private func results(_ report: EvaluationReport) throws -> [ThresholdResult] {
      let thresholds = [
        ("--min-precision", minPrecision.map { Threshold(.precision, $0) }),
        ("--min-recall", minRecall.map { Threshold(.recall, $0) }),
        ("--max-noise", maxNoise.map { Threshold(.noise, $0) }),
      ]
      return try thresholds.flatMap { option, threshold -> [ThresholdResult] in
        guard let threshold else { return [] }
        let results = threshold.results(report.tables)
        guard !results.isEmpty else {
          Console.error(
            """
            calque: \(option) has nothing to hold against: give \
            \(threshold.measure == .noise ? "clean text" : "labelled articles or names")
            """
          )
          throw Exit.unusable
        }
        return results
      }
    }

    private func write(_ report: EvaluationReport) throws {
      let text =
        switch format {
        case .text: report.text
        case .json: report.json
        case .markdown: report.markdown
        }
      if let output {
        try Console.write(text, to: output)
        Console.error("Report: \(output)")
      } else {
        Console.output(text)
      }
    }
  }
}
