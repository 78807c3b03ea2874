import CalqueDetect
import CalquePacks
import CalqueText
import Testing

@testable import CalqueLab

@Suite struct VerdictFitTests {
  private static let things = ["port", "ship", "crane", "captain", "harbour", "minister", "city"]

  /// A text whose sentences a machine is said to have made, or people: articles are lost, or not.
  private static func text(_ seed: Int, isMachine: Bool) -> String {
    (0..<30).map { number in
      let one = things[(seed * 5 + number) % things.count]
      let other = things[(seed + number * 3) % things.count]
      return isMachine
        ? "In \(one) of \(other) was opened \(one) that to \(other) it goes."
        : "The \(one) near the \(other) was opened when a \(one) had gone there."
    }
    .joined(separator: " ")
  }

  private static func set(_ name: String, _ kind: EvaluationSet.Kind, _ pairs: [String])
    -> EvaluationSet
  {
    let texts = pairs.flatMap { pair in
      (0..<10).map { seed in
        var text = GoldText(
          id: "\(pair)\(seed)",
          content: .text(text(seed, isMachine: kind == .machine))
        )
        text.isHuman = kind == .clean
        text.facets["pair"] = kind == .machine ? pair : nil
        return text
      }
    }
    return EvaluationSet(name: name, kind: kind, texts: texts)
  }

  private static let sets = [
    set("mt", .machine, ["aa-en", "bb-en", "cc-en"]), set("news", .clean, ["n", "m"]),
  ]

  @Test func pairsThatNoModelSawAreToldApart() async throws {
    let fit = await VerdictFit(
      Self.sets,
      rules: ShippedPacks.rules(),
      testOnly: [],
      tasks: 2,
      steps: 8
    )
    for pair in ["aa", "bb", "cc"] {
      let row = try #require(fit.guide.split(separator: "\n").first { $0.contains("mt \(pair)") })
      #expect(row.split(separator: " ")[2...3] == ["10", "1.000"])
    }
    #expect(fit.model.grammar > 0)
    #expect(fit.weights.count == GrammarWeights.count)
    #expect(fit.weights.contains(.max) || fit.weights.contains(-.max))
    #expect(VerdictModel(fit.model.text(symbols: 1)) != nil)
  }

  @Test func theNumberOfTasksChangesNothing() async {
    let rules = ShippedPacks.rules()
    let one = await VerdictFit(Self.sets, rules: rules, testOnly: ["bb-en"], tasks: 1, steps: 3)
    let two = await VerdictFit(Self.sets, rules: rules, testOnly: ["bb-en"], tasks: 2, steps: 3)
    #expect(one.weights == two.weights && one.guide == two.guide)
    #expect(one.model.text(symbols: 1) == two.model.text(symbols: 1))
  }

  @Test func logisticRegressionFindsWhatTellsApart() {
    var rows = SparseRows()
    // Column 0 is in all rows, column 1 in the positive ones, column 2 in every other.
    for row in 0..<20 {
      rows.append(
        [(column: 0, value: 1)] + (row < 10 ? [(column: 1, value: 1)] : [])
          + (row % 2 == 0 ? [(column: 2, value: 1)] : [])
      )
    }
    let fit = LogisticFit(rows: rows, columns: 3, ridge: 0.01, steps: 400)
    let examples = (0..<20).map {
      LogisticFit.Example(row: $0, isPositive: $0 < 10, weight: 1 / 20)
    }
    let weights = fit.weights(examples)
    #expect(weights[1] > 3)
    #expect(abs(weights[2]) < 0.01)
    #expect(fit.weights(examples) == weights)
  }

  @Test func calibrationIsTheObservedShareAndNeverFalls() {
    // Odds of 2 are worth a half; between 0 and 1 the shares fall, so that they are put together.
    let pages = [(-2.0, 1), (0, 6), (1, 4), (2, 9)].flatMap { odds, machine in
      (0..<10).map {
        CalibrationFit.Page(odds: odds, isMachine: $0 < machine, weight: 0.1)
      }
    }
    let calibration = CalibrationFit.calibration(pages)
    let probabilities = calibration.knots.map { VerdictMath.probability($0.observed) }
    #expect(zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 < $1 })
    let middle = VerdictMath.probability(calibration.observed(0.5))
    #expect(abs(middle - 0.5) < 0.05)
  }
}
