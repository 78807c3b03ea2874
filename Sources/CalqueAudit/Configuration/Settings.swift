public import CalqueCore
public import CalqueRules

/// What a command line says; where it is silent, the configuration decides.
public struct AuditChoices: Hashable, Sendable {
  /// The least confidence of the findings to look for.
  public var minimumConfidence: Confidence?
  /// The severity from which a finding fails the run.
  public var failOn: Severity?
  /// The score below which a sufficient sample fails it.
  public var minimumScore: Double?
  /// How many findings a run may have.
  public var maximumFindings: Int?
  /// The kinds of blocks to audit beside those that are audited anyway.
  public var included: Set<BlockKind>?
  /// Whether nothing fails the run.
  public var neverFails: Bool

  /// Makes choices.
  public init(
    minimumConfidence: Confidence? = nil,
    failOn: Severity? = nil,
    minimumScore: Double? = nil,
    maximumFindings: Int? = nil,
    included: Set<BlockKind>? = nil,
    neverFails: Bool = false
  ) {
    self.minimumConfidence = minimumConfidence
    self.failOn = failOn
    self.minimumScore = minimumScore
    self.maximumFindings = maximumFindings
    self.included = included
    self.neverFails = neverFails
  }

  /// Makes the choices in options.
  func apply(to options: inout AuditOptions) {
    options.minimumConfidence = minimumConfidence ?? options.minimumConfidence
    options.failOn = neverFails ? nil : failOn ?? options.failOn
    options.minimumScore = neverFails ? nil : minimumScore ?? options.minimumScore
    options.maximumFindings = neverFails ? nil : maximumFindings ?? options.maximumFindings
    options.included = included ?? options.included
  }
}

/// The rules and options that hold for some files, and where they come from.
public struct Settings: Sendable {
  /// A line of a configuration that switched or graded rules.
  public struct Change: Sendable {
    /// The pattern of rules.
    public var pattern: String
    /// How many rules it names.
    public var rules: Int
    /// What they became, in words such as `off` and `minor`.
    public var effects: [String]
    /// Where it stands.
    public var place: SourcePlace
  }

  /// A pack and whether it takes part.
  public struct Pack: Sendable {
    /// What users see of it.
    public var summary: PackSummary
    /// Whether any of its rules is on.
    public var isInUse: Bool
    /// Where the configuration names it; nil when it does not.
    public var place: SourcePlace?
  }

  /// The rules, switched and graded.
  public internal(set) var rules: CompiledRules
  /// The options.
  public internal(set) var options: AuditOptions
  /// What is wrong with packs that the configuration uses; their other rules take part.
  public internal(set) var packErrors: [PackError] = []
  /// The packs that were added to the shipped ones, the command line's and the configuration's.
  var added: [RulePack] = []
  /// The lines that changed rules.
  public internal(set) var changes: [Change] = []
  /// All packs.
  public internal(set) var packs: [Pack] = []
  /// How many house names there are.
  public internal(set) var names = 0
  /// The lists of names that rules on names look for too.
  public internal(set) var gazetteers: [Gazetteer] = []
  /// How many words are taken for right.
  public internal(set) var words = 0
  /// Where each option was set, by its key in the configuration.
  public internal(set) var places: [String: SourcePlace] = [:]
}
