public import CalqueCore
package import CalqueDetect
import CalqueInput
public import CalqueRules
import CalqueText

/// Runs the rules over documents.
///
/// ```swift
/// let auditor = Auditor(rules: ShippedPacks.rules())
/// let report = auditor.audit(try Readers.read(contentsOfFile: "page.html"))
/// ```
public struct Auditor: Sendable {
  /// The rules of all packs.
  public let rules: CompiledRules
  /// What the user chose.
  public let options: AuditOptions
  /// Which rules run, and where.
  private let gates: RuleGates
  /// The languages that a rule is on for.
  private let targets: Set<LanguageTag>

  /// Prepares audits with these rules.
  public init(rules: CompiledRules, options: AuditOptions = AuditOptions()) {
    self.rules = rules
    self.options = options
    // The score is of all that is likely, whatever the user wants to see.
    gates = RuleGates(rules: rules, minimumConfidence: min(options.minimumConfidence, .likely))
    targets = Set(rules.packsInUse.compactMap(\.target))
  }

  /// Whether reports list what any of the rules that a pattern names finds.
  func listsAny(of pattern: RulePattern) -> Bool {
    rules.indices(of: pattern).contains {
      gates.isActive($0) && rules.rules[$0].descriptor.confidence >= options.minimumConfidence
    }
  }

  /// Audits one document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - language: the language of all of it, when it is known.
  ///   - silences: what the project's configuration silences in it.
  /// - Returns: its findings by position, its score, and its blocks.
  public func audit(
    _ document: Document,
    language: LanguageTag? = nil,
    silences: [ConfiguredSilence] = []
  ) -> DocumentReport {
    var clock = StageClock(isOn: false)
    return audit(document, language: language, silences: silences, clock: &clock)
  }

  /// Audits one document, and says which stages took how long.
  func audit(
    _ document: Document,
    language: LanguageTag? = nil,
    silences: [ConfiguredSilence],
    clock: inout StageClock
  ) -> DocumentReport {
    let (context, language) = prepare(document, language: language)
    clock.end(.preparing)
    defer { clock.end(.placing) }
    let text = context.text
    var notes = document.notes
    if let stop = text.stoppedAt { notes.append(Self.tokenNote(document, stop)) }
    let matches = Detectors.matches(context, notes: &notes)
    clock.end(.matching)
    // Of all that was found, before anybody sets some of it aside.
    let verdict = VerdictJudge.shipped?.verdict(context, matches)
    clock.end(.judging)
    let (found, silenced) = findings(context, matches, silences, notes: &notes)
    let isAudited = context.languages.map { $0.map(targets.contains) ?? false }
    var words = 0
    var unaudited: [LanguageTag: Int] = [:]
    for (index, count) in text.wordCounts.enumerated() where count > 0 {
      if isAudited[index] {
        words += count
      } else {
        unaudited[context.languages[index] ?? .undetermined, default: 0] += count
      }
    }
    return DocumentReport(
      path: document.path,
      item: document.item,
      format: document.format,
      encoding: document.source.encoding,
      container: document.source.container,
      language: language,
      title: document.title,
      words: words,
      score: Scorer(parameters: options.score).score(found, words: words),
      verdict: verdict,
      notAudited: unaudited.sorted { ($1.value, $0.key.primary) < ($0.value, $1.key.primary) }
        .map { UnauditedText(language: $0.key, words: $0.value) },
      notes: notes + commentNote(document) + untranslatedNote(context),
      findings: found.filter { $0.confidence >= options.minimumConfidence },
      silenced: silenced.filter { $0.finding.confidence >= options.minimumConfidence },
      blocks: !options.keepsBlocks ? [] : blocks(of: document, context.languages, isAudited)
    )
  }

  /// The findings of a document, and what of them is set aside.
  ///
  /// Placing needs tables of the whole source, which most pages can spare.
  private func findings(
    _ context: DetectionContext,
    _ matches: [Match],
    _ silences: [ConfiguredSilence],
    notes: inout [String]
  ) -> (found: [Finding], silenced: [SilencedFinding]) {
    let document = context.document
    let settings = FrontMatterSilences(document)
    if let note = settings.note { notes.append(note) }
    var silencer = Silencer(
      document,
      marks: settings.marks + document.silences,
      configured: silences,
      rules: rules
    )
    var matches = matches
    var reasons: [Match: Silence] = [:]
    var aside: [Match] = []
    if !silencer.isIdle {
      let parted = silencer.part(matches)
      matches = parted.kept
      aside = parted.silenced.map(\.0)
      reasons = Dictionary(parted.silenced, uniquingKeysWith: { first, _ in first })
    }
    var resolved = Detectors.resolve(matches, rules: rules)
    if !aside.isEmpty {
      // Identities count equals in order, so that a silence changes none of the others'.
      resolved += Detectors.resolve(aside, rules: rules)
      resolved.sort { ($0.match.range, $0.match.rule) < ($1.match.range, $1.match.rule) }
    }
    let (kept, cut) = Self.capped(resolved, rules: rules)
    notes += cut
    let faults = SilenceReview(silencer: silencer, context: context).faults()
    guard !kept.isEmpty || !faults.isEmpty else { return ([], []) }
    var builder = FindingBuilder(document: document, text: context.text, rules: rules)
    var found: [Finding] = []
    var silenced: [SilencedFinding] = []
    func add(_ finding: Finding, _ silence: Silence?) {
      if let silence {
        silenced.append(SilencedFinding(finding: finding, silence: silence))
      } else {
        found.append(finding)
      }
    }
    for match in kept {
      guard let finding = builder.finding(match) else { continue }
      add(finding, reasons[match.match])
    }
    for fault in faults {
      let finding = builder.finding(fault)
      add(
        finding,
        silencer.silence(fault.rule, at: fault.place.start, block: nil) { finding.text }
      )
    }
    return (found, silenced)
  }

