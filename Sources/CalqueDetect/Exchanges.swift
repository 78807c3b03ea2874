import CalqueRules
import CalqueText

/// Decides whether a right form with a word exchanged is a finding.
struct Exchanges {
  private let context: DetectionContext
  private let right: RightFormGuard
  /// The excuses of each rule that has some.
  private let excuses: [Int: CompiledExchange]

  init(context: DetectionContext) {
    self.context = context
    right = RightFormGuard(context: context)
    excuses = Dictionary(
      context.rules.exchanges.map { ($0.rule, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Whether neither the rule's lists nor what stands around the match excuse it.
  func admit(_ detail: PhraseDetail, rule: Int, tokens: Range<Int>, block: Int) -> Bool {
    guard
      let excuses = excuses[rule],
      excuses.admits(
        context.text.tokens[tokens],
        exchanged: Int(detail.exchanged),
        right: detail.right
      )
    else { return false }
    return isSpelledAsForm(detail, tokens) && !right.overlaps(tokens, block: block)
  }

  /// Whether capitals stand where the form has them.
  ///
  /// A small form with capitals inside a sentence is part of a name.
  private func isSpelledAsForm(_ detail: PhraseDetail, _ tokens: Range<Int>) -> Bool {
    let sentence = context.text.sentence(around: tokens.lowerBound)
    return zip(detail.shapes, tokens).allSatisfy { shape, index in
      let isCapital = context.text.tokens[index].flags.contains(.capitalised)
      return shape > 0 ? isCapital : !isCapital || index == sentence.lowerBound
    }
  }
}
