import CalqueRules
import CalqueText

extension DetectionContext {
  /// Calls `body` with each phrase of a root that may hold some tokens: of those that begin in their
  /// block, before their end, and at most `reach` tokens before their beginning.
  func forEachPhrase(
    of root: Automaton.Root,
    around tokens: Range<Int>,
    reach: Int,
    block: Int,
    _ body: (_ output: Automaton.Output, _ phrase: Range<Int>) -> Void
  ) {
    let bounds = text.blocks[block]
    for start in max(bounds.lowerBound, tokens.lowerBound - reach)..<tokens.upperBound {
      rules.automaton.forEachMatch(text.tokens, from: start, to: bounds.upperBound, root: root) {
        body($0, start..<$1)
      }
    }
  }
}
