/// Hints for mistyped ids.
public enum RuleNames {
  /// `; did you mean “…”?`, or nothing when no id is near.
  public static func hint(_ id: String, among ids: [String]) -> String {
    Nearest.hint(id, among: ids)
  }
}

/// Finds the word that someone probably meant.
enum Nearest {
  /// `; did you mean “…”?`, or nothing when no candidate is near.
  static func hint(_ word: String, among candidates: some Sequence<String>, prefix: String = "")
    -> String
  {
    var best: (word: String, distance: Int)?
    for candidate in candidates.sorted() {
      let distance = Self.distance(Array(word.utf8), Array(candidate.utf8))
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, word.utf8.count / 3) else { return "" }
    return "; did you mean “\(prefix)\(best.word)”?"
  }

  /// Levenshtein distance.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let substitution = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
