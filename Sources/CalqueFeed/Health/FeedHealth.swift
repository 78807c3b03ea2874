import CalqueReport

/// Whether a feed is healthy, and what is wrong with it otherwise.
struct FeedHealth: Sendable {
  /// What can be wrong with a feed.
  enum Condition: String, CaseIterable, Sendable, Encodable {
    /// Its address is gone for good.
    case gone
    /// It cannot be fetched.
    case fetch
    /// Its score is low.
    case score
    /// There are too many findings.
    case findings
    /// Too many items look like unedited machine output.
    case machine
  }

  /// What is known of a condition.
  enum State: Hashable, Sendable {
    /// There is too little to say.
    case unknown
    /// All is well.
    case good
    /// Something is wrong, and in these words.
    case bad(String)
  }

  /// How fetching it went.
  let fetching: FetchState
  /// The sum of its items.
  let figures: FeedReport.Figures

  /// Fewest items from which a share says something.
  private static let fewestJudged = 3

  /// How a condition stands.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - thresholds: from where on it is bad.
  ///   - wasBad: whether it was bad. What was stays so until it is clearly better, so that a feed at
  ///     the edge does not change its state with every item.
  /// - Returns: the state.
  func state(
    of condition: Condition,
    _ thresholds: HealthThresholds,
    wasBad: Bool = false
  ) -> State {
    switch condition {
    case .gone: return fetching.isRetired ? .bad("it is gone for good") : .good
    case .fetch:
      if fetching.failures >= (wasBad ? 1 : thresholds.failures) {
        return .bad("it could not be fetched: \(fetching.problem ?? "for no known reason")")
      }
      return fetching.failures == 0 ? .good : .unknown
    case .score:
      guard let score = figures.score, figures.isSufficient else { return .unknown }
      // Two points, but never beyond what a perfect feed can reach.
      let limit = wasBad ? min(thresholds.score + 2, 100) : thresholds.score
      return score < limit
        ? .bad("its score is \(Wording.decimal(score)), below \(Wording.decimal(limit))") : .good
    case .findings:
      guard let most = thresholds.findings else { return .good }
      guard let rate = figures.findingsPerThousandWords, figures.isSufficient else {
        return .unknown
      }
      let limit = wasBad ? most * 0.8 : most
      return rate > limit
        ? .bad(
          "it has \(Wording.decimal(rate)) findings per 1,000 words, over \(Wording.decimal(limit))"
        )
        : .good
    case .machine:
      guard figures.judgedItems >= Self.fewestJudged, let share = figures.machineShare else {
        return .unknown
      }
      let limit = wasBad ? thresholds.machine * 0.8 : thresholds.machine
      return share * 100 > limit
        ? .bad(
          "\(figures.machineItems) of \(figures.judgedItems) items look like unedited machine output"
        ) : .good
    }
  }

  /// What is wrong by these thresholds, in words.
  func problems(_ thresholds: HealthThresholds) -> [String] {
    Condition.allCases.compactMap { condition in
      guard case .bad(let words) = state(of: condition, thresholds) else { return nil }
      return words
    }
  }
}
