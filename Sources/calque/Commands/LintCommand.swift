import CalqueConsole
import ArgumentParser
import CMalloc
import CalqueAudit
import CalqueCore
import CalqueReport
import CalqueRules

/// `calque lint`: audits a repository's copy in CI.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Audit the copy of a repository, for CI, hooks and editors.",
    discussion: """
      Audits files and folders, the current one when none is named, each by the nearest \
      \(Configuration.fileName), and fails when something is found that its thresholds do not let pass. \
      What the baseline knows (“calque baseline”) is set aside, and with --diff all that stands on \
      lines that did not change; scores are of the whole text nevertheless. A file that cannot be \
      read, or a folder without any that Calque reads, gives exit code 2. In a GitHub workflow, \
      annotations are printed too. What files gave is kept in \(AuditCache.folderName), which git ignores, \
      and taken from there while they, the packs, the configuration and Calque stay as they are.

      Examples:
        calque lint
        calque lint content/ --fail-on minor --max-findings 20
        calque lint --diff origin/main --format text --format sarif=calque.sarif --format junit=calque.xml
        calque lint --stdin-filename news/page.html < page.html
      """
  )

  @Argument(
    help: ArgumentHelp("Files and folders; the current folder when none.", valueName: "path")
  )
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      How to report, and where to: FORMAT for standard output, FORMAT=FILE for a file; may be repeated. \
      Formats are \(Reporters.all.map(\.name).joined(separator: ", ")). (default: text)
      """,
      valueName: "format[=file]"
    )
  )
  var format: [ReportTarget] = []

  @OptionGroup var thresholds: ThresholdArguments

  @Option(
    help: ArgumentHelp(
      "Fail when there are more findings than this, however slight; hints do not count.",
      valueName: "number"
    )
  )
  var maxFindings: Int?

  @OptionGroup var baseline: BaselineArguments

  @Option(
    help: ArgumentHelp(
      "Set aside what stands on lines that did not change since this branch left that commit.",
      valueName: "commit"
    )
  )
  var diff: String?

  @Option(
    help: ArgumentHelp(
      "Audit standard input as if it were this file, by its configuration.",
      valueName: "file"
    )
  )
  var stdinFilename: String?

  @OptionGroup var caching: CacheArguments

  @Flag(help: "Say on standard error where the processor time went.")
  var timings = false

  @OptionGroup var template: TemplateArguments
  @OptionGroup var input: InputArguments
  @OptionGroup var packs: PackArguments
  @OptionGroup var gazetteers: GazetteerArguments
  @OptionGroup var configuration: ConfigurationArguments

  func validate() throws {
    try ReportTarget.validate(format)
    guard stdinFilename == nil || inputs.isEmpty || inputs == ["-"] else {
      throw ValidationError("--stdin-filename is for standard input: name no other file, or “-”.")
    }
    guard stdinFilename?.isEmpty != true else {
      throw ValidationError("--stdin-filename names no file.")
    }
    if let maxFindings, maxFindings < 0 {
      throw ValidationError("--max-findings takes a number from 0 on.")
    }
  }

  func run() async throws {
    Self.keepFreedMemory()
    let templates = try template.load()
    let known = try baseline.load()
    let changes = try diff.map { try GitChanges.lines(since: $0) }
    let (shipped, packs, isWholePacks) = packs.load()
    let (rules, isWholeNames) = gazetteers.add(to: shipped)
    let targets = ReportTarget.all(format).compactMap { target in
      Reporters.named(target.format).map { (target: target, reporter: $0) }
    }
    let audit = ProjectAudit(
      rules: rules,
      packs: packs,
      options: AuditOptions(
        inputFormat: input.format,
        keepsBlocks: targets.contains { $0.reporter.showsText }
      ),
      choices: AuditChoices(
        minimumConfidence: thresholds.minConfidence,
        failOn: thresholds.failOn,
        minimumScore: thresholds.minScore,
        maximumFindings: maxFindings,
        neverFails: thresholds.exitZero
      ),
      configuration: configuration.choice
    )
    var reports = targets.map { entry in
      ReportOutput(
        entry.reporter,
        options: ReportOptions(
          templates: templates,
          color: entry.target.path == nil && Console.wantsColor,
          isBrief: true
        ),
        path: entry.target.path
      )
    }
    let runner = AuditRunner(
      audit: audit,
      inputs: stdinFilename != nil ? ["-"] : inputs.isEmpty ? ["."] : inputs,
      standardInput: stdinFilename,
      asides: Asides(known: known, changes: changes),
      // The HTML report shows all text; lists of names of the command line are no part of the cache's keys.
      cacheFolder: targets.contains { $0.reporter is HTMLReporter } || !gazetteers.paths.isEmpty
        ? nil : caching.folder,
      isTimed: timings
    )
    let start = ContinuousClock.now
    let outcome = try await runner.run(into: &reports)
    if timings {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      Console.error(TimingTable.text(outcome, seconds: seconds))
    }
    Self.complain(of: outcome.staleKnown, in: known)
    let isComplete = isWholePacks && isWholeNames && outcome.report.errors.isEmpty
    guard isComplete else { throw Exit.unusable }
    if !outcome.passes { throw Exit.findings }
  }

  /// Names what a baseline knows and no file has.
  private static func complain(of stale: [KnownFindings.Entry: Int], in known: KnownFindings?) {
    guard let known, !stale.isEmpty else { return }
    for (entry, count) in stale.sorted(by: { $0.key < $1.key }).prefix(mostStale) {
      let times = count == 1 ? "" : " (\(count) times)"
      Console.error(
        "calque: \(known.path): \(entry.path) has no “\(entry.text)” [\(entry.rule)] any more\(times)"
      )
    }
    let more = stale.count - mostStale
    if more > 0 { Console.error("calque: \(known.path): and \(more) more entries") }
    Console.error("calque: “calque baseline --prune” takes them away")
  }

  /// Most entries that are named one by one.
  private static let mostStale = 10
}

extension LintCommand {
  /// Keeps what one document freed for the next.
  ///
  /// By default every document's memory is given back and asked for again: a seventh of the time
  /// of a thousand small files. Not for `audit` and `stream`, whose inputs may be large.
  private static func keepFreedMemory() {
    mallopt(M_TRIM_THRESHOLD, 32 << 20)
    mallopt(M_MMAP_THRESHOLD, 8 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }
}
