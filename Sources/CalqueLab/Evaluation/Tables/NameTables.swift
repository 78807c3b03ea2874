/// The tables of a set of sentences with garbled names.
struct NameTables {
  let set: EvaluatedSet
  let halves: [HashedHalf?]

  private typealias Text = (text: GoldText, outcome: TextOutcome)

  var tables: [FigureTable] { [garbled, clean] }

  /// Garbled names count once a sentence, wherever in it they are found.
  private var garbled: FigureTable {
    var groups: [(name: String, isTotal: Bool, isMember: (GoldText) -> Bool)] = [
      ("all", true, { _ in true })
    ]
    let marked = set.set.texts.filter { !$0.spans.isEmpty }
    for facet in ["listed", "route"] {
      for value in Set(marked.compactMap { $0.facets[facet] }).sorted() {
        groups.append((value, false, { $0.facets[facet] == value }))
      }
    }
    for route in Set(marked.compactMap { $0.facets["route"] }).sorted() {
      for listed in Set(marked.compactMap { $0.facets["listed"] }).sorted() {
        groups.append(
          (
            "\(route), \(listed)", false,
            { $0.facets["route"] == route && $0.facets["listed"] == listed }
          )
        )
      }
    }
    return FigureTable(
      title: "\(set.set.name): garbled names",
      role: .names,
      columns: [
        .count("names"), .count("found"), .rate("recall", .higher), .count("found with hints"),
        .count("findings"), .count("right"), .rate("precision", .higher),
      ],
      rows: groups.flatMap { group in
        halves.map { half in
          let texts = set.part(half).filter { group.isMember($0.text) }
          let names = texts.map(Self.names)
          let count = names.reduce(0) { $0 + $1.all }
          let found = names.reduce(0) { $0 + $1.found }
          // Precision of all rows but the first is of the sentences that have garbled names.
          let shown = Judged(texts.flatMap(\.outcome.shown))
          return FigureTable.Row(
            group.name,
            [
              Double(count), Double(found), share(found, of: count),
              Double(names.reduce(0) { $0 + $1.foundWithHints }), Double(shown.judged),
              Double(shown.right), shown.precision,
            ],
            half: half,
            isTotal: group.isTotal
          )
        }
      }
    )
  }

  private var clean: FigureTable {
    let routes = Set(set.set.texts.filter(\.spans.isEmpty).compactMap { $0.facets["route"] })
    let names: [String?] = [nil] + routes.sorted()
    return FigureTable(
      title: "\(set.set.name): sentences without garbled names",
      role: .names,
      columns: [
        .count("sentences"), .count("flagged"), .rate("share", .lower), .count("with hints"),
      ],
      rows: names.flatMap { name in
        halves.map { half in
          let texts = set.part(half).filter {
            $0.text.spans.isEmpty && (name == nil || $0.text.facets["route"] == name)
          }
          let flagged = texts.count { !$0.outcome.shown.isEmpty }
          return FigureTable.Row(
            name ?? "all",
            [
              Double(texts.count), Double(flagged), share(flagged, of: texts.count),
              Double(texts.count { !$0.outcome.findings.isEmpty }),
            ],
            half: half
          )
        }
      }
    )
  }

  /// The different garbled names of a sentence, and how many of them are found.
  private static func names(_ part: Text) -> (all: Int, found: Int, foundWithHints: Int) {
    let scalars = Array(part.text.plainText.unicodeScalars)
    func names(_ touched: some Sequence<Int>) -> Int {
      Set(touched.map { Array(scalars[part.text.spans[$0].start..<part.text.spans[$0].end]) }).count
    }
    return (
      names(part.text.spans.indices), names(part.outcome.shown.flatMap(\.touched)),
      names(part.outcome.findings.flatMap(\.touched))
    )
  }
}
