public import CalqueRules

/// What a rule may find in text that people wrote, by its lock.
public struct NoiseBudget: Sendable, Hashable {
  private let locked: Int
  private let expected: Double
  private let isSameText: Bool

  /// The budget of a rule for figures measured now.
  ///
  /// - Parameters:
  ///   - noise: what the lock says.
  ///   - figures: what is measured now.
  init(_ noise: PackLock.Noise, for figures: NoiseMeter.Figures) {
    locked = noise.findings
    expected = Double(noise.findings) * Double(figures.words) / Double(noise.words)
    isSameText =
      Set(figures.corpora).isSubset(of: noise.corpora) && figures.words <= noise.words * 101 / 100
  }

  /// The most findings that are not noisier.
  ///
  /// On the text that the lock was measured on, or a part of it, no finding more. On other text chance plays a part: what
  /// the lock lets expect, two of its standard deviations, and one.
  public var most: Int {
    isSameText ? locked : Int(expected + 2 * expected.squareRoot() + 1)
  }
}

extension NoiseMeter.Figures {
  /// A rule that finds something, or more than its lock allows.
  public struct Line: Sendable, Hashable {
    /// The full id.
    public let rule: String
    /// Its findings.
    public let findings: Int
    /// Its findings in a million words.
    public let perMillion: Double
    /// The most that its lock allows; nil when it is in none.
    public let most: Int?

    /// Whether the rule grew noisier.
    public var isNoisier: Bool { most.map { findings > $0 } ?? false }
  }

  /// The rules that found something, the noisiest first.
  public func lines(_ lock: PackLock?) -> [Line] {
    findings.filter { $0.value > 0 }.map { rule, count in
      Line(
        rule: rule,
        findings: count,
        perMillion: words > 0 ? Double(count) * 1_000_000 / Double(words) : 0,
        most: lock?.noise(of: rule).map { NoiseBudget($0, for: self).most }
      )
    }.sorted { ($1.findings, $0.rule) < ($0.findings, $1.rule) }
  }
}
