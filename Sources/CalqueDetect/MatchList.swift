import CalqueCore

/// Gathers matches, of each rule no more than anybody could read.
struct MatchList {
  /// Most matches of one rule in one document.
  static let most = 20_000

  private(set) var all: [Match] = []
  private var counts: [Int: Int] = [:]

  /// Whether a rule has as many matches as are kept.
  func isFull(_ rule: Int) -> Bool {
    all.count >= Self.most && counts[rule, default: 0] >= Self.most
  }

  /// Adds a match, unless its rule has enough.
  mutating func append(_ match: Match) {
    guard !isFull(match.rule) else { return }
    counts[match.rule, default: 0] += 1
    all.append(match)
  }

  /// Adds another place to the match at `index`, unless it has enough.
  mutating func relate(_ range: TextRange, to index: Int) {
    if all[index].related.count < Match.mostRelated { all[index].related.append(range) }
  }
}
