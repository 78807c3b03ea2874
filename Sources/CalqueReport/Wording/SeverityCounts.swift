public import CalqueCore

/// How many findings there are of each severity.
public struct SeverityCounts: Hashable, Sendable, Codable {
  /// Number of critical findings.
  public var critical = 0
  /// Number of major findings.
  public var major = 0
  /// Number of minor findings.
  public var minor = 0
  /// Number of neutral findings.
  public var neutral = 0

  /// Counts findings.
  public init(_ findings: some Sequence<Finding>) {
    for finding in findings { self[finding.severity] += 1 }
  }

  /// All findings together.
  public var total: Int { critical + major + minor + neutral }

  /// The number of findings of one severity.
  public subscript(severity: Severity) -> Int {
    get {
      switch severity {
      case .critical: critical
      case .major: major
      case .minor: minor
      case .neutral: neutral
      }
    }
    set {
      switch severity {
      case .critical: critical = newValue
      case .major: major = newValue
      case .minor: minor = newValue
      case .neutral: neutral = newValue
      }
    }
  }

  /// The severities from critical to neutral, the order in which reports name them.
  static let worstFirst: [Severity] = [.critical, .major, .minor, .neutral]

  /// The counts that are not zero, worst first: `1 critical, 2 minor`.
  var phrase: String {
    Self.worstFirst.filter { self[$0] > 0 }
      .map { "\(Wording.grouped(self[$0])) \($0.rawValue)" }
      .joined(separator: ", ")
  }
}
