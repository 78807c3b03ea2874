package import CalqueCore
package import CalqueText

/// Makes the verdict on a document.
package struct VerdictJudge: Sendable {
  private let model: VerdictModel
  private let weights: GrammarWeights

  /// A judge with a model.
  package init(model: VerdictModel, weights: GrammarWeights) {
    self.model = model
    self.weights = weights
  }

  /// The judge with the model that Calque was built with; nil when that belongs to another program.
  package static let shipped: Self? = VerdictModel.shipped.map {
    Self(model: $0.model, weights: $0.weights)
  }

  /// Most reasons that are given.
  private static let mostReasons = 3
  /// What a reason adds at least.
  private static let leastWeight = 0.1

  /// The verdict on a document.
  package func verdict(_ context: DetectionContext, _ matches: [Match]) -> Verdict {
    let evidence = VerdictEvidence(context, matches, packs: model.packs)
    guard evidence.words >= model.minimumWords else {
      return Verdict(probability: nil, label: .unjudged, words: evidence.words)
    }
    let sum = weights.sum(
      of: context.text,
      text: context.document.text,
      blocks: evidence.blocks
    )
    let families = sum.families.map {
      Double($0) * GrammarWeights.sample / Double(max(sum.symbols, 1))
    }
    let odds = model.odds(points: families.reduce(0, +), findings: evidence.findingRate)
    let probability = model.probability(odds)
    return Verdict(
      probability: (probability * 1_000).rounded() / 1_000,
      label: label(probability),
      route: evidence.route,
      reasons: reasons(evidence, families),
      words: evidence.words
    )
  }

  private func label(_ probability: Double) -> Verdict.Label {
    if probability >= model.machineFrom { return .machine }
    if probability >= model.probablyFrom { return .probablyMachine }
    return probability >= model.unclearFrom ? .unclear : .noSign
  }

  /// What adds most, against average native copy.
  private func reasons(_ evidence: VerdictEvidence, _ families: [Double]) -> [Verdict.Reason] {
    var reasons: [Verdict.Reason] = []
    let total = evidence.findings.values.reduce(0, +)
    for (pack, count) in evidence.findings {
      let weight = model.findings * evidence.findingRate * Double(count) / Double(total)
      let noun = count == 1 ? "finding" : "findings"
      reasons.append(reason(.findings, "\(count) \(noun) of \(pack)", weight))
    }
    for (family, value) in zip(GrammarFamily.allCases, families) {
      let weight = model.grammar * (value - model.native[Int(family.rawValue)])
      reasons.append(reason(.wording, family.reason, weight))
    }
    return reasons.filter { $0.weight >= Self.leastWeight }
      .sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
      .prefix(Self.mostReasons).map(\.self)
  }

  private func reason(
    _ kind: Verdict.Reason.Kind,
    _ text: String,
    _ weight: Double
  ) -> Verdict.Reason {
    Verdict.Reason(kind: kind, text: text, weight: (weight * 100).rounded() / 100)
  }
}

extension GrammarFamily {
  /// What speaks for machine output when this family's runs do.
  var reason: String {
    switch self {
    case .articles: "articles (a, the) stand or fail where machines do so"
    case .determiners: "determiners (this, some, its) are used as machines use them"
    case .of: "nouns are chained with “of” as machines chain them"
    case .prepositions: "prepositions follow words as in machine output"
    case .pronouns: "pronouns are as scarce or as placed as in machine output"
    case .conjunctions: "clauses are joined as machines join them"
    case .auxiliaries: "verb groups (is, has, will) are built as machines build them"
    case .adverbs: "adverbs (also, however, only) stand where machines put them"
    case .names: "names stand in sentences as in machine output"
    case .numbers: "numbers stand in sentences as in machine output"
    case .marks: "commas, stops and dashes are set as in machine output"
    case .nouns: "nouns follow other words as in machine output"
    case .verbs: "verbs (-s, -ed, -ing) follow other words as in machine output"
    case .modifiers: "adjectives and adverbs stand where machines put them"
    case .unknown: "unknown words stand where machines leave them"
    case .ends: "sentences end as in machine output"
    }
  }
}
