import CalqueTestSupport
import Foundation
import Testing

@Suite struct EvaluateCommandTests {
  @Test func extractionIsMeasuredRecordedAndCompared() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ground-truth.json",
      """
      {"a-1": {"articleBody": "one two three four five", "url": "https://a.example/1"},
       "b-1": {"articleBody": "six seven eight nine", "url": "https://b.example/1"}}
      """
    )
    try folder.write("html/a-1.html", "<p>one two three four five")
    try folder.write("html/b-1.html", "<p>six seven eight nine ten")
    let figures = "\(folder.path)/figures.json"
    let first = try Program.calque(
      "evaluate",
      "extraction",
      folder.path,
      "--worst",
      "1",
      "--figures",
      figures,
      "--record"
    )
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("all                  2     0.7500  1.0000  0.8571       –"))
    #expect(first.output.contains("0.6667  precision 0.5000  recall 1.0000  b-1"))
    #expect(!first.output.contains("a-1"))
    let second = try Program.calque("evaluate", "extraction", folder.path, "--figures", figures)
    #expect(second.output.contains("0.8571  0.8571"))
  }

  private let fixtures = "Tests/Fixtures/evaluate"

  private func evaluate(_ arguments: String...) throws -> Program {
    let own = ["evaluate", "--pack", "\(fixtures)/house.yml"]
    return try Program.run(Repository.program("calque"), own + arguments)
  }

  @Test func mixedInputsAreMeasuredAsSetsOfTheirKind() throws {
    let names = ["labelled", "names", "pairs", "mqm", "clean", "machine"]
    let paths = names.map { "\(fixtures)/\($0)\($0 == "labelled" ? "" : ".jsonl")" }
    let run = try Program.run(
      Repository.program("calque"),
      ["evaluate", "--format", "json"] + paths
    )
    #expect(run.code == 0, "\(run.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let sets = try #require(report["sets"] as? [[String: Any]])
    #expect(
      sets.compactMap { $0["kind"] as? String } == [
        "labelled", "names", "edits", "mqm", "clean", "machine",
      ]
    )
  }

  @Test func thresholdsThatAreMissedFailTheRunAndSayWhich() throws {
    let labelled = "\(fixtures)/labelled"
    let reached = try evaluate(labelled, "--min-precision", "0.6", "--max-noise", "70")
    #expect(reached.code == 0, "\(reached.errors)")
    #expect(reached.output.contains("reached  precision at least 0.6000: labelled"))
    let missed = try evaluate(labelled, "--min-precision", "0.61", "--min-recall", "0.5")
    #expect(missed.code == 1)
    #expect(
      missed.errors.contains(
        "MISSED  precision at least 0.6100: labelled: labelled articles, all: 0.6000"
      )
    )
    #expect(missed.errors.contains("MISSED  recall"))
    // A threshold that nothing can miss is a mistake.
    let empty = try evaluate("\(fixtures)/pairs.jsonl", "--max-noise", "1")
    #expect(empty.code == 2)
    #expect(empty.errors.contains("--max-noise has nothing to hold against: give clean text"))
  }

  @Test func figuresAreRecordedAndAWorseOneIsMarked() throws {
    let folder = try TemporaryFolder()
    let figures = "\(folder.path)/quality.json"
    let labelled = "\(fixtures)/labelled"
    #expect(try evaluate(labelled, "--figures", figures, "--record").code == 0)
    let same = try evaluate(labelled, "--figures", figures)
    #expect(same.output.contains("No figure differs from those kept."))
    let kept = try String(contentsOfFile: figures, encoding: .utf8)
    try folder.write(
      "quality.json",
      kept.replacingOccurrences(of: "\"recall\": 0.4286", with: "\"recall\": 0.5")
    )
    let worse = try evaluate(labelled, "--figures", figures)
    #expect(worse.code == 0)
    #expect(
      worse.output.contains(
        "WORSE  labelled: labelled articles, all, recall: 0.5000 → 0.4286"
      )
    )
    try folder.write("quality.json", "[]")
    #expect(try evaluate(labelled, "--figures", figures).code == 2)
  }

  @Test func faultsAreNamedAndTheRestGoesOn() throws {
    let folder = try TemporaryFolder()
    let broken = try folder.write("a.jsonl", "{\"text\": \"One two three.\"}\n{\"text\": \n")
    let run = try evaluate(broken, "\(folder.path)/missing.jsonl", "\(fixtures)/clean.jsonl")
    #expect(run.code == 2)
    #expect(run.errors.contains("a.jsonl:2: this is no valid JSON"))
    #expect(run.errors.contains("missing.jsonl"))
    #expect(run.output.contains("a (clean): 1 text, 3 words audited"))
    #expect(run.output.contains("clean (clean): 2 texts"))
    let address = try evaluate("https://example.org/a.html")
    #expect(address.code == 2 && address.errors.contains("curl"))
    let piped = try Program.calque("evaluate", "-", input: "{\"text\": \"One two.\"}\n")
    #expect(piped.code == 0 && piped.output.contains("standard input (clean): 1 text, 2 words"))
    let unknown = try evaluate("\(fixtures)/clean.jsonl", "--exclude", "nobody")
    #expect(unknown.code == 2 && unknown.errors.contains("“nobody”"))
    for arguments in [["--half", "third"], ["--as", "poems"], ["--record"], ["--tasks", "0"]] {
      let run = try Program.run(
        Repository.program("calque"),
        ["evaluate", "\(fixtures)/clean.jsonl"] + arguments
      )
      #expect(run.code == 2, "\(arguments)")
    }
  }

  @Test func falseAlarmsAndMissesAreListedWithTheirContext() throws {
    let run = try evaluate("\(fixtures)/labelled", "--findings")
    #expect(
      run.output.contains(
        "false alarm  labelled zoe-mt  house/ship likely  Zoë saw a [[big water ship]] come. Then"
      )
    )
    #expect(run.output.contains("miss  labelled harbour-mt  dangling critical  "))
    // The article of the held half is counted, and its words are not shown.
    #expect(!run.output.contains("Malta"))
    #expect(run.output.contains("2 more are of the half set aside, and not for reading"))
    let markdown = try evaluate(
      "\(fixtures)/labelled",
      "--rule",
      "house/ship",
      "--format",
      "markdown"
    )
    #expect(markdown.output.contains("### False alarms and misses"))
    #expect(markdown.output.contains("**big water ship**"))
    #expect(try evaluate("\(fixtures)/labelled", "--rule", "house/nothing").code == 2)
  }
}
