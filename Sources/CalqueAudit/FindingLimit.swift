public import CalqueRules

/// How many findings the files of a configuration may have together, hints not counted.
public struct FindingLimit: Hashable, Sendable {
  /// How many pass.
  public let most: Int
  /// The line that says so; nil for the command line.
  public let place: SourcePlace?

  /// The limit in some settings, nil when there is none.
  init?(_ settings: Settings, _ choices: AuditChoices) {
    guard let most = settings.options.maximumFindings else { return nil }
    self.most = most
    place = choices.maximumFindings == nil ? settings.places["max-findings"] : nil
  }
}