  /// Most findings of one rule in one document: no editor reads more, and no page may cost more.
  private static let mostFindings = 1_000

  /// The matches without those beyond the most of their rule, and notes on what was left out.
  private static func capped(
    _ matches: [ResolvedMatch],
    rules: CompiledRules
  ) -> (matches: [ResolvedMatch], notes: [String]) {
    var counts: [Int: Int] = [:]
    let kept = matches.filter {
      counts[$0.match.rule, default: 0] += 1
      return counts[$0.match.rule, default: 0] <= mostFindings
    }
    let notes = counts.filter { $0.value > mostFindings }.sorted { $0.key < $1.key }.map {
      "\(rules.rules[$0.key].descriptor.id): \($0.value - mostFindings) more findings are not listed"
    }
    return (kept, notes)
  }

  /// A document with its tokens and languages, ready for detection, and its main language.
  package func prepare(
    _ document: Document,
    language: LanguageTag? = nil
  ) -> (context: DetectionContext, language: LanguageTag) {
    let text = Tokenizer.tokenize(document, lexicon: rules.lexicon) { options.audits($0.kind) }
    let languages = LanguageResolver(document, text, forced: language ?? options.language)
    let context = DetectionContext(
      document: document,
      text: text,
      rules: rules,
      languages: languages.blocks,
      gates: gates,
      deadline: Deadline(seconds: InputLimits.seconds)
    )
    return (context, languages.document)
  }

  /// What is said of a document with more words than are looked at.
  private static func tokenNote(_ document: Document, _ stop: Int) -> String {
    let line = Locator(document).location(of: TextRange(stop, stop + 1))?.line
    return """
      \(line.map { "From line \($0) on the" } ?? "The end of the") text was not audited: it has more \
      than \(Tokenizer.mostTokens) words and signs. Split it to have the rest audited.
      """
  }

  /// What is said of words that are not to be translated, and so are right by their author's word.
  private func untranslatedNote(_ context: DetectionContext) -> [String] {
    guard !context.document.untranslated.isEmpty else { return [] }
    let silencer = Silencer(context.document, marks: [], configured: [], rules: rules)
    let count = context.text.tokens.count { token in
      guard token.isWordLike else { return false }
      let range = TextRange(Int(token.start), Int(token.end))
      return context.document.map.pieces(of: range).ranges.first.map(silencer.isUntranslated)
        ?? false
    }
    guard count > 0 else { return [] }
    return [
      "Not audited, because translate=\"no\" stands on it: \(count) \(count == 1 ? "word" : "words")."
    ]
  }

  private func commentNote(_ document: Document) -> [String] {
    let count = document.blocks.count { $0.kind == .comment }
    guard count > 0, !options.audits(.comment) else { return [] }
    return ["readers' comments are not audited: \(count) \(count == 1 ? "block" : "blocks")"]
  }

  private func blocks(
    of document: Document,
    _ languages: [LanguageTag?],
    _ isAudited: [Bool]
  ) -> [DocumentReport.Block] {
    let locator = options.placesBlocks ? Locator(document) : nil
    return document.blocks.enumerated().map { index, block in
      DocumentReport.Block(
        kind: block.kind,
        level: block.level,
        language: languages[index] ?? block.declaredLanguage,
        text: document.string(block.range),
        isAudited: isAudited[index],
        location: locator?.location(of: block.range)
      )
    }
  }
}

extension BlockKind {
  /// Whether rules look at blocks of this kind unasked: all copy, but neither furniture, nor names
  /// and dates above it, nor what readers wrote below it.
  public var isAudited: Bool {
    switch self {
    case .headline, .heading, .paragraph, .listItem, .quote, .caption, .tableCell: true
    case .byline, .dateline, .comment, .furniture: false
    }
  }
}
