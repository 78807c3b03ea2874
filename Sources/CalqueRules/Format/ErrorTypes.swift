/// The error types of MQM that rules may name, by the dimension they belong to.
///
/// The typology of themqm.org, with the older dimension `fluency` for `linguistic-conventions` and the
/// types that reviews of machine translation need besides. A third part is free:
/// `accuracy/mistranslation/named-entity`.
enum ErrorTypes {
  static let known: [(dimension: String, types: [String])] = [
    (
      "accuracy",
      [
        "addition", "do-not-translate", "mistranslation", "omission", "over-translation",
        "under-translation", "untranslated",
      ]
    ),
    ("audience-appropriateness", ["culture-specific-reference", "offensive"]),
    ("custom", []),
    (
      "design",
      [
        "character-encoding", "extraneous-content", "layout", "markup", "missing-text",
        "truncation",
      ]
    ),
    (
      "fluency",
      [
        "character-encoding", "coherence", "cohesion", "duplication", "grammar", "inconsistency",
        "punctuation", "spelling", "typography", "unidiomatic", "unintelligible",
      ]
    ),
    (
      "linguistic-conventions",
      [
        "character-encoding", "duplication", "grammar", "punctuation", "spelling",
        "textual-conventions", "unintelligible",
      ]
    ),
    (
      "locale-conventions",
      [
        "address-format", "currency-format", "date-format", "measurement-format", "name-format",
        "number-format", "telephone-format", "time-format",
      ]
    ),
    ("other", []),
    (
      "style",
      [
        "awkward", "company-style", "inconsistent", "organizational-style", "register",
        "repetition",
        "third-party-style", "unidiomatic", "wordiness",
      ]
    ),
    ("terminology", ["inconsistent", "resource", "wrong-term"]),
    ("verity", ["end-user-suitability", "false", "legal", "locale-specific"]),
  ]

  /// What is wrong with a path; nil when its dimension and type are known.
  static func fault(in path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let dimensions = known.map(\.dimension)
    guard let found = known.first(where: { $0.dimension == parts[0] }) else {
      return """
        MQM has the error types \(dimensions.joined(separator: ", ")), not “\(parts[0])”\
        \(Nearest.hint(parts[0], among: dimensions))
        """
    }
    guard parts.count > 1, !found.types.isEmpty else { return nil }
    guard !found.types.contains(parts[1]) else { return nil }
    return """
      below \(found.dimension) MQM has \(found.types.joined(separator: ", ")), not “\(parts[1])”\
      \(Nearest.hint(parts[1], among: found.types)); types of your own stand below custom/
      """
  }
}
