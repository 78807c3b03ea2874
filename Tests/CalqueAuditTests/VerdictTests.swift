import CalqueCore
import CalqueInput
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Testing

@testable import CalqueAudit

@Suite struct VerdictTests {
  private static let auditor = Auditor(rules: ShippedPacks.rules())

  private func verdict(_ fixture: String, _ auditor: Auditor = Self.auditor) throws -> Verdict {
    let document = try Readers.read(contentsOfFile: Repository.fixture(fixture))
    return try #require(auditor.audit(document).verdict)
  }

  private func verdict(of text: String) throws -> Verdict {
    try #require(
      Self.auditor.audit(try Readers.read(text: text, path: "t.txt", format: .text)).verdict
    )
  }

  @Test(arguments: ["sample/harbour-strike", "second/dam-breach"])
  func aGarbledArticleIsLikelierMachineOutputThanTheSameInGoodEnglish(_ name: String) throws {
    let garbled = try verdict("\(name).txt")
    let clean = try verdict("\(name)-clean.txt")
    let probabilities = (try #require(garbled.probability), try #require(clean.probability))
    #expect(probabilities.0 > probabilities.1)
    #expect(clean.label == .noSign || clean.label == .unclear)
    #expect(garbled.reasons.count == 3)
    #expect(garbled.reasons.contains { $0.kind == .findings })
    #expect(garbled.reasons.map(\.weight) == garbled.reasons.map(\.weight).sorted(by: >))
  }

  @Test func aPageIsJudgedAsItsText() throws {
    let page = try verdict("sample/harbour-strike.html")
    let text = try verdict("sample/harbour-strike.txt")
    #expect(page.label == text.label)
  }

  @Test func littleTextIsNotJudged() throws {
    let verdict = try verdict(of: "The port was closed. It was a coalition of coalitions.")
    #expect(verdict.label == .unjudged && verdict.probability == nil && verdict.reasons.isEmpty)
    #expect(verdict.words == 10)
    #expect(try self.verdict(of: "").words == 0)
  }

  @Test func otherLanguagesAreNotJudged() throws {
    let sentence = "Der Hafen war nach einem Sturm im vergangenen Herbst gesperrt worden. "
    let verdict = try verdict(of: String(repeating: sentence, count: 30))
    #expect(verdict.label == .unjudged && verdict.words == 0)
  }

  @Test func whatIsShownChangesNoVerdict() throws {
    let usual = try verdict("sample/harbour-strike.txt")
    for confidence in Confidence.allCases {
      let auditor = Auditor(
        rules: ShippedPacks.rules(),
        options: AuditOptions(minimumConfidence: confidence)
      )
      #expect(try verdict("sample/harbour-strike.txt", auditor) == usual)
    }
    let document = try Readers.read(
      contentsOfFile: Repository.fixture("sample/harbour-strike.txt")
    )
    let html =
      "<!-- calque-ignore-file *: checked -->"
      + document.blocks.map { "<p>\(document.string($0.range))</p>" }.joined()
    let plain = html.replacing("<!-- calque-ignore-file *: checked -->", with: "")
    func audit(_ text: String) throws -> DocumentReport {
      Self.auditor.audit(try Readers.read(text: text, path: "t.html", format: .html))
    }
    #expect(try audit(html).findings.isEmpty)
    #expect(try audit(html).verdict == audit(plain).verdict)
  }

  @Test func findingsOfAUsersPackAreNoEvidence() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "house.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: Ours, target: en, license: CC0-1.0}
      rules:
        - id: no-the
          title: no articles
          severity: major
          mqm: style/awkward
          why: For the test.
          match: {phrase: "the"}
          cases: {bad: ["[[The]] end."], good: ["End."]}
      """
    )
    var compiler = PackCompiler(base: ShippedPacks.rules())
    for pack in PackLoader.load(path).packs { try compiler.add(pack) }
    let auditor = Auditor(rules: compiler.rules)
    let document = try Readers.read(
      contentsOfFile: Repository.fixture("second/dam-breach-clean.txt")
    )
    let report = auditor.audit(document)
    #expect(report.findings.count > 20)
    #expect(try report.verdict == verdict("second/dam-breach-clean.txt"))
  }
}
