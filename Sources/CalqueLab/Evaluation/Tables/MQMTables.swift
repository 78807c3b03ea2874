import CalqueCore

/// The tables of a set of machine output in which raters marked errors.
struct MQMTables {
  let set: EvaluatedSet
  let halves: [HashedHalf?]

  private typealias Text = (text: GoldText, outcome: TextOutcome)

  var tables: [FigureTable] { [overview, bySeverity, byCategory] }

  private func texts(_ half: HashedHalf?, human: Bool = false) -> [Text] {
    set.part(half).filter { $0.text.isHuman == human }
  }

  private var overview: FigureTable {
    let pairs = Set(set.set.texts.compactMap { $0.facets["pair"] }).sorted()
    let groups: [(name: String, pair: String?)] =
      [("all", nil)] + (pairs.count > 1 ? pairs.map { ($0, $0) } : [])
    return FigureTable(
      title: "\(set.set.name): against errors that raters marked",
      role: .mqm,
      columns: [
        .count("documents"), .count("segments"), .count("words"), .count("findings"),
        .rate("per 1,000", nil), .count("right"), .rate("precision", .higher),
        .rate("on major", .higher), .rate("on minor", nil), .count("hints"),
        .rate("hints’ precision", .higher),
      ],
      rows: [("machine output", false), ("human references", true)].flatMap { kind, human in
        groups.flatMap { group in
          halves.compactMap { half in
            let own = texts(half, human: human).filter {
              group.pair == nil || $0.text.facets["pair"] == group.pair
            }
            guard !own.isEmpty else { return nil }
            let name = group.pair.map { "\(kind), \($0)" } ?? kind
            return row(name, own, half, isTotal: group.pair == nil && !human)
          }
        }
      }
    )
  }

  private func row(
    _ name: String,
    _ texts: [Text],
    _ half: HashedHalf?,
    isTotal: Bool
  ) -> FigureTable.Row {
    var counts = RuleCounts()
    var (major, minor) = (0, 0)
    for (text, outcome) in texts {
      counts.add(outcome.shown.map(\.finding), words: outcome.words)
      for finding in outcome.shown where finding.judgement == .right {
        let severities = Set(finding.touched.map { text.spans[$0].severity })
        if severities.contains("major") || severities.contains("critical") {
          major += 1
        } else if severities.contains("minor") {
          minor += 1
        }
      }
    }
    let shown = Judged(texts.flatMap(\.outcome.shown))
    let hints = Judged(texts.flatMap(\.outcome.hints))
    return FigureTable.Row(
      name,
      [
        Double(texts.count), Double(texts.reduce(0) { $0 + $1.text.segments }),
        Double(counts.words), Double(counts.findings()), counts.rate(counts.findings(), per: 1_000),
        Double(shown.right), shown.precision, share(major, of: shown.judged),
        share(minor, of: shown.judged), Double(hints.judged), hints.precision,
      ],
      half: half,
      isTotal: isTotal
    )
  }

  private var bySeverity: FigureTable { recall("severity", \.severity) }
  private var byCategory: FigureTable { recall("category", \.category) }

  /// The share of the spans that are found, of each value of a label.
  private func recall(_ name: String, _ label: (GoldSpan) -> String) -> FigureTable {
    let counts = Dictionary(
      texts(nil).flatMap(\.text.spans).map { (label($0), 1) },
      uniquingKeysWith: +
    )
    let values = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return FigureTable(
      title: "\(set.set.name): by \(name), machine output",
      role: .mqm,
      columns: [.count("spans"), .count("touched"), .rate("recall", .higher, decimals: 4)],
      rows: ([nil] + values.map(Optional.some)).flatMap { value in
        halves.map { half in
          let spans = SpanCount(texts(half)) { value == nil || label($0) == value }
          return FigureTable.Row(
            value ?? "all",
            [Double(spans.spans), Double(spans.touched), spans.recall],
            half: half
          )
        }
      }
    )
  }
}
