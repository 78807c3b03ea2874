/// What users see of a rule: its identity, how bad its findings are and why.
public struct RuleDescriptor: Hashable, Sendable {
  /// The full id, `pack/rule`: `en/echo/x-of-xs`.
  public let id: String
  /// The message of a finding, a template with `{match}`, `{1}`, `{nearest}`.
  public let title: String
  /// How bad a finding is.
  public let severity: Severity
  /// The MQM error type as a path: `terminology/wrong-term`.
  public let category: String
  /// How sure a finding is.
  public let confidence: Confidence
  /// Why this is a fault, for the editor.
  public let why: String
  /// Links to read more.
  public let references: [String]

  /// Makes a descriptor from its parts.
  public init(
    id: String,
    title: String,
    severity: Severity,
    category: String,
    confidence: Confidence,
    why: String,
    references: [String] = []
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.category = category
    self.confidence = confidence
    self.why = why
    self.references = references
  }

  /// The same rule with another severity or confidence.
  public func graded(severity: Severity? = nil, confidence: Confidence? = nil) -> Self {
    Self(
      id: id,
      title: title,
      severity: severity ?? self.severity,
      category: category,
      confidence: confidence ?? self.confidence,
      why: why,
      references: references
    )
  }
}
