import CalqueCore
import CalqueRules
import CalqueText

/// Finds the literal words of `phrase` and `words` rules with the automaton.
struct PhraseDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    let conditions = Conditions(context: context)
    let exchanges = Exchanges(context: context)
    var matches = MatchList()
    // The first match of rules that report no other.
    var firsts: [Int: Int] = [:]
    func meet(_ output: Automaton.Output, block: Int, tokens: Range<Int>) {
      let rule = Int(output.payload)
      guard context.applies(rule, to: block), !matches.isFull(rule) else { return }
      let detail = context.rules.phrases[Int(output.captures)]
      if context.rules.rules[rule].isExactCase,
        !hasSpelling(detail.shapes, tokens: tokens, text: context.text)
      {
        return
      }
      guard
        detail.exchanged < 0 || exchanges.admit(detail, rule: rule, tokens: tokens, block: block)
      else { return }
      guard conditions.hold(rule, tokens: tokens, block: block) else { return }
      let captures = detail.captures.map {
        context.text.textRange(
          tokens.lowerBound + $0.lowerBound..<tokens.lowerBound + $0.upperBound
        )
      }
      if context.rules.rules[rule].isFirstOnly {
        if let first = firsts[rule] {
          matches.relate(context.text.textRange(tokens), to: first)
          return
        }
        firsts[rule] = matches.all.count
      }
      matches.append(
        Match(
          rule: rule,
          block: block,
          range: context.text.textRange(tokens),
          captures: captures,
          values: detail.intended < 0
            ? [:] : ["intended": context.rules.intentions[Int(detail.intended)]]
        )
      )
    }
    context.rules.automaton.scan(context.text, root: .finding, meet)
    if context.gates.hasHints { context.rules.automaton.scan(context.text, root: .hint, meet) }
    return matches.all
  }

  /// Whether a word in lower case, or an abbreviation, stands before a token, in the same sentence.
  private func isInside(_ index: Int, text: TokenizedText) -> Bool {
    guard index > text.sentence(around: index).lowerBound else { return false }
    let before = text.tokens[index - 1]
    return before.kind == .word
      && (!before.flags.contains(.capitalised) || before.flags.contains(.allCapitals))
  }

  /// Whether each token is spelled with capitals as the phrase is.
  private func hasSpelling(_ shapes: [UInt8], tokens: Range<Int>, text: TokenizedText) -> Bool {
    zip(shapes, tokens).allSatisfy { shape, index in
      let flags = text.tokens[index].flags
      return switch shape {
      case 2: flags.contains(.allCapitals)
      case PhraseExpansion.capitalisedInside:
        flags.contains(.capitalised) && !flags.contains(.allCapitals) && isInside(index, text: text)
      case 1: flags.contains(.capitalised) && !flags.contains(.allCapitals)
      default: !flags.contains(.capitalised)
      }
    }
  }
}
