import CalqueCore
import CalqueRules
import Testing

@testable import CalqueAudit

@Suite struct ScorerTests {
  private func finding(
    _ severity: Severity,
    _ text: String,
    confidence: Confidence = .likely,
    category: String = "style/awkward"
  ) -> Finding {
    Finding(
      rule: "r",
      category: category,
      severity: severity,
      confidence: confidence,
      message: "",
      why: "",
      text: text,
      fingerprint: "",
      location: Location(
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 2,
        byteOffset: 0,
        byteLength: 1,
        ranges: []
      ),
      block: 0,
      range: TextRange(0, 1)
    )
  }

  @Test func theFormulasAreThoseOfMQM() {
    // 1 + 5 penalty points on 600 words: 10 per 1,000, which is just acceptable.
    let score = Scorer().score([finding(.minor, "a"), finding(.major, "b")], words: 600)
    #expect(score.penalty == 6)
    #expect(score.perThousandWords == 10)
    #expect(score.raw == 99)
    #expect(score.value == 90)
    #expect(score.result == .pass)
    #expect(
      Scorer().score([finding(.major, "b"), finding(.minor, "a")], words: 590).result == .fail
    )
  }

  @Test func aCriticalErrorFailsWhateverTheValue() {
    let score = Scorer().score([finding(.critical, "a")], words: 10_000)
    #expect(score.value > 97)
    #expect(score.result == .fail)
  }

  @Test func smallSamplesSaySo() {
    #expect(Scorer().score([], words: 299).result == .insufficientSample)
    #expect(Scorer().score([], words: 300).result == .pass)
    #expect(Scorer().score([], words: 0).value == 100)
  }

  @Test func neutralFindingsAndHintsCountNothing() {
    let score = Scorer().score(
      [finding(.neutral, "a"), finding(.critical, "b", confidence: .hint)],
      words: 500
    )
    #expect(score.penalty == 0)
    #expect(score.result == .pass)
  }

  @Test func identicalErrorsCountOnceUnlessAskedFor() {
    let findings = [
      finding(.minor, "The the"), finding(.minor, "the the"), finding(.minor, "of of"),
    ]
    #expect(Scorer().score(findings, words: 500).penalty == 2)
    var parameters = ScoreParameters()
    parameters.repeats = .all
    #expect(Scorer(parameters: parameters).score(findings, words: 500).penalty == 3)
  }

  @Test func weightsGoByTheLongestPath() {
    var parameters = ScoreParameters()
    parameters.weights = ["accuracy": 2, "accuracy/mistranslation/named-entity": 4]
    #expect(parameters.weight(of: "accuracy/mistranslation/named-entity") == 4)
    #expect(parameters.weight(of: "accuracy/mistranslation") == 2)
    #expect(parameters.weight(of: "accuracyx") == 1)
  }

  @Test func theRunIsPooled() {
    func document(_ findings: [Finding], words: Int) -> DocumentReport {
      DocumentReport(
        path: "",
        format: .text,
        encoding: "UTF-8",
        language: .english,
        title: nil,
        words: words,
        score: Scorer().score(findings, words: words),
        findings: findings
      )
    }
    let documents = [document([finding(.major, "a")], words: 100), document([], words: 900)]
    let pooled = Scorer().pooled(documents)
    #expect(pooled.words == 1_000)
    #expect(pooled.value == 95)
    var report = AuditReport(
      tool: .calque,
      packs: [],
      documents: documents,
      errors: [],
      failOn: nil,
      score: pooled
    )
    #expect(report.passes)
    report.minimumScore = 95.5
    #expect(!report.passes)
    // The first document's own score is worse, but of too few words to be judged.
    report.minimumScore = 94
    #expect(report.passes)
  }
}
