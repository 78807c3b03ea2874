import CalqueCore
import CalqueRules
import CalqueText

/// What a verdict is made from: the findings of a document and its running text.
package struct VerdictEvidence: Sendable {
  /// The blocks of English running text.
  package let blocks: [Int]
  /// How many words they have.
  package let words: Int
  /// How many findings there are in them of each pack that counts.
  package let findings: [String: Int]
  /// The route that they point to: a language, or `spinner`.
  package let route: String?

  /// Gathers the evidence.
  ///
  /// - Parameters:
  ///   - context: the document.
  ///   - matches: all that its rules found, whoever sets some of it aside later. Hints do not count: they
  ///     run only when they are asked for, and a verdict must not depend on that. What is neutral is no error.
  ///   - packs: the packs that count; nil for all.
  package init(_ context: DetectionContext, _ matches: [Match], packs: Set<String>?) {
    let furniture = Set(
      matches.lazy.filter { $0.range == context.document.blocks[$0.block].range }.map(\.block)
    )
    blocks = context.document.blocks.indices.filter {
      Self.isRunning(context.document.blocks[$0].kind) && context.languages[$0] == .english
        && !furniture.contains($0)
    }
    words = blocks.reduce(0) { $0 + context.text.wordCounts[$1] }
    let rules = context.rules
    let counted = matches.filter { match in
      let rule = rules.rules[match.rule]
      return rule.descriptor.confidence >= .likely && rule.descriptor.severity != .neutral
        && packs?.contains(rules.packs[rule.pack].summary.id) ?? true
    }
    var findings: [String: Int] = [:]
    var formulas: [String: Int] = [:]
    var edits: [String: Int] = [:]
    for resolved in Detectors.resolve(counted, rules: rules) {
      let rule = rules.rules[resolved.match.rule]
      findings[rules.packs[rule.pack].summary.id, default: 0] += 1
      if let route = VerdictRoute.ofRule(rule.descriptor.id) { formulas[route, default: 0] += 1 }
      if let route = VerdictRoute.ofEdits(resolved.match.values) { edits[route, default: 0] += 1 }
    }
    self.findings = findings
    route = VerdictRoute.likely(formulas: formulas, edits: edits)
  }

  /// The logarithm of findings per 1,000 words, plus one.
  package var findingRate: Double {
    Self.rate(findings.values.reduce(0, +), words: words)
  }

  /// The logarithm of so many findings per 1,000 words, plus one.
  static func rate(_ count: Int, words: Int) -> Double {
    VerdictMath.logarithm(1 + Double(count) * 1_000 / Double(max(words, 1)))
  }

  /// Whether blocks of a kind hold whole sentences: headlines and tables do not.
  private static func isRunning(_ kind: BlockKind) -> Bool {
    switch kind {
    case .paragraph, .listItem, .quote: true
    case .headline, .heading, .caption, .tableCell, .byline, .dateline, .comment, .furniture: false
    }
  }
}
