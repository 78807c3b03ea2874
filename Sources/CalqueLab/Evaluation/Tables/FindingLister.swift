import CalqueCore

/// A false alarm or a miss, with the words around it, for work on rules.
package struct ListedFinding: Hashable, Sendable {
  /// What went wrong.
  package enum Kind: String, Hashable, Sendable {
    /// A finding where the labels have nothing, or in clean text.
    case falseAlarm = "false alarm"
    /// A finding that the editor left as it was.
    case untouched = "not edited"
    /// A finding in machine output without labels: to be judged by eye.
    case unjudged
    /// A span that no finding touches.
    case miss
  }

  /// What went wrong.
  package var kind: Kind
  /// The set.
  package var set: String
  /// The text.
  package var text: String
  /// The rule, or the category of the span.
  package var label: String
  /// How sure the finding is, or how bad the span.
  package var degree: String
  /// What stands before the words.
  package var before: String
  /// The words.
  package var words: String
  /// What stands after them.
  package var after: String
  /// What was probably meant.
  package var intended: String?
}

/// Lists false alarms and misses, but never of the half that is set aside.
struct FindingLister {
  /// Code points of context on either side.
  private static let reach = 60

  let evaluation: FindingEvaluation
  let half: HashedHalf?
  /// Rules or packs to list the findings of, hints too; all but hints when empty.
  let rules: [String]

  /// The list, and how many entries belong to texts that nobody should read.
  var list: (entries: [ListedFinding], unlisted: Int) {
    var entries: [ListedFinding] = []
    var unlisted = 0
    for set in evaluation.sets {
      for (text, outcome) in set.part(half) {
        let own = alarms(set, text, outcome) + misses(set, text, outcome)
        if set.set.kind.isSplit, text.half == .held {
          unlisted += own.count
        } else {
          entries += own
        }
      }
    }
    return (entries, unlisted)
  }

  private func isListed(_ finding: Finding) -> Bool {
    rules.isEmpty
      ? finding.confidence >= .likely
      : rules.contains { finding.rule == $0 || finding.rule.hasPrefix("\($0)/") }
  }

  private func alarms(
    _ set: EvaluatedSet,
    _ text: GoldText,
    _ outcome: TextOutcome
  ) -> [ListedFinding] {
    let found = outcome.findings.filter { isListed($0.finding) && $0.judgement == .wrong }
    guard !found.isEmpty else { return [] }
    let kind: ListedFinding.Kind =
      switch set.set.kind {
      case .edits: .untouched
      case .machine: .unjudged
      case .labelled, .names, .clean, .mqm: .falseAlarm
      }
    let plain = text.plainText
    let agreement = SpanAgreement(text: plain, spans: [])
    let scalars = Array(plain.unicodeScalars)
    return found.map { judged in
      let finding = judged.finding
      // Of a page only the words are at hand: its text is in another place than its source.
      let range = plain.isEmpty ? nil : agreement.range(ofBytes: finding.bytes)
      return ListedFinding(
        kind: kind,
        set: set.set.name,
        text: text.id,
        label: finding.rule,
        degree: finding.confidence.rawValue,
        before: range.map { Self.before($0.lowerBound, scalars) } ?? "",
        words: finding.text,
        after: range.map { Self.after($0.upperBound, scalars) } ?? "",
        intended: finding.suggestions.first?.replacement
      )
    }
  }

  private func misses(
    _ set: EvaluatedSet,
    _ text: GoldText,
    _ outcome: TextOutcome
  ) -> [ListedFinding] {
    // Raters' spans are too many to read, and rules say nothing of what they miss.
    guard rules.isEmpty, set.set.kind == .labelled || set.set.kind == .names else { return [] }
    let touched = Set(outcome.shown.flatMap(\.touched))
    let scalars = Array(text.plainText.unicodeScalars)
    return text.spans.enumerated().compactMap { index, span in
      guard !touched.contains(index) else { return nil }
      return ListedFinding(
        kind: .miss,
        set: set.set.name,
        text: text.id,
        label: span.category.isEmpty ? "garbled name" : span.category,
        degree: span.severity,
        before: Self.before(span.start, scalars),
        words: Self.string(scalars[span.start..<span.end]),
        after: Self.after(span.end, scalars),
        intended: span.intended
      )
    }
  }

  private static func before(_ place: Int, _ scalars: [Unicode.Scalar]) -> String {
    string(scalars[max(0, place - reach)..<place])
  }

  private static func after(_ place: Int, _ scalars: [Unicode.Scalar]) -> String {
    string(scalars[place..<min(scalars.count, place + reach)])
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension EvaluationReport {
  /// Adds the list of false alarms and misses: of some rules or packs with their hints, or of all without.
  package mutating func list(_ evaluation: FindingEvaluation, rules: [String] = []) {
    (listing, unlisted) = FindingLister(evaluation: evaluation, half: half, rules: rules).list
  }
}
