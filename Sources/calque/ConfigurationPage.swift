import CalqueAudit
import CalqueCore
import CalqueRules

/// What `calque config` prints of a file.
struct ConfigurationPage: Encodable {
  struct Place: Encodable {
    var path: String
    var line: Int
    var column: Int

    init(_ place: SourcePlace) { (path, line, column) = (place.path, place.line, place.column) }
  }

  struct Part: Encodable {
    var pattern: String
    var place: Place
  }

  struct Pack: Encodable {
    var id: String
    var version: String
    var inUse: Bool
    var place: Place?
  }

  struct NameList: Encodable {
    var path: String
    var names: Int
  }

  struct Change: Encodable {
    var rules: String
    var count: Int
    var effects: [String]
    var place: Place
  }

  struct SilenceEntry: Encodable {
    var rule: String
    var text: String?
    var reason: String
    var place: Place
  }

  struct Option: Encodable {
    var key: String
    var value: String
    /// Where it is set; absent for a default.
    var place: Place?
  }

  var file: String
  var configurations: [String]
  var ignoredBy: Part?
  var sections: [Part]
  var packs: [Pack]
  var changes: [Change]
  var names: Int
  var gazetteers: [NameList]
  var words: Int
  var silences: [SilenceEntry]
  var options: [Option]

  init(_ applied: AppliedConfiguration) {
    let settings = applied.settings
    file = applied.path
    configurations = applied.files
    ignoredBy = applied.ignored.map { Part(pattern: $0.pattern, place: Place($0.place)) }
    sections = applied.sections.map { Part(pattern: $0.pattern, place: Place($0.place)) }
    packs = settings.packs.map {
      Pack(
        id: $0.summary.id,
        version: $0.summary.version,
        inUse: $0.isInUse,
        place: $0.place.map(Place.init)
      )
    }
    changes = settings.changes.map {
      Change(rules: $0.pattern, count: $0.rules, effects: $0.effects, place: Place($0.place))
    }
    names = settings.names
    gazetteers = settings.gazetteers.map { NameList(path: $0.path, names: $0.entries.count) }
    words = settings.words
    silences = applied.silences.map {
      SilenceEntry(
        rule: $0.rules.text,
        text: $0.text,
        reason: $0.reason,
        place: Place($0.place)
      )
    }
    options = Self.values(settings.options).map { key, value in
      Option(key: key, value: value, place: settings.places[key].map(Place.init))
    }
  }

  private static func values(_ options: AuditOptions) -> [(key: String, value: String)] {
    let included = ExtraKind.allCases.filter { options.included.contains($0.kind) }
      .map(\.rawValue)
    let score = options.score
    return [
      ("min-confidence", options.minimumConfidence.rawValue),
      ("fail-on", options.failOn?.rawValue ?? "nothing"),
      ("min-score", options.minimumScore.map { "\($0)" } ?? "none"),
      ("max-findings", options.maximumFindings.map { "\($0)" } ?? "any number"),
      ("include", included.isEmpty ? "nothing more" : included.joined(separator: ", ")),
      ("language", options.language.map { $0.primary } ?? "as the text says"),
      ("score", "passes at \(score.threshold), \(score.minimumWords) words or more"),
    ]
  }

  /// The page for people.
  var text: String {
    var lines = [file == "-" ? "standard input" : file]
    func add(_ key: String, _ value: String, _ place: Place? = nil) {
      let gap = String(repeating: " ", count: max(1, 16 - key.count))
      lines.append("  \(key)\(gap)\(value)\(place.map { "   \($0.path):\($0.line)" } ?? "")")
    }
    if configurations.isEmpty { add("configuration", "none: no .calque.yml here or above") }
    if let own = configurations.last { add("configuration", own) }
    for path in configurations.dropLast().reversed() { add("", "extends \(path)") }
    if let ignoredBy { add("left out", "ignore: \(ignoredBy.pattern)", ignoredBy.place) }
    for section in sections { add("section", section.pattern, section.place) }
    for (index, pack) in packs.enumerated() {
      add(
        index == 0 ? "packs" : "",
        "\(pack.id) \(pack.version)\(pack.inUse ? "" : "  off")",
        pack.place
      )
    }
    for (index, change) in changes.enumerated() {
      let count = change.count == 1 ? "" : " (\(change.count) rules)"
      add(
        index == 0 ? "rules" : "",
        "\(change.rules)\(count): \(change.effects.joined(separator: ", "))",
        change.place
      )
    }
    if names > 0 { add("names", "\(names)") }
    for (index, list) in gazetteers.enumerated() {
      let count = list.names == 1 ? "1 name" : "\(list.names) names"
      add(index == 0 ? "gazetteers" : "", "\(list.path): \(count)")
    }
    if words > 0 { add("words", "\(words)") }
    for (index, silence) in silences.enumerated() {
      let text = silence.text.map { " on “\($0)”" } ?? ""
      add(
        index == 0 ? "silences" : "",
        "\(silence.rule)\(text): \(silence.reason)",
        silence.place
      )
    }
    for option in options { add(option.key, option.value, option.place) }
    return lines.joined(separator: "\n") + "\n"
  }
}
