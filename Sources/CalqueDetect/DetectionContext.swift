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
  /// For each rule, whether it is switched on and sure enough to be asked.
  public let isActive: [Bool]
  /// For each block, whether it was found to be page furniture; only furniture rules look there.
  public internal(set) var isFurniture: [Bool]
  /// The names of the document, gathered once for the detectors that look at them.
  var names: DocumentNames?
  /// When detection ends, whatever is left to look for.
  let deadline: Deadline

  /// Prepares detection with the rules that are on and at least as sure as `minimumConfidence`.
  public init(
    document: Document,
    text: TokenizedText,
    rules: CompiledRules,
    languages: [LanguageTag?],
    minimumConfidence: Confidence,
    deadline: Deadline = Deadline(seconds: .infinity)
  ) {
    self.deadline = deadline
    self.document = document
    self.text = text
    self.rules = rules
    self.languages = languages
    isActive = rules.rules.map { $0.isOn && $0.descriptor.confidence >= minimumConfidence }
    isFurniture = document.blocks.map { _ in false }
  }

  /// Whether a rule looks at a block: active, in scope, and of the block's language.
  func applies(_ rule: Int, to block: Int) -> Bool {
    guard isActive[rule] else { return false }
    let compiled = rules.rules[rule]
    guard compiled.covers(document.blocks[block].kind) else { return false }
    guard let target = rules.packs[compiled.pack].target else { return true }
    return languages[block] == target
  }
}
