import CalqueText
import Testing

@testable import CalqueDetect

@Suite struct VerdictModelTests {
  private static let text = """
    calque-verdict\t1
    symbols\tff
    minimum-words\t120
    machine-from\t0.9
    probably-from\t0.8
    unclear-from\t0.3
    intercept\t-1.5
    grammar\t0.25
    findings\t2
    knot\t-2\t-3
    knot\t0\t0
    knot\t2\t1

    """
    + GrammarFamily.allCases.map { "native\t\($0.rawValue)\n" }.joined() + "pack\ten/echo\n"

  @Test func theShippedModelBelongsToThisProgram() throws {
    let shipped = try #require(VerdictModel.shipped).model
    #expect(shipped.minimumWords >= 100)
    #expect(shipped.unclearFrom < shipped.probablyFrom)
    #expect(shipped.probablyFrom <= shipped.machineFrom)
    #expect(shipped.grammar > 0 && shipped.findings > 0)
    #expect(!shipped.packs.isEmpty)
  }

  @Test func aModelIsReadAsItWasWritten() throws {
    let model = try #require(VerdictModel(Self.text))
    #expect(model.packs == ["en/echo"])
    #expect(model.odds(points: 2, findings: 1) == 1)
    let again = try #require(VerdictModel(model.text(symbols: 0xFF)))
    #expect(again.calibration == model.calibration && again.native == model.native)
  }

  @Test(arguments: ["calque-verdict\t1", "findings\t2", "native\t3", "knot\t0\t0"])
  func aModelThatIsNotWholeIsRefused(_ line: String) {
    let broken = line.split(separator: "\t")[0] + "\tx"
    let text = Self.text.replacing(
      line + "\n",
      with: line.hasPrefix("knot") ? "knot\tx\t0\n" : broken + "\n"
    )
    #expect(VerdictModel(text) == nil)
  }

  @Test func calibrationRisesEverywhere() throws {
    let calibration = try #require(VerdictModel(Self.text)).calibration
    #expect(calibration.observed(-2) == -3)
    #expect(calibration.observed(1) == 0.5)
    #expect(calibration.observed(4) == 2)
    #expect(calibration.observed(-4) == -5)
    let odds = stride(from: -9.0, through: 9, by: 0.25).map(calibration.observed)
    #expect(zip(odds, odds.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Calibration([]).observed(0.7) == 0.7)
  }
}

@Suite struct VerdictRouteTests {
  @Test func rulesAndEditsPointToRoutes() {
    #expect(VerdictRoute.ofRule("en/formulas/russian-formula") == "russian")
    #expect(VerdictRoute.ofRule("en/formulas/spinner-formula") == "spinner")
    #expect(VerdictRoute.ofRule("en/formulas/formula-that-people-write") == nil)
    #expect(VerdictRoute.ofRule("russian/garbled") == nil)
    let edits = "r → l, typical of a Japanese route"
    #expect(VerdictRoute.ofEdits(["edits": edits]) == "japanese")
    #expect(VerdictRoute.ofEdits(["edits": "r → l"]) == nil)
  }

  @Test func twoPiecesThatAgreeMakeARoute() {
    func likely(_ formulas: [String: Int], _ edits: [String: Int] = [:]) -> String? {
      VerdictRoute.likely(formulas: formulas, edits: edits)
    }
    #expect(likely(["russian": 1]) == nil)
    #expect(likely(["russian": 2]) == "russian")
    #expect(likely(["russian": 1], ["russian": 1]) == "russian")
    #expect(likely(["russian": 2, "arabic": 1], ["arabic": 3]) == "russian")
    #expect(likely(["russian": 2, "arabic": 2]) == nil)
    // What Japanese does to names, Chinese does too.
    #expect(likely([:], ["japanese": 9]) == nil)
  }
}
