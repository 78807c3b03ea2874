public import CalqueCore
public import CalqueRules
public import CalqueText

/// All that a detector may look at: one document, its tokens, and the rules.
public struct DetectionContext: Sendable {
  /// The document.
  public let document: Document
  /// Its tokens.
  public let text: TokenizedText
  /// The rules.
  public let rules: CompiledRules
  /// The language of each block; nil where it is unknown.
  public let languages: [LanguageTag?]
  /// Which rules run, and where.
  public let gates: RuleGates
  /// For each block, whether it was found to be page furniture; only furniture rules look there.
  public internal(set) var isFurniture: [Bool]
  /// The names of the document, gathered once for the detectors that look at them.
  var names: DocumentNames?
  /// When detection ends, whatever is left to look for.
  let deadline: Deadline

  /// Prepares detection with the rules that the gates let through.
  public init(
    document: Document,
    text: TokenizedText,
    rules: CompiledRules,
    languages: [LanguageTag?],
    gates: RuleGates,
    deadline: Deadline = Deadline(seconds: .infinity)
  ) {
    self.deadline = deadline
    self.document = document
    self.text = text
    self.rules = rules
    self.languages = languages
    self.gates = gates
    isFurniture = document.blocks.map { _ in false }
  }

  /// Whether a rule looks at a block: active, in scope, and of the block's language.
  func applies(_ rule: Int, to block: Int) -> Bool {
    gates.admits(rule, document.blocks[block].kind, languages[block])
  }

  /// Whether a match lies in a link, or outside all of them, as its rule asks.
  func admitsLinks(_ match: Match) -> Bool {
    let wanted = rules.rules[match.rule].links
    guard wanted != .both else { return true }
    let next = document.links.partitioningIndex { $0.end > match.range.start }
    guard next < document.links.count else { return wanted == .outside }
    let link = document.links[next]
    return wanted == .inside ? link.contains(match.range) : !link.overlaps(match.range)
  }
}
