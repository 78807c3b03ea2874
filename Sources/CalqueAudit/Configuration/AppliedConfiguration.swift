public import CalqueRules

/// What holds for a file, and which lines of which configuration make it so: what `calque config` prints.
public struct AppliedConfiguration: Sendable {
  /// A part of a configuration that is for the file.
  public struct Section: Sendable {
    /// Its pattern.
    public var pattern: String
    /// Where it stands.
    public var place: SourcePlace
  }

  /// The file.
  public let path: String
  /// The configuration files that were read, the file's own last.
  public let files: [String]
  /// The sections that are for the file.
  public let sections: [Section]
  /// The pattern by which the file is left out; nil when it is audited.
  public let ignored: Section?
  /// The silences that are for the file.
  public let silences: [ConfiguredSilence]
  /// Its rules and options.
  public let settings: Settings

  init(_ path: String, _ found: ConfigurationStore.Found, _ settings: Settings) {
    self.path = path
    files = found.files
    sections = found.sections.map { Section(pattern: $0.value, place: $0.place) }
    ignored = found.ignored.map { Section(pattern: $0.value.text, place: $0.place) }
    silences = found.silences
    self.settings = settings
  }
}
