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

  /// The sum of its items.
  var figures: FeedReport.Figures
  /// Whether its address is gone for good.
  var isRetired: Bool
  /// How many fetches failed since the last one that did not.
  var failures: Int
  /// Why the last one failed.
  var problem: String?

  /// Takes what is known of a feed.
  init(_ state: FetchState, _ figures: FeedReport.Figures) {
    self.init(
      figures: figures,
      isRetired: state.isRetired,
      failures: state.failures,
      problem: state.problem
    )
  }

  init(figures: FeedReport.Figures, isRetired: Bool, failures: Int, problem: String?) {
    self.figures = figures
    self.isRetired = isRetired
    self.failures = failures
    self.problem = problem
  }

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
    case .gone: return isRetired ? .bad("it is gone for good") : .good
    case .fetch:
      if failures >= (wasBad ? 1 : thresholds.failures) {
        return .bad("it could not be fetched: \(problem ?? "for no known reason")")
      }
      return failures == 0 ? .good : .unknown
    case .score:
      guard let score = figures.score, figures.isSufficient else { return .unknown }
      // Two points, but never beyond what a perfect feed can reach.
      let limit = wasBad ? min(thresholds.score + 2, 100) : thresholds.score
      return score < limit
        ? .bad("its score is \(Self.decimal(score)), below \(Self.decimal(limit))") : .good
    case .findings:
      guard let most = thresholds.findings else { return .good }
      guard let rate = figures.findingsPerThousandWords, figures.isSufficient else {
        return .unknown
      }
      let limit = wasBad ? most * 0.8 : most
      return rate > limit
        ? .bad("it has \(Self.decimal(rate)) findings per 1,000 words, over \(Self.decimal(limit))")
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

  private static func decimal(_ number: Double) -> String { FeedReporter.decimal(number) }
}
