import CalqueCore
import CalqueInput
import CalquePacks
import CalqueTestSupport
import Testing

@testable import CalqueAudit

/// An article on another country, garbled over another route, that the rules were not written on.
@Suite struct SecondArticleTests {
  private func findings(_ name: String) throws -> [Finding] {
    let document = try Readers.read(contentsOfFile: Repository.fixture("second/\(name)"))
    return Auditor(rules: ShippedPacks.rules()).audit(document).findings
      .filter { $0.severity != .neutral }
  }

  private static let name = "dam-breach"

  @Test func hardlyAFindingIsWrong() throws {
    let article = try LabelledArticle(contentsOfFile: Repository.fixture("second/labels.json"))
    let found = try findings("\(Self.name).txt")
    let agreement = article.agreement(
      with: found.map { $0.location.byteOffset..<$0.location.byteOffset + $0.location.byteLength }
    )
    let errors = article.spans.filter(\.isError)
    print(
      "second article: \(found.count) findings, wrong: \(agreement.wrong), touched "
        + "\(agreement.touched.count { $0.isError }) of \(errors.count) labels, "
        + "\(agreement.touched.count { $0.isGrave }) of \(errors.count { $0.isGrave }) grave ones"
    )
    #expect(agreement.wrong.isEmpty)
    // The founding example has 26 of 62 labels touched, and 20 of its 39 grave ones: two thirds of that.
    let share = Double(agreement.touched.count { $0.isError }) / Double(errors.count)
    #expect(share >= 2.0 / 3 * 26 / 62)
    let graveShare =
      Double(agreement.touched.count { $0.isGrave }) / Double(errors.count { $0.isGrave })
    #expect(graveShare >= 2.0 / 3 * 20 / 39)
  }

  @Test func itsPageGivesTheSameFindings() throws {
    #expect(
      try findings("\(Self.name).html").map(\.text) == findings("\(Self.name).txt").map(\.text)
    )
  }

  @Test func itsCleanOriginalGivesNone() throws {
    #expect(try findings("\(Self.name)-clean.txt").isEmpty)
  }
}
