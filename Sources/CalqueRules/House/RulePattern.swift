package import CalqueCore

/// A name for one rule or several: a full id, the id of a pack, or a beginning that ends in `*`.
///
/// `en/echo/x-of-xs` is one rule, `en/echo` and `en/echo/*` are those of a pack, `*` is all.
public struct RulePattern: Hashable, Sendable {
  /// The pattern as it was written.
  public let text: String

  /// Makes a pattern.
  public init(_ text: String) { self.text = text }

  /// Whether it names a rule, given by its full id.
  public func covers(_ id: String) -> Bool {
    if text.utf8.last == UInt8(ascii: "*") {
      return id.utf8.starts(with: text.utf8.dropLast())
    }
    return id.utf8.starts(with: text.utf8)
      && (id.utf8.count == text.utf8.count
        || id.utf8.dropFirst(text.utf8.count).first == UInt8(ascii: "/"))
  }
}

extension CompiledRules {
  /// The indices of the rules that a pattern names.
  public func indices(of pattern: RulePattern) -> [Int] {
    rules.indices.filter { pattern.covers(rules[$0].descriptor.id) }
  }

  /// `; did you mean “…”?` for a pattern that names no rule, or nothing when no id is near.
  public func hint(for pattern: RulePattern) -> String {
    RuleNames.hint(
      pattern.text,
      among: packs.map(\.summary.id) + rules.map(\.descriptor.id)
    )
  }

  /// The packs that have a rule which is on.
  public var packsInUse: [CompiledPack] {
    let used = Set(rules.lazy.filter(\.isOn).map(\.pack))
    return packs.indices.filter { used.contains($0) }.map { packs[$0] }
  }

  /// Switches and grades the rules that a pattern names.
  ///
  /// Nothing is compiled anew: a project's view of the rules shares all tables with them.
  ///
  /// - Returns: how many rules the pattern names.
  @discardableResult
  package mutating func change(
    _ pattern: RulePattern,
    isOn: Bool? = nil,
    severity: Severity? = nil,
    confidence: Confidence? = nil
  ) -> Int {
    let found = indices(of: pattern)
    for index in found {
      if let isOn { rules[index].isOn = isOn }
      guard severity != nil || confidence != nil else { continue }
      rules[index].descriptor = rules[index].descriptor.graded(
        severity: severity,
        confidence: confidence
      )
    }
    return found.count
  }

  /// For each rule, whether what is right in this house is right for it: names are its matter.
  package var concernsNames: [Bool] {
    let found = Set(drifts.map(\.rule) + nearLists.map(\.rule))
    return rules.indices.map {
      found.contains($0) || rules[$0].descriptor.category.hasSuffix("/named-entity")
    }
  }
}
