import CalqueCore
import CalqueRules

/// The keys of `score` that a configuration gives.
struct ScoreChanges: Hashable, Sendable {
  var threshold: Double?
  var acceptablePenalty: Double?
  var minimumWords: Int?
  var repeats: ScoreParameters.Repeats?
  var multipliers: [Severity: Double] = [:]
  var weights: [String: Double] = [:]

  /// Changes parameters.
  func apply(to score: inout ScoreParameters) {
    score.threshold = threshold ?? score.threshold
    score.acceptablePenalty = acceptablePenalty ?? score.acceptablePenalty
    score.minimumWords = minimumWords ?? score.minimumWords
    score.repeats = repeats ?? score.repeats
    score.multipliers.merge(multipliers) { $1 }
    score.weights.merge(weights) { $1 }
  }
}

extension ScoreChanges {
  init(_ node: YAMLNode) throws(PackError) {
    let keys = try node.keys(
      "score",
      ["threshold", "acceptable-penalty", "minimum-words", "repeats", "multipliers", "weights"]
    )
    threshold = try keys["threshold"]?.number("threshold", in: 0...99.9)
    acceptablePenalty = try keys["acceptable-penalty"]?
      .number("acceptable-penalty", in: 0.01...1_000)
    minimumWords = try keys["minimum-words"]?.integer("minimum-words", atLeast: 0)
    repeats = try keys["repeats"]?.choice("repeats", of: ScoreParameters.Repeats.self)
    if let value = keys["multipliers"] {
      let known = Severity.allCases.map(\.rawValue)
      for (name, factor) in try value.keys("multipliers", known) {
        guard let severity = Severity(rawValue: name) else { continue }
        multipliers[severity] = try factor.number(name, in: 0...1_000)
      }
    }
    for (key, value) in try keys["weights"]?.entries("weights") ?? [] {
      let path = try key.text("an error type")
      weights[path] = try value.number("the weight of \(path)", in: 0...1_000)
    }
  }
}
