public import CalqueCore

/// What a user may choose about an audit.
public struct AuditOptions: Hashable, Sendable {
  /// The least confidence of the findings to look for.
  public var minimumConfidence: Confidence
  /// The severity from which a finding fails the run; nil when nothing does.
  public var failOn: Severity?
  /// The score below which a sufficient sample fails the run; nil when none does.
  public var minimumScore: Double?
  /// How many findings a run may have that are not hints; more fail it, nil when any number passes.
  public var maximumFindings: Int?
  /// What scores are computed with.
  public var score: ScoreParameters
  /// The language of all text, when it is known and must be neither read from markup nor detected.
  public var language: LanguageTag?
  /// The format of all inputs, when it is known and must not be told from content and name.
  public var inputFormat: DocumentFormat?
  /// The kinds of blocks to audit beside those that are audited anyway.
  public var included: Set<BlockKind>
  /// Whether the report keeps the text of the blocks, which only some reporters show.
  public var keepsBlocks: Bool
  /// Whether the place of every block is worked out, which only a report of all text needs.
  public var placesBlocks: Bool

  /// Makes options; the defaults are those of the command line.
  public init(
    minimumConfidence: Confidence = .likely,
    failOn: Severity? = .major,
    minimumScore: Double? = nil,
    maximumFindings: Int? = nil,
    score: ScoreParameters = ScoreParameters(),
    language: LanguageTag? = nil,
    inputFormat: DocumentFormat? = nil,
    included: Set<BlockKind> = [],
    keepsBlocks: Bool = true,
    placesBlocks: Bool = false
  ) {
    self.minimumConfidence = minimumConfidence
    self.failOn = failOn
    self.minimumScore = minimumScore
    self.maximumFindings = maximumFindings
    self.score = score
    self.language = language
    self.inputFormat = inputFormat
    self.included = included
    self.keepsBlocks = keepsBlocks
    self.placesBlocks = placesBlocks
  }

  /// Whether blocks of a kind are audited.
  public func audits(_ kind: BlockKind) -> Bool { kind.isAudited || included.contains(kind) }
}
