import CalqueCore
import CalqueRules
import CalqueText

/// Finds persons, places and organisations that a document spells in two ways.
struct DriftDetector {
  func matches(
    in context: DetectionContext,
    _ names: DocumentNames,
    _ evidence: inout RouteEvidence
  ) -> [Match] {
    guard !context.rules.drifts.isEmpty else { return [] }
    let conditions = Conditions(context: context)
    var matches: [Match] = []
    let finder = DriftFinder(names: names, text: context.text, deadline: context.deadline)
    for drift in finder.find() {
      for rule in context.rules.drifts where isFor(rule, drift) {
        let block = names.mentions[drift.mention].block
        guard context.applies(rule.rule, to: block),
          conditions.hold(rule.rule, tokens: drift.tokens, block: block)
        else { continue }
        let range = context.text.textRange(drift.tokens)
        if context.rules.rules[rule.rule].descriptor.confidence > .hint {
          evidence.add(drift.difference, range: range, block: block)
        }
        matches.append(
          Match(
            rule: rule.rule,
            block: block,
            range: range,
            related: related(drift, names, context),
            values: [
              "nearest": context.document.string(context.text.textRange(drift.rightTokens)),
              "edits": NameRoutes.explain(drift.difference),
            ]
          )
        )
      }
    }
    return matches
  }

  private func isFor(_ rule: CompiledDrift, _ drift: SpellingDrift) -> Bool {
    // A full name that agrees otherwise may differ in a shorter word.
    let isFull = drift.tokens.count > 1
    guard drift.length >= rule.parameters.minimumLength - (isFull ? 2 : 0) else { return false }
    guard rule.parameters.anchor == .any || rule.parameters.anchor == drift.anchor else {
      return false
    }
    return switch rule.parameters.edits {
    case .any: true
    case .garbling: drift.difference.isGarbling && !drift.difference.isSlip
    case .slip: drift.difference.isSlip
    case .vowels: drift.difference.edits.allSatisfy(\.isOfVowels)
    case .romanisation: !drift.difference.isGarbling
    }
  }

  /// The right spelling's first place, and the wrong spelling's others.
  private func related(_ drift: SpellingDrift, _ names: DocumentNames, _ context: DetectionContext)
    -> [TextRange]
  {
    var result = [context.text.textRange(drift.rightTokens)]
    for form in drift.forms {
      for mention in names.forms[form].mentions.prefix(Match.mostRelated)
      where mention != drift.mention {
        let tokens =
          names.mentions[mention].parts.first { $0.form == form }?.tokens
          ?? names.mentions[mention].tokens
        result.append(context.text.textRange(tokens))
      }
    }
    return result
  }
}
