import CalqueCore

/// The tables of a set of machine output with what editors made of it.
struct EditTables {
  let set: EvaluatedSet
  let halves: [HashedHalf?]

  var tables: [FigureTable] { [overview, byPack] }

  private static let columns: [FigureTable.Column] = [
    .count("words"), .count("findings"), .rate("per 1,000", .higher), .count("edited words"),
    .count("in edited"), .rate("per 1,000 edited", .lower), .rate("ratio", .higher, decimals: 1),
    .count("on changes"), .rate("share on changes", .higher),
  ]

  private var overview: FigureTable {
    let pairs = Set(set.set.texts.compactMap { $0.facets["pair"] }).sorted()
    var rows: [FigureTable.Row] = []
    for pair in [nil] + pairs.map(Optional.some) {
      let name = pair ?? "all"
      rows += self.rows(name, pair: pair, isTotal: pair == nil) { _ in true }
      rows += self.rows("\(name), doubled words apart", pair: pair) {
        !RuleFamily.isDoubledWord($0)
      }
    }
    return FigureTable(
      title: "\(set.set.name): machine output against its edited version",
      role: .edits,
      columns: Self.columns,
      rows: rows
    )
  }

  private var byPack: FigureTable {
    let rules = Set(
      set.outcomes.flatMap { $0.shown.map(\.finding.rule) + $0.edited.map(\.rule) }
    )
    let packs = Set(rules.map(RuleFamily.pack)).sorted()
    var rows = packs.flatMap { pack in
      self.rows(pack) { RuleFamily.pack(of: $0) == pack && !RuleFamily.isDoubledWord($0) }
    }
    rows += self.rows("doubled words", isCounted: RuleFamily.isDoubledWord)
    return FigureTable(
      title: "\(set.set.name): by pack, doubled words apart",
      role: .edits,
      columns: Self.columns,
      rows: rows
    )
  }

  /// The figures of some rules on the texts of a pair, one row a half.
  private func rows(
    _ name: String,
    pair: String? = nil,
    isTotal: Bool = false,
    isCounted: (String) -> Bool
  ) -> [FigureTable.Row] {
    halves.map { half in
      var (before, after) = (RuleCounts(), RuleCounts())
      var touching = 0
      for (text, outcome) in set.part(half) where pair == nil || text.facets["pair"] == pair {
        let shown = outcome.shown.filter { isCounted($0.finding.rule) }
        before.add(shown.map(\.finding), words: outcome.words)
        after.add(
          outcome.edited.filter { $0.confidence >= .likely && isCounted($0.rule) },
          words: outcome.editedWords
        )
        touching += shown.count { $0.judgement == .right }
      }
      let rate = before.rate(before.findings(), per: 1_000)
      let editedRate = after.rate(after.findings(), per: 1_000)
      return FigureTable.Row(
        name,
        [
          Double(before.words), Double(before.findings()), rate, Double(after.words),
          Double(after.findings()), editedRate,
          rate.flatMap { rate in editedRate.flatMap { $0 > 0 ? rate / $0 : nil } },
          Double(touching), share(touching, of: before.findings()),
        ],
        half: half,
        isTotal: isTotal
      )
    }
  }
}
