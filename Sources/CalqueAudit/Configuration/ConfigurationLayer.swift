import CalqueCore
import CalqueRules

/// The choices of a configuration, or of a section of one; what it is silent about stays as it is.
struct ConfigurationLayer: Sendable {
  /// A pack to use, or to switch.
  enum Pack: Sendable {
    case file(String)
    case `switch`(String, isOn: Bool)
  }

  /// What rules become.
  struct Grade: Hashable, Sendable {
    var isOn: Bool?
    var severity: Severity?
    var confidence: Confidence?
    /// Phrases that the rule finds too.
    var found: [String] = []
    /// Phrases that it lets pass.
    var excused: [String] = []
  }

  /// Rules, by a pattern, and what they become.
  struct Change: Sendable {
    var pattern: RulePattern
    var grade: Grade
  }

  /// Where it stands.
  var place: SourcePlace
  var packs: [Placed<Pack>] = []
  /// From `rules`, then from `overrides`, each in order.
  var changes: [Placed<Change>] = []
  var names: [Placed<[String]>] = []
  var gazetteers: [Gazetteer] = []
  var words: [Placed<[String]>] = []
  var score: Placed<ScoreChanges>?
  var failOn: Placed<Severity>?
  var minimumScore: Placed<Double>?
  var maximumFindings: Placed<Int>?
  var minimumConfidence: Placed<Confidence>?
  var included: Placed<Set<BlockKind>>?
  var language: Placed<LanguageTag>?
  var silences: [ConfiguredSilence] = []
}
