import CalqueCore
import CalqueRules

/// A match that won its place, with the matches of other rules on the same words.
public struct ResolvedMatch: Hashable, Sendable {
  /// The winner.
  public var match: Match
  /// The losers, best first.
  public var also: [Match]
}

/// Decides between matches that overlap.
///
/// Certain goes before likely before hint, then the worse severity, then the longer span, then the
/// earlier one. Losers go into the winner's `also`; a second match of the same rule just goes.
struct OverlapResolver {
  let rules: CompiledRules

  func resolve(_ matches: [Match]) -> [ResolvedMatch] {
    var winners: [ResolvedMatch] = []
    // Winners by the stretches of text they lie in, so that each match meets only its neighbours.
    var byStretch: [Int: [Int]] = [:]
    for match in matches.sorted(by: precedes) {
      let stretches = match.range.start / Self.stretch...match.range.end / Self.stretch
      let rival = stretches.lazy.compactMap { byStretch[$0] }.joined().first {
        winners[$0].match.range.overlaps(match.range)
      }
      guard let rival else {
        for stretch in stretches { byStretch[stretch, default: []].append(winners.count) }
        winners.append(ResolvedMatch(match: match, also: []))
        continue
      }
      let isKnown =
        winners[rival].match.rule == match.rule
        || winners[rival].also.contains { $0.rule == match.rule }
      if !isKnown { winners[rival].also.append(match) }
    }
    return winners.sorted {
      ($0.match.range, $0.match.rule) < ($1.match.range, $1.match.rule)
    }
  }

  /// Bytes of text in a stretch.
  private static let stretch = 64

  private func precedes(_ left: Match, _ right: Match) -> Bool {
    let a = rules.rules[left.rule].descriptor
    let b = rules.rules[right.rule].descriptor
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    if a.severity != b.severity { return a.severity > b.severity }
    if left.range.count != right.range.count { return left.range.count > right.range.count }
    return (left.range.start, left.rule) < (right.range.start, right.rule)
  }
}
