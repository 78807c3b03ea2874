/// How sure a rule is that its finding is an artefact.
///
/// Independent of ``Severity``.
public enum Confidence: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  /// Worth a look; never shown, scored or gating unless asked for.
  case hint
  /// More often right than not: shown, scored and gating.
  case likely
  /// Sure enough to be corrected without asking.
  case certain

  /// Orders from hint to certain.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .hint: 0
    case .likely: 1
    case .certain: 2
    }
  }
}
