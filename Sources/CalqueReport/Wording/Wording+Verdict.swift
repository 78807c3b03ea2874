package import CalqueCore

extension Wording {
  /// What a verdict says, and why, in one line.
  static func verdictLine(_ verdict: Verdict) -> String {
    let reasons = reasons(verdict)
    return self.verdict(verdict) + (reasons.isEmpty ? "" : ": \(reasons.joined(separator: "; "))")
  }

  /// Why a verdict speaks of machine output; nothing for another one.
  static func reasons(_ verdict: Verdict) -> [String] {
    verdict.isSuspicious ? verdict.reasons.map(\.text) : []
  }

  /// What a verdict says, without its reasons.
  static func verdict(_ verdict: Verdict) -> String {
    var line = "verdict: \(label(verdict.label))"
    if let probability = verdict.probability {
      line += " (probability \(percent(probability)))"
    } else {
      line += ", \(counted(verdict.words, "word")) of English running text are too few"
    }
    if let route = verdict.route {
      line += "; likely route: \(route == "spinner" ? "spinning software" : route.capitalisedFirst)"
    }
    return line
  }

  private static func label(_ label: Verdict.Label) -> String {
    switch label {
    case .machine: "machine output that nobody edited"
    case .probablyMachine: "probably machine output that nobody edited"
    case .unclear: "unclear whether this is machine output"
    case .noSign: "no sign of machine output"
    case .unjudged: "none"
    }
  }

  /// A label in a word or two, for tables.
  package static func short(_ label: Verdict.Label) -> String {
    switch label {
    case .machine: "machine"
    case .probablyMachine: "probably machine"
    case .unclear: "unclear"
    case .noSign: "no sign"
    case .unjudged: "too short"
    }
  }

  /// A probability in whole percents; never 0 or 100, for nothing is that sure.
  static func percent(_ probability: Double) -> String {
    "\(min(99, max(1, Int((probability * 100).rounded()))))%"
  }
}

extension Verdict {
  /// Whether it says that the copy is machine output, or probably.
  var isSuspicious: Bool { label == .machine || label == .probablyMachine }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
