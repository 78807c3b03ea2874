import CalqueCore
import CalqueRules
import CalqueText

/// Finds names that are nearly, but not quite, those of a list.
struct NearListDetector {
  let context: DetectionContext
  let names: DocumentNames
  private var answers: NearNameFinder.Answers = [:]

  init(context: DetectionContext, names: DocumentNames) {
    self.context = context
    self.names = names
  }

  /// What a rule finds.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - evidence: the garbled names so far; what the rule finds is added.
  ///   - routes: the routes of which the edits must be; nil for any.
  /// - Returns: a match for each spelling, at its first place.
  mutating func matches(
    of rule: CompiledNearList,
    _ evidence: inout RouteEvidence,
    routes: [NameRoute]? = nil
  ) -> [Match] {
    let conditions = Conditions(context: context)
    var matches: [Match] = []
    var finder = NearNameFinder(rule: rule, context: context, names: names, answers: answers)
    // Kept once, or every answer copied all of them.
    answers = [:]
    defer { answers = finder.answers }
    // One finding a spelling: its first place.
    var found: [UInt64: Int] = [:]
    // The words that are garbled in them: a surname that returns alone belongs to its full name.
    var owners: [Int: Int] = [:]
    for (number, mention) in names.mentions.enumerated()
    where context.applies(rule.rule, to: mention.block) {
      if number & 0xFF == 0, context.deadline.isOver { break }
      guard finder.looksAt(mention) || !owners.isEmpty else { continue }
      let first = found.isEmpty ? nil : found[names.signature(number)]
      if let first, matches[first].related.count >= Match.mostRelated { continue }
      if !owners.isEmpty, mention.parts.count == 1, let owner = owners[mention.parts[0].form] {
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
      if let routes {
        let ways = NameRoutes.routes(of: near.difference)
        guard !evidence.holds(range), ways.contains(where: routes.contains) else { continue }
      }
      guard conditions.hold(rule.rule, tokens: near.tokens, block: mention.block) else { continue }
      found[names.signature(number)] = matches.count
      if mention.parts.count > 1 {
        for form in finder.differing(near, mention) { owners[form] = matches.count }
      }
      if context.rules.rules[rule.rule].descriptor.confidence > .hint {
        evidence.add(near.difference, range: range, block: mention.block)
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
    return matches
  }
}
