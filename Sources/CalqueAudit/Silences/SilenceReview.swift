import CalqueCore
import CalqueDetect
import CalqueRules
import CalqueText

/// Finds fault with requests for silence: the mechanisms of the pack `any/silences`.
struct SilenceReview {
  /// A request that a rule finds fault with.
  struct Fault {
    /// Index of the rule.
    var rule: Int
    /// Place of the request in the source.
    var place: TextRange
    /// What the rule's texts may name.
    var values: [String: String]
  }

  /// Most wrong names of a document for which the right one is looked for.
  private static let mostHints = 20
  /// The longest of them.
  private static let longestHinted = 100

  let silencer: Silencer
  let context: DetectionContext

  /// All faults, by place.
  func faults() -> [Fault] {
    guard !silencer.marks.isEmpty else { return [] }
    var faults: [Fault] = []
    for index in context.rules.rules.indices where context.gates.isActive(index) {
      switch context.rules.rules[index].mechanism?.name {
      case .silenceWithoutReason:
        faults += silencer.marks.filter {
          $0.reach != .end && $0.reach != .unknown && $0.reason.isEmpty
        }
        .map { Fault(rule: index, place: $0.place, values: [:]) }
      case .silenceUnknown:
        faults += silencer.marks.filter { $0.reach == .unknown }
          .map { Fault(rule: index, place: $0.place, values: [:]) }
      case .silenceUnknownRule: faults += unknownRules(index)
      case .silenceUnused:
        let canJudge = context.canJudge()
        faults += silencer.unused { canJudge[$0] }.map { unused in
          Fault(
            rule: index,
            place: silencer.marks[unused.mark].place,
            values: ["rules": unused.rules.joined(separator: ", ")]
          )
        }
      default: continue
      }
    }
    return faults.sorted { ($0.place, $0.rule) < ($1.place, $1.rule) }
  }

  private func unknownRules(_ index: Int) -> [Fault] {
    // Looking for what was meant takes time: pages may have a thousand wrong names.
    var hints = Self.mostHints
    return silencer.marks.filter { $0.reach != .unknown }.compactMap { mark in
      var names = silencer.unknownRules(of: mark)
      // `calque-enable` alone ends all.
      if mark.rules.isEmpty, mark.reach != .end { names = [""] }
      guard let first = names.first else { return nil }
      let quoted = names.map { "“\($0)”" }.joined(separator: " and ")
      let unknown =
        names.count == 1
        ? "\(quoted), which is no rule or pack" : "\(quoted), which are no rules or packs"
      hints -= 1
      let canHint = hints >= 0 && first.utf8.count <= Self.longestHinted
      let hint = canHint ? context.rules.hint(for: RulePattern(first)) : ""
      return Fault(
        rule: index,
        place: mark.place,
        values: ["rules": first.isEmpty ? "no rule; * stands for all" : unknown + hint]
      )
    }
  }
}

extension DetectionContext {
  /// For each rule, whether it looked at any text of the document.
  fileprivate func canJudge() -> [Bool] {
    let read = document.blocks.indices.filter { !text.blocks[$0].isEmpty }
    let languages = Set(read.compactMap { self.languages[$0] })
    return rules.rules.indices.map { index in
      guard gates.isActive(index) else { return false }
      guard let target = rules.packs[rules.rules[index].pack].target else { return !read.isEmpty }
      return languages.contains(target)
    }
  }
}
