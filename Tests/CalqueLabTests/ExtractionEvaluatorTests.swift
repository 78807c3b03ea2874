import CalqueLab
import CalqueTestSupport
import Testing

@Suite struct ExtractionEvaluatorTests {
  private func figures(_ truth: String, _ pages: [String: String]) throws
    -> [String: ExtractionEvaluation.Figures]
  {
    let folder = try TemporaryFolder()
    _ = try folder.write("ground-truth.json", truth)
    for (name, text) in pages { _ = try folder.write("html/\(name).html", text) }
    let evaluation = try ExtractionEvaluator(gold: GoldPages(folder: folder.path)).evaluate(
      rounds: 1
    )
    #expect(evaluation.pagesPerSecond > 0)
    return Dictionary(uniqueKeysWithValues: evaluation.groups.map { ($0.name, $0.figures) })
  }

  @Test func runsOfFourWordsAreCompared() throws {
    // Gold: abcd bcde cdef; output: abcd bcde cdeX. Case counts.
    let groups = try figures(
      """
      {"x-1": {"articleBody": "a b c d e f", "type": "article", "without": ["d e", "menu"]},
       "y-1": {"articleBody": "one two three four five", "type": "forum"}}
      """,
      ["x-1": "<p>a b c d e F", "y-1": "<p>one two three four five"]
    )
    let x = try #require(groups["x-*"])
    #expect(abs(x.precision - 2.0 / 3) < 1e-9 && abs(x.recall - 2.0 / 3) < 1e-9)
    #expect(x.letThrough == 0.5 && x.empty == 0 && x.pages == 1)
    let all = try #require(groups["all"])
    #expect(abs(all.score - 5.0 / 6) < 1e-9)
    #expect(groups["forum"]?.score == 1)
  }

  @Test func runsCountAsOftenAsTheyOccur() throws {
    let groups = try figures(
      "{\"x-1\": {\"articleBody\": \"a b c d . a b c d\"}}",
      ["x-1": "<p>a b c d"]
    )
    #expect(groups["all"]?.precision == 1)
    #expect(groups["all"]?.recall == 0.2)
  }

  @Test(arguments: [
    // Letters, digits, underscores; no marks, which part Hindi's words; halves are digits.
    ("naïve_2 Ünï ½ 漢字", "naïve_2 Ünï ½ 漢字", 1.0), ("a-b c.d", "a b c d", 1.0),
    ("कि a b", "क a b", 1.0), ("don’t go there", "don t go there", 1.0), ("ab c", "a b c", 0.0),
  ])
  func wordsAreWhatPythonsExpressionFinds(_ text: String, _ gold: String, _ score: Double) throws {
    let groups = try figures("{\"x-1\": {\"articleBody\": \"\(gold)\"}}", ["x-1": "<p>\(text)"])
    #expect(groups["all"]?.score == score)
  }

  @Test func pagesWithoutOutputCountAsEmpty() throws {
    let groups = try figures(
      "{\"x-1\": {\"articleBody\": \"a b c d\"}, \"x-2\": {\"articleBody\": \"e f g h\"}}",
      ["x-1": "<p>a b c d", "x-2": "<body></body>"]
    )
    let all = try #require(groups["all"])
    #expect(all.empty == 1 && all.precision == 1 && all.recall == 0.5)
  }

  @Test func aPageThatIsMissingIsNamed() throws {
    let error = #expect(throws: EvaluationError.self) {
      try figures("{\"x-1\": {\"articleBody\": \"a\"}}", [:])
    }
    #expect(error?.message.contains("html/x-1.html") == true)
  }
}
