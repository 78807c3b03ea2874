import CalqueCore
import CalqueInput
import CalquePacks
import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueAudit

@Suite struct AuditorTests {
  private let auditor = Auditor(rules: ShippedPacks.rules())

  private func audit(_ text: String, path: String = "t.html") throws -> DocumentReport {
    auditor.audit(try Readers.read(bytes: Array(text.utf8), path: path))
  }

  /// What `harbour-strike.expected.json` lists for one of the sample's forms.
  private struct Expected: Codable, Hashable, Comparable {
    var rule: String
    var text: String
    static func < (left: Self, right: Self) -> Bool {
      (left.rule, left.text) < (right.rule, right.text)
    }
  }

  @Test(arguments: ["html", "txt"])
  func theSampleGivesWhatItWasWrittenToGive(_ form: String) throws {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: Repository.fixture("sample/harbour-strike.expected.json"))
    )
    let expected = try #require(
      try JSONDecoder().decode([String: [Expected]].self, from: data)[form]
    )
    let document = try Readers.read(
      contentsOfFile: Repository.fixture("sample/harbour-strike.\(form)")
    )
    let report = auditor.audit(document)
    let found = report.findings.map { Expected(rule: $0.rule, text: $0.text) }
    #expect(found.sorted() == expected.sorted())
    #expect(Set(found.map(\.rule)).count >= 8)
  }

  @Test func theCleanSampleGivesNothing() throws {
    let document = try Readers.read(
      contentsOfFile: Repository.fixture("sample/harbour-strike-clean.txt")
    )
    let report = auditor.audit(document)
    #expect(report.findings.isEmpty)
    #expect(report.words > 500)
  }

  @Test(arguments: ["german-no-lang.html", "german-wrong-lang.html", "french-lang.html"])
  func otherLanguagesGiveNoEnglishFinding(_ name: String) throws {
    let report = auditor.audit(
      try Readers.read(contentsOfFile: Repository.fixture("language/\(name)"))
    )
    #expect(report.findings.isEmpty)
    #expect(report.words == 0)
    #expect(report.language.primary == (name.hasPrefix("german") ? "de" : "fr"))
    #expect(report.notAudited.map(\.language) == [report.language])
    #expect(try #require(report.notAudited.first).words > 100)
  }

  @Test func aForeignQuoteInAnEnglishPageIsLeftOut() throws {
    let report = auditor.audit(
      try Readers.read(contentsOfFile: Repository.fixture("language/german-in-english.html"))
    )
    #expect(report.language == .english)
    #expect(report.words > 80)
    #expect(report.notAudited.map(\.language.primary) == ["de"])
    #expect(report.findings.isEmpty)
  }

  @Test func anEnglishPageNeedsNoLang() throws {
    let report = auditor.audit(
      try Readers.read(contentsOfFile: Repository.fixture("language/english-no-lang.html"))
    )
    #expect(report.language == .english)
    #expect(!report.findings.isEmpty)
    #expect(report.notAudited.isEmpty)
  }

  @Test func aSentenceAloneIsTakenForEnglish() throws {
    #expect(
      try audit("<p>a coalition of coalitions</p>").findings.map(\.rule) == ["en/echo/x-of-xs"]
    )
    #expect(try audit("<p lang=de>a coalition of coalitions</p>").findings.isEmpty)
  }

  @Test func fingerprintsSurviveMovedLinesAndChangeWithTheSentence() throws {
    let text = "They joined a coalition of coalitions."
    let first = try #require(try audit("<p>\(text)</p>").findings.first)
    let moved = try #require(
      try audit(
        "<h1>Title here</h1>\n\n<p>An intro.</p>\n<p>  \(text.replacing(" of", with: " of\n   "))</p>"
      ).findings.first
    )
    #expect(first.fingerprint == moved.fingerprint)
    #expect(first.location.line != moved.location.line)
    let edited = try #require(
      try audit("<p>We joined a coalition of coalitions.</p>").findings.first
    )
    #expect(first.fingerprint != edited.fingerprint)
    let twice = try audit("<p>\(text)</p><p>\(text)</p>").findings
    #expect(Set(twice.map(\.fingerprint)).count == 2)
  }

  @Test func suggestionsCarryTheCapital() throws {
    let findings = try audit("<p>The the road. He saw the the road.</p>").findings
    #expect(
      findings.map(\.suggestions) == [
        [Suggestion(replacement: "The")], [Suggestion(replacement: "the")],
      ]
    )
  }

  @Test func overlappingFindingsAreShownOnceWithTheOthersBeside() throws {
    let findings = try audit("<p>She said that officials said said it is so.</p>").findings
    for (left, right) in zip(findings, findings.dropFirst()) {
      #expect(left.location.byteOffset + left.location.byteLength <= right.location.byteOffset)
    }
  }

  /// Every finding's range lies in its block and holds its words; the same on every run and with
  /// any number of tasks.
  @Test func reportsDoNotDependOnTheNumberOfTasks() async throws {
    let inputs = [Repository.fixture("sample"), Repository.fixture("language"), "/nowhere"]
    let one = await auditor.run(inputs, tasks: 1)
    let many = await auditor.run(inputs, tasks: 8)
    #expect(one.documents.map(\.path) == many.documents.map(\.path))
    #expect(one.documents.map(\.findings) == many.documents.map(\.findings))
    #expect(one.errors == many.errors)
    #expect(one.errors.map(\.path) == ["/nowhere"])
    for document in one.documents {
      for finding in document.findings {
        let block = Array(document.blocks[finding.block].text.utf8)
        #expect(PieceDecoder.fold(block[finding.range.range]) == finding.text)
      }
    }
  }

  @Test func confidenceIsAFilterAndHintsNeverFail() throws {
    let text = "<p>The prices on the island still continue to rise.</p>"
    #expect(try audit(text).findings.isEmpty)
    let options = AuditOptions(minimumConfidence: .hint, failOn: .neutral)
    let hinting = Auditor(rules: ShippedPacks.rules(), options: options)
    let document = hinting.audit(try Readers.read(bytes: Array(text.utf8), path: "t.html"))
    #expect(document.findings.map(\.confidence) == [.hint])
    let report = AuditReport(
      tool: .calque,
      packs: [],
      documents: [document],
      errors: [],
      minimumConfidence: .hint,
      failOn: .neutral
    )
    #expect(report.passes)
  }

  @Test func readersCommentsAreNotAuditedAndItIsSaid() throws {
    let copy = String(
      repeating: "The harbour stayed closed while crews cleared the storm damage from the quay. ",
      count: 8
    )
    let report = try audit(
      "<html><body><article><h1>Harbour closed</h1><p>\(copy)</p></article><section id=comments class=comments-area><ol class=comment-list><li class=comment><p>They built a coalition of coalitions, if you ask me, and nobody noticed it.</p></li></ol></section></body></html>"
    )
    #expect(!report.findings.contains { $0.rule == "en/echo/x-of-xs" })
    #expect(report.notes.contains { $0.contains("comments") })
  }
}
