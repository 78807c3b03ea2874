import CalqueLab
import CalqueRules
import CalqueTestSupport
import Testing

/// Figures that were worked out by hand from Tests/Fixtures/evaluate.
@Suite struct FindingEvaluatorTests {
  private static let folder = Repository.fixture("evaluate")

  private static func rules() throws -> CompiledRules {
    var compiler = PackCompiler()
    for pack in ["house.yml", "names"] {
      let loaded = PackLoader.load("\(folder)/\(pack)")
      #expect(loaded.errors.isEmpty)
      for pack in loaded.packs { try compiler.add(pack) }
    }
    return compiler.rules
  }

  private func evaluate(
    _ paths: [String],
    kind: EvaluationSet.Kind? = nil,
    tasks: Int = 2
  ) async throws -> FindingEvaluation {
    var input = EvaluationInput(kind: kind, tasks: tasks)
    for path in paths { await input.add("\(Self.folder)/\(path)") }
    #expect(input.errors.isEmpty, "\(input.errors)")
    return await FindingEvaluator(
      rules: try Self.rules(),
      tasks: tasks,
      sentencesPerPage: 1,
      wordsPerPage: 4
    ).evaluate(input.sets)
  }

  /// The figures of a row by the names of their columns.
  private func figures(
    _ report: EvaluationReport,
    _ table: String,
    _ row: String
  ) throws -> [String: Double] {
    let table = try #require(report.tables.first { $0.title == table })
    let found = try #require(table.rows.first { $0.label == row })
    return Dictionary(
      uniqueKeysWithValues: zip(table.columns, found.values).compactMap { column, value in
        value.map { (column.name, $0) }
      }
    )
  }

  @Test func labelledArticlesGivePrecisionAndRecall() async throws {
    let report = EvaluationReport(try await evaluate(["labelled"]))
    let all = try figures(report, "labelled: labelled articles", "all")
    #expect(all["articles"] == 3)
    // Furniture is no span to find, and the finding on it is neither right nor wrong.
    #expect(all["spans"] == 7 && all["touched"] == 3 && all["recall"] == 0.4286)
    // Wrong: one beside the span, and one more than six times as long as its span.
    #expect(all["findings"] == 5 && all["right"] == 3 && all["precision"] == 0.6)
    #expect(all["on furniture"] == 1)
    #expect(all["hints"] == 1 && all["right hints"] == 1 && all["spans by hints alone"] == 1)
    let title = "labelled: by severity of the span (recall) and of the finding (precision)"
    let major = try figures(report, title, "major")
    #expect(major["recall"] == 1 && major["precision"] == 0.5)
    #expect(try figures(report, title, "critical")["recall"] == 0)
    #expect(try figures(report, title, "critical")["precision"] == nil)
    #expect(try figures(report, title, "critical and major")["recall"] == 0.6667)
    #expect(try figures(report, title, "minor")["recall"] == 0.25)
    let literalism = try figures(report, "labelled: by category", "literalism")
    #expect(literalism["spans"] == 4 && literalism["touched"] == 2)
    #expect(try figures(report, "labelled: by category", "boilerplate")["recall"] == 1)
    let clean = try figures(
      report,
      "Clean text: every finding is noise",
      "labelled, clean originals"
    )
    #expect(clean["words"] == 15 && clean["findings"] == 1 && clean["per 1,000"] == 66.6667)
  }

  @Test func pairsGiveRatesAndTheShareOnChanges() async throws {
    let report = EvaluationReport(try await evaluate(["pairs.jsonl"]))
    let title = "pairs: machine output against its edited version"
    let all = try figures(report, title, "all")
    #expect(all["words"] == 21 && all["findings"] == 4 && all["per 1,000"] == 190.4762)
    #expect(all["edited words"] == 19 && all["in edited"] == 2)
    #expect(all["per 1,000 edited"] == 105.2632 && all["ratio"] == 1.8095)
    // A word put in beside a finding is a change of it, one further off is not.
    #expect(all["on changes"] == 3 && all["share on changes"] == 0.75)
    let apart = try figures(report, title, "si-en, doubled words apart")
    #expect(apart["findings"] == 1 && apart["on changes"] == 1)
    #expect(try figures(report, title, "si-en")["findings"] == 2)
    let packs = "pairs: by pack, doubled words apart"
    #expect(try figures(report, packs, "doubled words")["findings"] == 1)
    #expect(try figures(report, packs, "house")["findings"] == 3)
  }

  @Test func namesGiveRecallByRouteAndList() async throws {
    let report = EvaluationReport(try await evaluate(["names.jsonl"]))
    let title = "names: garbled names"
    // The name that stands there twice is one name.
    let all = try figures(report, title, "all")
    #expect(all["names"] == 2 && all["found"] == 1 && all["recall"] == 0.5)
    #expect(all["findings"] == 2 && all["precision"] == 1)
    #expect(try figures(report, title, "listed")["recall"] == 1)
    #expect(try figures(report, title, "not listed")["recall"] == 0)
    #expect(try figures(report, title, "ja, listed")["recall"] == 1)
    let clean = try figures(report, "names: sentences without garbled names", "all")
    #expect(clean["sentences"] == 1 && clean["flagged"] == 0)
  }

  @Test func cleanTextGivesNoise() async throws {
    let report = EvaluationReport(try await evaluate(["clean.jsonl"]))
    let title = "Clean text: every finding is noise"
    let all = try figures(report, title, "clean")
    #expect(all["words"] == 22 && all["findings"] == 2 && all["per 1,000"] == 90.9091)
    #expect(all["names"] == 1 && all["names per 10,000"] == 454.5455)
    #expect(all["hints"] == 1)
    #expect(try figures(report, title, "clean: sport")["findings"] == 1)
    let rule = try figures(report, "Rules", "house/doubled-word")
    #expect(rule["clean"] == 1 && rule["per million clean"] == 45454.5455)
  }

