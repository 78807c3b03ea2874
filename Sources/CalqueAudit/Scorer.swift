public import CalqueCore

/// Computes MQM scores.
public struct Scorer: Sendable {
  /// What scores are computed with.
  public let parameters: ScoreParameters

  /// Prepares to score.
  public init(parameters: ScoreParameters = ScoreParameters()) { self.parameters = parameters }

  /// The score of a document's findings; hints count nothing.
  public func score(_ findings: [Finding], words: Int) -> Scorecard {
    var seen: Set<[String]> = []
    var penalty = 0.0
    var hasCritical = false
    for finding in findings where finding.confidence >= .likely {
      if finding.severity == .critical { hasCritical = true }
      let isNew = seen.insert([finding.rule, finding.text.lowercased()]).inserted
      guard isNew || parameters.repeats == .all else { continue }
      penalty +=
        (parameters.multipliers[finding.severity] ?? 0) * parameters.weight(of: finding.category)
    }
    return card(penalty: penalty, words: words, hasCritical: hasCritical)
  }

  /// The score of a whole run: the penalties of all documents over all their words.
  public func pooled(_ documents: [DocumentReport]) -> Scorecard {
    let hasCritical = documents.contains { document in
      document.findings.contains { $0.severity == .critical && $0.confidence >= .likely }
    }
    return card(
      penalty: documents.reduce(0) { $0 + ($1.score?.penalty ?? 0) },
      words: documents.reduce(0) { $0 + $1.words },
      hasCritical: hasCritical
    )
  }

  /// The score of a text with so many penalty points.
  public func card(penalty: Double, words: Int, hasCritical: Bool) -> Scorecard {
    let perThousand = words > 0 ? penalty / Double(words) * 1_000 : 0
    let raw = 100 - perThousand / 10
    let step = (100 - parameters.threshold) / parameters.acceptablePenalty
    let value = max(0, 100 - perThousand * step)
    let result: Scorecard.Result =
      if words < parameters.minimumWords {
        .insufficientSample
      } else if value >= parameters.threshold, !hasCritical { .pass } else { .fail }
    return Scorecard(
      value: value,
      raw: max(0, raw),
      penalty: penalty,
      perThousandWords: perThousand,
      result: result,
      words: words,
      threshold: parameters.threshold
    )
  }
}
