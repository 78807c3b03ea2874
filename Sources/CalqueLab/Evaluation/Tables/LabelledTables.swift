import CalqueCore

/// The tables of a set of labelled articles.
struct LabelledTables {
  let set: EvaluatedSet
  let halves: [HashedHalf?]

  var tables: [FigureTable] { [overview, bySeverity, byCategory] }

  /// The garbled articles of a half, with what was found in them.
  private func articles(_ half: HashedHalf?) -> [(text: GoldText, outcome: TextOutcome)] {
    set.part(half).filter { !$0.text.isHuman }
  }

  private var overview: FigureTable {
    FigureTable(
      title: "\(set.set.name): labelled articles",
      role: .labelled,
      columns: [
        .count("articles"), .count("spans"), .count("touched"), .rate("recall", .higher),
        .count("findings"), .count("right"), .rate("precision", .higher), .count("on furniture"),
        .count("hints"), .count("right hints"), .rate("hints’ precision", .higher),
        .count("spans by hints alone"),
      ],
      rows: halves.map { half in
        let articles = articles(half)
        let spans = SpanCount(articles) { !$0.isFurniture }
        let shown = Judged(articles.flatMap(\.outcome.shown))
        let hints = Judged(articles.flatMap(\.outcome.hints))
        return FigureTable.Row(
          "all",
          [
            Double(articles.count), Double(spans.spans), Double(spans.touched), spans.recall,
            Double(shown.judged), Double(shown.right), shown.precision, Double(shown.furniture),
            Double(hints.judged), Double(hints.right), hints.precision,
            Double(spans.touchedWithHints - spans.touched),
          ],
          half: half,
          isTotal: true
        )
      }
    )
  }

  private var bySeverity: FigureTable {
    let severities: [(String, [Severity])] = [
      ("critical", [.critical]), ("major", [.major]), ("minor", [.minor]),
      ("critical and major", [.critical, .major]),
    ]
    return FigureTable(
      title: "\(set.set.name): by severity of the span (recall) and of the finding (precision)",
      role: .labelled,
      columns: [
        .count("spans"), .count("touched"), .rate("recall", .higher), .count("findings"),
        .count("right"), .rate("precision", .higher),
      ],
      rows: severities.flatMap { name, severities in
        halves.map { half in
          let articles = articles(half)
          let spans = SpanCount(articles) { span in
            !span.isFurniture && severities.contains { $0.rawValue == span.severity }
          }
          let shown = Judged(
            articles.flatMap(\.outcome.shown).filter { severities.contains($0.finding.severity) }
          )
          return FigureTable.Row(
            name,
            [
              Double(spans.spans), Double(spans.touched), spans.recall, Double(shown.judged),
              Double(shown.right), shown.precision,
            ],
            half: half
          )
        }
      }
    )
  }

  private var byCategory: FigureTable {
    let counts = Dictionary(
      articles(nil).flatMap(\.text.spans).map { ($0.category, 1) },
      uniquingKeysWith: +
    )
    let categories = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return FigureTable(
      title: "\(set.set.name): by category",
      role: .labelled,
      columns: [.count("spans"), .count("touched"), .rate("recall", .higher)],
      rows: categories.flatMap { category in
        halves.map { half in
          let spans = SpanCount(articles(half)) { $0.category == category }
          return FigureTable.Row(
            category.isEmpty ? "(none)" : category,
            [Double(spans.spans), Double(spans.touched), spans.recall],
            half: half
          )
        }
      }
    )
  }
}

/// How many spans there are, and how many of them are found.
struct SpanCount {
  var spans = 0
  var touched = 0
  var touchedWithHints = 0

  init(
    _ texts: [(text: GoldText, outcome: TextOutcome)],
    where isCounted: (GoldSpan) -> Bool = { _ in true }
  ) {
    for (text, outcome) in texts {
      let shown = Set(outcome.shown.flatMap(\.touched))
      let all = Set(outcome.findings.flatMap(\.touched))
      for (index, span) in text.spans.enumerated() where isCounted(span) {
        spans += 1
        touched += shown.contains(index) ? 1 : 0
        touchedWithHints += all.contains(index) ? 1 : 0
      }
    }
  }

  var recall: Double? { share(touched, of: spans) }
}

/// How many findings are right.
struct Judged {
  var right = 0
  var wrong = 0
  var furniture = 0

  init(_ findings: [JudgedFinding]) {
    for finding in findings {
      switch finding.judgement {
      case .right: right += 1
      case .wrong: wrong += 1
      case .furniture: furniture += 1
      }
    }
  }

  /// The findings that are right or wrong: those on furniture count apart.
  var judged: Int { right + wrong }
  var precision: Double? { share(right, of: judged) }
}
