import CalqueCore
import CalqueRules
import CalqueText

/// Checks what a rule asks for around a match: case, near words, exceptions.
struct Conditions {
  let context: DetectionContext
  private let places = ConditionPlaces()

  init(context: DetectionContext) { self.context = context }

  /// Most tokens, on either side of a match, in which near words are looked for: more than any text
  /// that people write needs, and little enough that no text makes the search slow.
  private static let nearReach = 2_000
  /// Most tokens by which an excusing phrase may begin before the match it covers.
  private static let reach = 16

  /// Whether nothing around the tokens of a match excuses it.
  func hold(_ ruleIndex: Int, tokens: Range<Int>, block: Int) -> Bool {
    let rule = context.rules.rules[ruleIndex]
    if !rule.exceptWords.isEmpty {
      for index in tokens where rule.exceptWords.sortedContains(context.text.tokens[index].id) {
        return false
      }
    }
    if rule.exceptPhrase >= 0, isCovered(tokens, by: rule.exceptPhrase, block: block) {
      return false
    }
    for near in rule.near where !stands(near, around: tokens, block: block) { return false }
    for near in rule.exceptNear where stands(near, around: tokens, block: block) { return false }
    return true
  }

  /// Whether a phrase of the condition covers the match.
  private func isCovered(_ tokens: Range<Int>, by condition: Int32, block: Int) -> Bool {
    var isCovered = false
    context.forEachPhrase(of: .condition, around: tokens, reach: Self.reach, block: block) {
      guard $0.payload == condition, $1.lowerBound <= tokens.lowerBound else { return }
      if $1.upperBound >= tokens.upperBound { isCovered = true }
    }
    return isCovered
  }

  /// Whether a word of the condition stands within reach of the match and outside it.
  private func stands(_ near: CompiledRule.Near, around tokens: Range<Int>, block: Int) -> Bool {
    let reach: Range<Int> =
      switch near.within {
      case .sentence: context.text.sentence(around: tokens.lowerBound)
      case .paragraph: context.text.blocks[block]
      case .document: 0..<context.text.tokens.count
      }
    let nearby = reach.clamped(
      to: max(0, tokens.lowerBound - Self.nearReach)..<tokens.upperBound + Self.nearReach
    )
    return places.hold(near.condition, in: context) { found in
      let last = near.isBefore ? tokens.lowerBound : nearby.upperBound
      var index = found.partitioningIndex { $0.lowerBound >= nearby.lowerBound }
      while index < found.count, found[index].lowerBound < last {
        let place = found[index]
        if place.upperBound <= reach.upperBound,
          place.upperBound <= tokens.lowerBound || place.lowerBound >= tokens.upperBound
        {
          return true
        }
        index += 1
      }
      return false
    }
  }
}

/// Where the words of all conditions stand in a document.
///
/// A class, so that what the first question costs, one walk over the document, is paid once although those
/// who ask hold it as a constant; it lives as long as one detector's run, on one thread.
private final class ConditionPlaces {
  private var all: [Int32: [Range<Int>]]?

  /// Asks `body` about the places of a condition, by their beginnings.
  func hold(_ condition: Int32, in context: DetectionContext, _ body: ([Range<Int>]) -> Bool)
    -> Bool
  {
    let places = all ?? Self.find(in: context)
    all = places
    return places[condition].map(body) ?? false
  }

  private static func find(in context: DetectionContext) -> [Int32: [Range<Int>]] {
    let tokens = context.text.tokens
    var result: [Int32: [Range<Int>]] = [:]
    for start in tokens.indices {
      context.rules.automaton.forEachMatch(tokens, from: start, to: tokens.count, root: .condition)
      {
        result[$0.payload, default: []].append(start..<$1)
      }
    }
    return result
  }
}
