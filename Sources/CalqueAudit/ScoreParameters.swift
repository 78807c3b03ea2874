public import CalqueCore

/// What an MQM score is computed with.
public struct ScoreParameters: Hashable, Sendable {
  /// Which of several identical errors of a document count.
  public enum Repeats: String, CaseIterable, Hashable, Sendable {
    /// The first; the same rule on the same words counts no further.
    case first
    /// All of them.
    case all
  }

  /// The calibrated score from which a text passes.
  public var threshold = 90.0
  /// Penalty points per 1,000 words that a text at the threshold has.
  public var acceptablePenalty = 10.0
  /// Words from which a sample is sufficient.
  public var minimumWords = 300
  /// Which repeats count.
  public var repeats = Repeats.first
  /// Penalty points of an error by its severity.
  public var multipliers: [Severity: Double] = [.neutral: 0, .minor: 1, .major: 5, .critical: 25]
  /// Weights of error types; a type takes the weight of the longest path that it begins with, else 1.
  ///
  /// What is wrong with comments for Calque is no fault of the text.
  public var weights: [String: Double] = ["custom/housekeeping": 0]

  /// The parameters of MQM's own example.
  public init() {}

  /// The weight of an error type.
  func weight(of category: String) -> Double {
    var path = category[...]
    while true {
      if let weight = weights[String(path)] { return weight }
      guard let slash = path.lastIndex(of: "/") else { return 1 }
      path = path[..<slash]
    }
  }
}
