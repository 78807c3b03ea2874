import CalqueCore
import CalqueRules
import CalqueText

/// Knows which matches are part of a phrase that is right: `the Supreme Court`, `cause a fire`.
///
/// Looked up around matches only, so that thousands of right forms cost text without matches nothing.
struct RightFormGuard {
  let context: DetectionContext

  /// Most tokens by which a right form may begin before a match.
  private static let reach = 8

  /// Whether a right form covers the match.
  func covers(_ match: Match) -> Bool {
    guard let first = context.text.token(endingAfter: match.range.start, inBlock: match.block),
      let last = context.text.token(endingAfter: match.range.end - 1, inBlock: match.block)
    else { return false }
    return anyForm(around: first..<last + 1, block: match.block) {
      $0.lowerBound <= first && $0.upperBound > last
    }
  }

  /// Whether a right form longer than these tokens holds one of them.
  func overlaps(_ tokens: Range<Int>, block: Int) -> Bool {
    anyForm(around: tokens, block: block) { $0.count > tokens.count && $0.overlaps(tokens) }
  }

  private func anyForm(
    around tokens: Range<Int>,
    block: Int,
    _ isWanted: (Range<Int>) -> Bool
  ) -> Bool {
    var isFound = false
    context.forEachPhrase(of: .right, around: tokens, reach: Self.reach, block: block) {
      if !isFound, isWanted($1), isSpelled($0, $1) { isFound = true }
    }
    return isFound
  }

  /// Whether the capitals of a form stand in the text too.
  private func isSpelled(_ output: Automaton.Output, _ tokens: Range<Int>) -> Bool {
    zip(context.rules.phrases[Int(output.captures)].shapes, tokens).allSatisfy {
      $0 == 0 || context.text.tokens[$1].flags.contains(.capitalised)
    }
  }
}
