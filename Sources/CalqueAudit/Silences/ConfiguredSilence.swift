import CalqueCore
public import CalqueRules

/// A silence that a project's configuration asks for.
public struct ConfiguredSilence: Hashable, Sendable {
  /// The rules that it silences.
  public var rules: RulePattern
  /// The words that they may find, in any case; nil for all.
  public var text: String?
  /// The files in which they may; nil for all.
  var files: FilePattern?
  /// Why.
  public var reason: String
  /// Where it stands.
  public var place: SourcePlace

  /// What a report says of it.
  var silence: Silence {
    Silence(by: .configuration, reason: reason, line: place.line, path: place.path)
  }
}
