/// An MQM score: of detected errors, so of the best quality that the text can have.
///
/// Follows the MQM scoring model: absolute penalty total APT = Σ weight × multiplier; normed penalty
/// total NPT = APT per 1,000 words; raw score 100 × (1 − APT / words); calibrated score
/// 100 − NPT × (100 − threshold) / acceptable penalty points.
public struct Scorecard: Hashable, Sendable, Codable {
  /// What the score says of the text.
  public enum Result: String, Hashable, Sendable, Codable, CaseIterable {
    /// The calibrated score reaches the threshold and no error is critical.
    case pass
    /// It does not, or an error is critical.
    case fail
    /// There are too few words for the score to mean much.
    case insufficientSample = "insufficient-sample"
  }

  /// The calibrated score, 0 to 100; the passing threshold is 90 unless configured.
  public var value: Double
  /// The raw score, 0 to 100.
  public var raw: Double
  /// The absolute penalty total in penalty points.
  public var penalty: Double
  /// Penalty points per 1,000 words.
  public var perThousandWords: Double
  /// What the score says.
  public var result: Result
  /// The number of words it is of.
  public var words: Int
  /// The score from which a text passes.
  public var threshold: Double

  /// Makes a scorecard from its parts.
  public init(
    value: Double,
    raw: Double,
    penalty: Double,
    perThousandWords: Double,
    result: Result,
    words: Int,
    threshold: Double
  ) {
    self.value = value
    self.raw = raw
    self.penalty = penalty
    self.perThousandWords = perThousandWords
    self.result = result
    self.words = words
    self.threshold = threshold
  }
}
