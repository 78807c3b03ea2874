import CalqueCore

/// What each rule finds: how much of it is right, on how many independent pages, and its noise.
struct RuleTable {
  let evaluation: FindingEvaluation
  /// The half that is looked at; nil for all.
  let half: HashedHalf?

  /// The figures of a rule.
  private struct Count {
    var found: [FigureTable.Role: Int] = [:]
    var right: [FigureTable.Role: Int] = [:]
    /// The articles, documents and pages of machine output with a finding that is not known to be wrong.
    var pages: Set<String> = []
  }

  var table: FigureTable {
    let (counts, clean) = counted
    // Clean text alone cannot tell what a rule is good for.
    let hasMachineText = evaluation.sets.contains { set in
      set.set.kind != .names && set.part(half).contains { !$0.text.isHuman }
    }
    func mark(_ pages: Int) -> String {
      !hasMachineText ? "" : pages == 0 ? "none" : pages == 1 ? "1" : "2+"
    }
    let rows = evaluation.rules.map { rule in
      let count = counts[rule.id] ?? Count()
      func pair(_ role: FigureTable.Role) -> [Double?] {
        let found = count.found[role] ?? 0
        return [Double(found), share(count.right[role] ?? 0, of: found)]
      }
      let noise = clean.byRule[rule.id] ?? 0
      return FigureTable.Row(
        rule.confidence == .hint ? "\(rule.id) (hint)" : rule.id,
        pair(.labelled) + pair(.edits) + pair(.mqm) + pair(.names) + [
          Double(count.found[.machine] ?? 0), Double(count.pages.count), Double(noise),
          clean.rate(noise, per: 1_000_000),
        ],
        mark: mark(count.pages.count)
      )
    }
    return FigureTable(
      title: "Rules",
      role: .rules,
      columns: [
        .count("labelled"), .rate("right", .higher, decimals: 2),
        .count("edits"), .rate("on changes", .higher, decimals: 2),
        .count("MQM"), .rate("right of MQM", .higher, decimals: 2),
        .count("names"), .rate("right names", .higher, decimals: 2),
        .count("machine"), .count("pages"), .count("clean"),
        .rate("per million clean", .lower, decimals: 2),
      ],
      rows: rows,
      notes: hasMachineText ? notes(rows) : []
    )
  }

  private func notes(_ rows: [FigureTable.Row]) -> [String] {
    let silent = rows.filter { $0.mark == "none" }
    var notes = [
      """
      \(rows.count) rules: \(rows.count { $0.mark == "2+" }) are right on two or more independent pages of machine \
      output or fire there, \(rows.count { $0.mark == "1" }) on one, \(silent.count) on none
      """
    ]
    if !silent.isEmpty { notes.append("none: " + silent.map(\.name).joined(separator: ", ")) }
    return notes
  }

  private var counted: (counts: [String: Count], clean: RuleCounts) {
    var counts: [String: Count] = [:]
    var clean = RuleCounts()
    for set in evaluation.sets {
      var sentences: [String: Int] = [:]
      for (text, outcome) in set.part(half) {
        // Raters find much in human references too: they are neither clean nor machine output.
        if set.set.kind == .mqm, text.isHuman { continue }
        let role = role(set.set.kind, text)
        guard role != .clean else {
          clean.add(outcome.findings.map(\.finding), words: outcome.words)
          continue
        }
        let page = page(of: text, set.set, &sentences)
        for finding in outcome.findings {
          var count = counts[finding.finding.rule] ?? Count()
          let isRight = finding.judgement != .wrong
          count.found[role, default: 0] += 1
          if isRight { count.right[role, default: 0] += 1 }
          // Sentences made to test rules on names are no pages.
          if role != .names, isRight || role == .machine { count.pages.insert(page) }
          counts[finding.finding.rule] = count
        }
      }
    }
    return (counts, clean)
  }

  /// What a finding in a text says of its rule.
  private func role(_ kind: EvaluationSet.Kind, _ text: GoldText) -> FigureTable.Role {
    switch kind {
    case .labelled: text.isHuman ? .clean : .labelled
    case .names: .names
    case .edits: .edits
    case .clean: .clean
    case .mqm: .mqm
    case .machine: .machine
    }
  }

  /// The independent page of a text: single sentences of a pair make one by fifteens.
  private func page(
    of text: GoldText,
    _ set: EvaluationSet,
    _ sentences: inout [String: Int]
  ) -> String {
    guard set.kind == .edits else { return text.page }
    let group = "\(set.name)/\(text.facets["pair"] ?? "")/\(text.half)"
    let number = sentences[group, default: 0]
    sentences[group] = number + 1
    return "\(group)/\(number / 15)"
  }
}
