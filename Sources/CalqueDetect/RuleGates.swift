public import CalqueCore
public import CalqueRules

/// Which rules may look at which blocks, as flat tables made once for all documents.
public struct RuleGates: Sendable {
  /// For each rule a bit for each kind of block that it looks at; none when it does not run.
  private let scopes: [UInt16]
  /// For each rule, the index of its language in `targets`.
  private let targetIndices: [UInt16]
  /// The languages that packs are for; nil for any.
  private let targets: [LanguageTag?]
  /// Whether any rule runs whose pack graded it as a hint.
  let hasHints: Bool
  /// The rules on broken encodings that run.
  let leftovers: [Int]
  /// The rules that run with a mechanism of their own.
  let mechanisms: [Int]

  /// The gates of rules that are on and at least as sure as `minimumConfidence`.
  public init(rules: CompiledRules, minimumConfidence: Confidence) {
    var targets: [LanguageTag?] = []
    let packs = rules.packs.map { pack -> UInt16 in
      if let known = targets.firstIndex(of: pack.target) { return UInt16(known) }
      targets.append(pack.target)
      return UInt16(targets.count - 1)
    }
    self.targets = targets
    targetIndices = rules.rules.map { packs[$0.pack] }
    let scopes = rules.rules.map {
      $0.isOn && $0.descriptor.confidence >= minimumConfidence ? $0.scope : 0
    }
    self.scopes = scopes
    hasHints = rules.rules.indices.contains {
      scopes[$0] != 0 && rules.rules[$0].isCompiledAsHint
    }
    leftovers = rules.rules.indices.filter { scopes[$0] != 0 && rules.rules[$0].leftover != nil }
    mechanisms = rules.rules.indices.filter { scopes[$0] != 0 && rules.rules[$0].mechanism != nil }
  }

  /// Whether a rule runs at all.
  public func isActive(_ rule: Int) -> Bool { scopes[rule] != 0 }

  /// Whether a rule looks at blocks of a kind and language.
  func admits(_ rule: Int, _ kind: BlockKind, _ language: LanguageTag?) -> Bool {
    guard scopes[rule] & kind.bit != 0 else { return false }
    let target = targets[Int(targetIndices[rule])]
    return target == nil || target == language
  }
}