  @Test func raterMarksGivePrecisionOfDocuments() async throws {
    let report = EvaluationReport(try await evaluate(["mqm.jsonl"]))
    let title = "mqm: against errors that raters marked"
    let machine = try figures(report, title, "machine output")
    #expect(machine["documents"] == 1 && machine["segments"] == 2)
    #expect(machine["findings"] == 2 && machine["precision"] == 1)
    #expect(machine["on major"] == 0.5 && machine["on minor"] == 0.5)
    #expect(try figures(report, title, "human references")["findings"] == 0)
    // What was marked between words is nothing to find.
    let recall = try figures(report, "mqm: by category, machine output", "all")
    #expect(recall["spans"] == 3 && recall["touched"] == 2)
  }

  @Test func pagesAreToldApartWithTiesCountingHalf() async throws {
    #expect(Separation.areaUnderCurve(machine: [3, 1, 0], native: [0, 1, 0, 0]) == 0.75)
    #expect(Separation.areaUnderCurve(machine: [1], native: []) == nil)
    let evaluation = try await evaluate(["pairs.jsonl", "clean.jsonl", "machine.jsonl"])
    let report = EvaluationReport(evaluation)
    let title = "Machine pages told from native ones by findings"
    // Both native pages have findings: one in eleven words each.
    let pairs = try figures(report, title, "pairs ru-en")
    #expect(pairs["pages"] == 2 && pairs["native"] == 2 && pairs["AUC"] == 1)
    // One page of two measures higher, the other lower than both.
    #expect(try figures(report, title, "machine de-en")["AUC"] == 0.5)
  }

  @Test func rulesAreCountedByIndependentPages() async throws {
    let report = EvaluationReport(
      try await evaluate(["labelled", "mqm.jsonl", "machine.jsonl", "clean.jsonl"])
    )
    let table = try #require(report.tables.last)
    let rows = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.name, $0) })
    let ship = try #require(rows["house/ship"])
    // Two articles with a right finding, the document that was rated, the one that was not.
    #expect(table.value(ship, "pages") == 4 && ship.mark == "2+")
    #expect(table.value(ship, "labelled") == 4 && table.value(ship, "right") == 0.5)
    #expect(rows["house/beach (hint)"]?.mark == "1")
    #expect(rows["names/garbled"]?.mark == "none")
    #expect(table.notes.last == "none: names/garbled")
  }

  @Test func figuresDoNotDependOnTasks() async throws {
    let paths = ["labelled", "pairs.jsonl", "names.jsonl", "mqm.jsonl", "clean.jsonl"]
    let one = EvaluationReport(try await evaluate(paths, tasks: 1), showsHalves: true)
    let many = EvaluationReport(try await evaluate(paths, tasks: 7), showsHalves: true)
    #expect(one.text == many.text)
    #expect(one.json == many.json)
  }

  @Test func theHeldHalfIsCountedButNeverListed() async throws {
    // By hash, harbour and zoe are open, malta is held; original and article are on one side.
    let halves = Dictionary(
      uniqueKeysWithValues: ["harbour", "malta", "zoe"].map { ($0, HashedHalf(of: $0)) }
    )
    let evaluation = try await evaluate(["labelled"])
    for text in evaluation.sets[0].set.texts {
      let stem = String(text.id.split(separator: "-")[0])
      #expect(text.half == halves[stem])
    }
    for half in HashedHalf.allCases {
      let report = EvaluationReport(evaluation, half: half)
      let all = try figures(report, "labelled: labelled articles", "all, \(half) half")
      #expect(all["articles"] == Double(halves.values.count { $0 == half }))
    }
    var whole = EvaluationReport(evaluation)
    whole.list(evaluation)
    #expect(whole.unlisted > 0 && !whole.listing.isEmpty)
    for entry in whole.listing {
      #expect(halves[String(entry.text.split(separator: "-")[0])] == .open)
    }
    var held = EvaluationReport(evaluation, half: .held)
    held.list(evaluation)
    #expect(held.listing.isEmpty && held.unlisted > 0)
  }

  @Test func figuresAreComparedWithThoseKept() async throws {
    let evaluation = try await evaluate(["labelled"])
    let report = EvaluationReport(evaluation)
    let kept = QualityFigures(report.tables)
    #expect(kept.changes(in: report.tables).isEmpty)
    let folder = try TemporaryFolder()
    let path = try folder.write("figures.json", kept.json)
    #expect(try QualityFigures(path: path) == kept)
    var tables = report.tables
    let recall = try #require(tables[0].columns.firstIndex { $0.name == "recall" })
    let row = tables[0].rows[0]
    tables[0].rows[0].values[recall] = 0.5
    let better = try #require(kept.changes(in: tables).first)
    #expect(!better.isWorse && better.last == row.values[recall] && better.value == 0.5)
    tables[0].rows[0].values[recall] = 0.1
    #expect(kept.changes(in: tables).first?.isWorse == true)
  }

  @Test func aHalfIsTheSameForEver() {
    #expect(HashedHalf(of: "") == .open)
    #expect(HashedHalf(of: "harbour") == .open)
    #expect(HashedHalf(of: "malta") == .held)
    #expect(HashedHalf(of: "zoe") == .open)
  }
}
