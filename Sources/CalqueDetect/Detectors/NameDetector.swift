import CalqueCore
import CalqueRules
import CalqueText

/// Finds garbled names: by the document's other names, by lists, and by the route that both betray.
struct NameDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    guard let names = context.names else { return [] }
    var evidence = RouteEvidence()
    var matches = DriftDetector().matches(in: context, names, &evidence)
    var nearLists = NearListDetector(context: context, names: names)
    for rule in context.rules.nearLists where context.gates.isActive(rule.rule) && !rule.isOfRoute {
      matches += nearLists.matches(of: rule, &evidence)
    }
    let mechanisms = context.gates.mechanisms.filter {
      context.rules.rules[$0].mechanism?.name == .namesOfOneRoute
    }
    matches += mechanisms.compactMap { roundTrip($0, evidence, context) }
    let routes = evidence.routes(of: RouteEvidence.leastNames)
    guard !routes.isEmpty else { return matches }
    for rule in context.rules.nearLists where context.gates.isActive(rule.rule) && rule.isOfRoute {
      matches += nearLists.matches(of: rule, &evidence, routes: routes)
    }
    return matches
  }

  /// The first of the names that were garbled on one route, with the others.
  private func roundTrip(_ rule: Int, _ evidence: RouteEvidence, _ context: DetectionContext)
    -> Match?
  {
    let least = context.rules.rules[rule].mechanism?.count ?? RouteEvidence.leastNames
    guard let route = evidence.routes(of: least).first else { return nil }
    let names = evidence.names(of: route).filter { context.applies(rule, to: $0.block) }
    guard let first = names.first, names.count >= least else { return nil }
    var edits: [String] = []
    for edit in names.flatMap(\.difference.edits)
    where edit.isGarbling && !edits.contains(edit.description) {
      edits.append(edit.description)
    }
    return Match(
      rule: rule,
      block: first.block,
      range: first.range,
      related: names.dropFirst().prefix(Match.mostRelated).map(\.range),
      values: ["route": route.rawValue, "edits": edits.prefix(5).joined(separator: ", ")]
    )
  }
}
