/// How bad a finding is, in the words of MQM (Multidimensional Quality Metrics).
public enum Severity: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  /// Noted, but not an error of the translation: counts nothing.
  case neutral
  /// Unidiomatic or cosmetic.
  case minor
  /// Plainly wrong, though a reader can guess what was meant.
  case major
  /// Misleads the reader or destroys the sentence.
  case critical

  /// Orders from neutral to critical.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .neutral: 0
    case .minor: 1
    case .major: 2
    case .critical: 3
    }
  }
}
