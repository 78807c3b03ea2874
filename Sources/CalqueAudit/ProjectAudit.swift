public import CalqueCore
public import CalqueRules

/// Audits files, each by the configuration that holds for it.
///
/// ```swift
/// let audit = ProjectAudit(rules: ShippedPacks.rules(), configuration: .nearest)
/// let report = await audit.run(["site/"], tasks: 4).report
/// ```
public struct ProjectAudit: Sendable {
  /// What a run gave.
  public struct Outcome: Sendable {
    /// What was found.
    public var report: AuditReport
    /// Whether no finding and no score fails the run.
    public var passes: Bool
    /// How many files were left out because a configuration ignores them.
    public var leftOut: Int
    /// What configurations silence, but nothing in these files needs; known of folders that were
    /// audited whole.
    public var staleSilences: [ConfiguredSilence]
    /// The limits of findings that these files exceed, and how many findings there are.
    public var exceeded: [FindingLimit: Int]
    /// What the stages took, when that was asked for.
    public var clock: StageClock
    /// How many files the cache knew.
    public var fromCache: Int
    /// What the baseline knows, but these files have no more, and how many of each.
    public var staleKnown: [KnownFindings.Entry: Int]
  }

  /// Fewest files for which a cache is worth its reading.
  private static let fewestCached = 16

  let compiler: SettingsCompiler
  let configuration: ConfigurationChoice

  /// Prepares audits.
  ///
  /// - Parameters:
  ///   - rules: the rules without any configuration.
  ///   - packs: the packs among them that are not shipped, for what a configuration adds to them.
  ///   - options: the options without any configuration.
  ///   - choices: what is chosen whatever a configuration says.
  ///   - configuration: which configuration files are looked at.
  public init(
    rules: CompiledRules,
    packs: [RulePack] = [],
    options: AuditOptions = AuditOptions(),
    choices: AuditChoices = AuditChoices(),
    configuration: ConfigurationChoice = .nearest
  ) {
    compiler = SettingsCompiler(rules: rules, packs: packs, options: options, choices: choices)
    self.configuration = configuration
  }

  /// The auditor of a file, by its configuration.
  ///
  /// - Throws: what is wrong with that.
  public func auditor(
    for path: String
  ) throws(PackError) -> (auditor: Auditor, silences: [ConfiguredSilence], errors: [PackError]) {
    var store = ConfigurationStore(configuration)
    let found = try store.find(for: path)
    let settings = try compiler.settings(found.layers)
    return (
      Auditor(rules: settings.rules, options: settings.options), found.silences, settings.packErrors
    )
  }

  /// What holds for a file, and why.
  public func applied(to path: String) throws(PackError) -> AppliedConfiguration {
    var store = ConfigurationStore(configuration)
    let found = try store.find(for: path)
    return AppliedConfiguration(path, found, try compiler.settings(found.layers))
  }

  /// Audits files and folders, one task a file, and returns their reports in input order.
  ///
  /// A file may hold many documents; each has a report of its own. A file, or a document in one, that
  /// cannot be read becomes an entry of the report's errors, and so does one whose configuration is
  /// broken; the others go on.
  ///
  /// - Parameters:
  ///   - inputs: files and folders; `-` is standard input.
  ///   - tasks: how many files are audited at once.
  ///   - progress: called after each file, from any thread, with the number of all files.
  /// - Returns: the report, and what a run tells besides.
  public func run(
    _ inputs: [String],
    tasks: Int,
    progress: (@Sendable (Int) -> Void)? = nil
  ) async -> Outcome {
    var documents: [DocumentReport] = []
    var outcome = await run(inputs, tasks: tasks, progress: progress) { documents.append($1) }
    outcome.report.documents = documents
    return outcome
  }

  /// Audits files and folders and hands each document on, in input order, so that none need be kept.
  ///
  /// - Parameters:
  ///   - inputs: files and folders; `-` is standard input.
  ///   - tasks: how many files are audited at once.
  ///   - standardInput: what standard input is called, whose configuration is that of a file of this name.
  ///   - asides: what is set aside of the findings, after the score is known.
  ///   - cacheFolder: where is kept what files gave before; documents then keep only the text of blocks that hold
  ///     findings. A few files are audited sooner than it is read.
  ///   - isTimed: whether the stages are timed.
  ///   - progress: called after each file, from any thread, with the number of all files.
  ///   - receive: gets the report as it is before its documents, and each document.
  /// - Returns: the report without its documents, and what a run tells besides.
  public func run(
    _ inputs: [String],
    tasks: Int,
    standardInput: String? = nil,
    asides: Asides = Asides(),
    cacheFolder: String? = nil,
    isTimed: Bool = false,
    progress: (@Sendable (Int) -> Void)? = nil,
    receive: (AuditReport, DocumentReport) -> Void
  ) async -> Outcome {
    var clock = StageClock(isOn: isTimed)
    let found = InputDiscovery.find(inputs)
    let isCached = cacheFolder != nil && found.paths.count >= Self.fewestCached
    let cache = isCached ? cacheFolder.map { AuditCache(folder: $0) } : nil
    let plan = AuditPlan(
      found.paths,
      compiler,
      configuration,
      standardInput: standardInput,
      isCached: isCached
    )
    let (head, scorer) = plan.head(failures: found.failures, compiler)
    var asides = asides
    asides.begin(compiler)
    let stale = StaleSilences(inputs: plan.hasSilences ? inputs : [])
    clock.end(.finding)
    var tally = RunTally(plan, head: head, asides: asides, stale: stale, clock: clock)
    await plan.forEach(tasks: tasks, progress: progress) { file in
      file.done(cache: cache, isTimed: isTimed)
    } receive: { job, done in
      tally.take(done, job: job) { receive(head, $0) }
    }
    cache?.save(adding: tally.learned, used: tally.used)
    return tally.outcome(scorer)
  }
}
