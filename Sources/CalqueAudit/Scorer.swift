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
    var pool = ScorePool()
    for document in documents { pool.add(document) }
    return pooled(pool)
  }

  /// The score of documents that were counted one by one.
  public func pooled(_ pool: ScorePool) -> Scorecard {
    card(penalty: pool.penalty, words: pool.words, hasCritical: pool.hasCritical)
  }

  private func card(penalty: Double, words: Int, hasCritical: Bool) -> Scorecard {
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

/// What the score of a run is made of, gathered document by document.
public struct ScorePool: Hashable, Sendable {
  /// The penalty points of all documents.
  public private(set) var penalty = 0.0
  /// Their words.
  public private(set) var words = 0
  /// Whether an error of theirs is critical.
  public private(set) var hasCritical = false

  /// Makes a pool without documents.
  public init() {}

  /// Adds a document.
  public mutating func add(_ document: DocumentReport) {
    penalty += document.score?.penalty ?? 0
    words += document.words
    hasCritical =
      hasCritical
      || document.findings.contains { $0.severity == .critical && $0.confidence >= .likely }
  }

  /// Adds a document by its sums.
  package mutating func add(penalty: Double, words: Int) {
    self.penalty += penalty
    self.words += words
  }

  /// Adds what a score is of.
  public mutating func add(_ score: Scorecard) {
    penalty += score.penalty
    words += score.words
  }
}
