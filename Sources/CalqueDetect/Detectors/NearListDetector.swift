import CalqueCore
import CalqueRules
import CalqueText

/// Finds names that are nearly, but not quite, those of a list.
struct NearListDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    guard let names = context.names else { return [] }
    let conditions = Conditions(context: context)
    var matches: [Match] = []
    for rule in context.rules.nearLists where context.gates.isActive(rule.rule) {
      var finder = NearNameFinder(rule: rule, context: context, names: names)
      // One finding a spelling: its first place.
      var found: [UInt64: Int] = [:]
      // The words that are garbled in them: a surname that returns alone belongs to its full name.
      var owners: [Int: Int] = [:]
      for (number, mention) in names.mentions.enumerated()
      where context.applies(rule.rule, to: mention.block) {
        if number & 0xFF == 0, context.deadline.isOver { break }
        let first = found[names.signature(number)]
        if let first, matches[first].related.count >= Match.mostRelated { continue }
        if let form = mention.parts.first?.form, mention.parts.count == 1, let owner = owners[form]
        {
          if matches[owner].related.count < Match.mostRelated {
            matches[owner].related.append(context.text.textRange(mention.tokens))
          }
          continue
        }
        guard let near = finder.find(mention) else { continue }
        let range = context.text.textRange(near.tokens)
        if let first {
          matches[first].related.append(range)
          continue
        }
        guard conditions.hold(rule.rule, tokens: near.tokens, block: mention.block) else {
          continue
        }
        found[names.signature(number)] = matches.count
        if mention.parts.count > 1 {
          for form in finder.differing(near, mention) { owners[form] = matches.count }
        }
        matches.append(
          Match(
            rule: rule.rule,
            block: mention.block,
            range: range,
            values: [
              "nearest": near.name, "edits": NameRoutes.explain(near.difference), "list": near.list,
            ]
          )
        )
      }
    }
    return matches
  }
}
