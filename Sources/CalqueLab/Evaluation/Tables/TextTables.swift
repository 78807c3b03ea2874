import CalqueCore

/// The tables of text without labels: clean text, where every finding is noise, and machine output.
struct TextTables {
  let evaluation: FindingEvaluation
  let halves: [HashedHalf?]

  private typealias Text = (text: GoldText, outcome: TextOutcome)

  /// Most rows that a field such as the domain is split into.
  private static let mostValues = 40

  var tables: [FigureTable] {
    [clean, machine].filter { !$0.rows.isEmpty }
  }

  private var clean: FigureTable {
    var rows: [FigureTable.Row] = []
    for set in evaluation.sets {
      switch set.set.kind {
      case .clean: rows += self.rows(set.set.name, set.part(nil))
      case .labelled:
        for half in halves {
          let originals = set.part(half).filter(\.text.isHuman)
          if !originals.isEmpty {
            rows.append(row("\(set.set.name), clean originals", originals, half, isTotal: true))
          }
        }
      default: break
      }
    }
    return table("Clean text: every finding is noise", .clean, .lower, rows)
  }

  private var machine: FigureTable {
    let rows = evaluation.sets.filter { $0.set.kind == .machine }
      .flatMap { self.rows($0.set.name, $0.part(nil)) }
    return table("Machine output without labels", .machine, nil, rows)
  }

  private func table(
    _ title: String,
    _ role: FigureTable.Role,
    _ better: FigureTable.Direction?,
    _ rows: [FigureTable.Row]
  ) -> FigureTable {
    FigureTable(
      title: title,
      role: role,
      columns: [
        .count("texts"), .count("words"), .count("findings"), .rate("per 1,000", better),
        .rate("encoding apart", better), .count("names"),
        .rate("names per 10,000", better), .count("hints"), .rate("hints per 1,000", better),
      ],
      rows: rows
    )
  }

  /// The figures of a set, and of its parts by each field that tells parts apart.
  private func rows(_ name: String, _ texts: [Text]) -> [FigureTable.Row] {
    var rows = [row(name, texts, nil, isTotal: true)]
    for facet in ["set", "pair", "domain", "tier"] {
      let groups = Dictionary(grouping: texts) { $0.text.facets[facet] }
      let values = groups.keys.compactMap(\.self).sorted()
      guard groups.count > 1, values.count <= Self.mostValues else { continue }
      rows += values.map { value in
        row("\(name): \(value)", groups[value] ?? [], nil, isTotal: false)
      }
    }
    return rows
  }

  private func row(
    _ name: String,
    _ texts: [Text],
    _ half: HashedHalf?,
    isTotal: Bool
  ) -> FigureTable.Row {
    var (shown, hints) = (RuleCounts(), RuleCounts())
    for (_, outcome) in texts {
      shown.add(outcome.shown.map(\.finding), words: outcome.words)
      hints.add(outcome.hints.map(\.finding), words: outcome.words)
    }
    let names = shown.findings(where: RuleFamily.isNames)
    return FigureTable.Row(
      name,
      [
        Double(texts.count), Double(shown.words), Double(shown.findings()),
        shown.rate(shown.findings(), per: 1_000),
        shown.rate(shown.findings { !RuleFamily.isEncoding($0) }, per: 1_000),
        Double(names), shown.rate(names, per: 10_000), Double(hints.findings()),
        hints.rate(hints.findings(), per: 1_000),
      ],
      half: half,
      isTotal: isTotal
    )
  }
}
