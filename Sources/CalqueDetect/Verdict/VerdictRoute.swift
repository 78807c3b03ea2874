/// Which route a finding points to.
enum VerdictRoute {
  /// How many findings must agree on a route.
  static let enough = 2

  /// Languages by the English names that ids and edits use.
  private static let names: Set<Substring> = [
    "arabic", "chinese", "french", "german", "italian", "japanese", "korean", "persian", "polish",
    "portuguese", "russian", "spanish", "spinner", "turkish", "ukrainian",
  ]

  /// The route that a rule's id names: `en/formulas/russian-formula`.
  static func ofRule(_ rule: String) -> String? {
    let name = rule.split(separator: "/").last ?? ""
    return name.split(separator: "-").first(where: names.contains).map(String.init)
  }

  /// The route that the edits of a name are typical of.
  static func ofEdits(_ values: [String: String]) -> String? {
    guard let edits = values["edits"], edits.hasSuffix(" route") else { return nil }
    return edits.lowercased().split(separator: " ").first(where: names.contains).map(String.init)
  }

  /// The route that enough findings agree on; nil when as many formulas point elsewhere.
  ///
  /// Edits bear out what formulas say and say nothing alone: an r that became l may have gone through
  /// Japanese or Chinese.
  static func likely(formulas: [String: Int], edits: [String: Int]) -> String? {
    let ranked = formulas.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first, first.value + edits[first.key, default: 0] >= enough
    else { return nil }
    let others = ranked.dropFirst().reduce(0) { $0 + $1.value }
    return first.value > others ? first.key : nil
  }
}
