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

  /// Prepares audits with these rules.
  public init(rules: CompiledRules, options: AuditOptions = AuditOptions()) {
    self.rules = rules
    self.options = options
    // The score is of all that is likely, whatever the user wants to see.
    gates = RuleGates(rules: rules, minimumConfidence: min(options.minimumConfidence, .likely))
  }

  /// Audits one document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - language: the language of all of it, when it is known.
  /// - Returns: its findings by position, its score, and its blocks.
  public func audit(_ document: Document, language: LanguageTag? = nil) -> DocumentReport {
    let (context, language) = prepare(document, language: language)
    let text = context.text
    var notes = document.notes
    if let stop = text.stoppedAt { notes.append(Self.tokenNote(document, stop)) }
    let (matches, cut) = Self.capped(Detectors.run(context, notes: &notes), rules: rules)
    let found = findings(matches, context)
    let targets = Set(rules.packs.compactMap(\.target))
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
      notAudited: unaudited.sorted { ($1.value, $0.key.primary) < ($0.value, $1.key.primary) }
        .map { UnauditedText(language: $0.key, words: $0.value) },
      notes: notes + commentNote(document) + cut,
      findings: found.filter { $0.confidence >= options.minimumConfidence },
      blocks: !options.keepsBlocks ? [] : blocks(of: document, context.languages, isAudited)
    )
  }

  /// The findings of matches.
  ///
  /// Placing needs tables of the whole source, which most pages can spare.
  private func findings(_ matches: [ResolvedMatch], _ context: DetectionContext) -> [Finding] {
    guard !matches.isEmpty else { return [] }
    var builder = FindingBuilder(document: context.document, text: context.text, rules: rules)
    return matches.compactMap { builder.finding($0) }
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
