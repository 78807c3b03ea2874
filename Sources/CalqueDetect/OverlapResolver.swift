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
    let ranked = matches.sorted(by: precedes)
    var winners: [ResolvedMatch] = []
    // Winners by start, to find the few that can overlap without looking at all.
    var byBlock: [Int: [Int]] = [:]
    for match in ranked {
      let rival = byBlock[match.block]?.first { winners[$0].match.range.overlaps(match.range) }
      guard let rival else {
        byBlock[match.block, default: []].append(winners.count)
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

  private func precedes(_ left: Match, _ right: Match) -> Bool {
    let a = rules.rules[left.rule].descriptor
    let b = rules.rules[right.rule].descriptor
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    if a.severity != b.severity { return a.severity > b.severity }
    if left.range.count != right.range.count { return left.range.count > right.range.count }
    return (left.range.start, left.rule) < (right.range.start, right.rule)
  }
}
