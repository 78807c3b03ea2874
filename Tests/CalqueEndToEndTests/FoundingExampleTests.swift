import CalqueTestSupport
import Foundation
import Testing

/// The corpora beside the checkout.
private enum Corpus {
  static let path = "\(Repository.root)/../shared/corpus"
}

/// The founding example, where the corpora lie beside the checkout.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: Corpus.path)))
struct FoundingExampleTests {
  private let page = "\(Corpus.path)/seed-abu-khadija.html"
  private let text = "\(Corpus.path)/seed-abu-khadija.txt"

  private struct Report: Decodable {
    struct Document: Decodable { var findings: [Finding] }
    struct Finding: Decodable {
      var rule: String
      var severity: String
      var text: String
      var location: Location
    }
    struct Location: Decodable {
      var byteOffset: Int
      var byteLength: Int
      var approximate: Bool?
    }
    var documents: [Document]
  }

  private struct Blocks: Decodable {
    struct Block: Decodable {
      var kind: String
      var text: String
    }
    var copy: [Block]
    var furniture: [String]
  }

  private struct Extracted: Decodable { var blocks: [Blocks.Block] }

  private func findings(_ path: String) throws -> [Report.Finding] {
    let run = try Program.calque("audit", path, "--format", "json", "--exit-zero")
    return try #require(
      try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).documents.first
    ).findings
  }

  private func fold(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func allCopyIsAuditedAndNoFurnitureIs() throws {
    let blocks = try JSONDecoder().decode(
      Blocks.self,
      from: Data(contentsOf: URL(fileURLWithPath: "\(Corpus.path)/seed-abu-khadija.blocks.json"))
    )
    let run = try Program.calque("extract", page, "--format", "json")
    let extracted = try JSONDecoder().decode(Extracted.self, from: Data(run.output.utf8)).blocks
    let asides = ["furniture", "comment", "byline", "dateline"]
    let audited = extracted.filter { !asides.contains($0.kind) }.map { fold($0.text) }
    for block in blocks.copy { #expect(audited.contains(fold(block.text)), "\(block.text)") }
    for text in blocks.furniture {
      #expect(
        !audited.contains {
          $0.contains(fold(text)) && !blocks.copy.map { fold($0.text) }.contains($0)
        },
        "\(text)"
      )
    }
  }

  @Test(arguments: ["txt", "html"])
  func itsArtefactsAreFoundAtTheirBytes(_ form: String) throws {
    let path = "\(Corpus.path)/seed-abu-khadija.\(form)"
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let scored = try findings(path).filter { $0.severity != "neutral" }
    let expected = [
      "US-led", "true social platform", "Kurdish local government", "Peace through power",
      "Amber", "Al Lifai", "Huad Hussein", "He said authorities said", "Hayat Taharir al-Sham",
      "coalition of coalitions", "Mohammad Siah al-Sudani",
    ]
    for text in expected { #expect(scored.contains { $0.text == text }, "\(text)") }
    for finding in scored {
      #expect(finding.location.approximate == nil)
      // The first and last letters stand at the first and last bytes.
      let end = finding.location.byteOffset + finding.location.byteLength
      let source = String(decoding: bytes[finding.location.byteOffset..<end], as: UTF8.self)
        .replacingOccurrences(of: "&#8221;", with: "”")
      #expect(source.hasPrefix(finding.text.prefix(3)), "\(source)")
      #expect(source.hasSuffix(finding.text.suffix(3)), "\(source)")
    }
  }

  @Test func hardlyAFindingIsWrong() throws {
    let article = try LabelledArticle(
      contentsOfFile: "\(Corpus.path)/labelled/seed-abu-khadija.json"
    )
    let scored = try findings(text).filter { $0.severity != "neutral" }
    let agreement = article.agreement(
      with: scored.map { $0.location.byteOffset..<$0.location.byteOffset + $0.location.byteLength }
    )
    let grave = article.spans.filter(\.isGrave).count
    print(
      "founding example: \(agreement.right) right, wrong: \(agreement.wrong), "
        + "\(agreement.touched.count { $0.isGrave }) of \(grave) critical and major"
    )
    #expect(agreement.right * 10 >= scored.count * 9)
  }

  @Test func furnitureIsNeutralInTheTextAndAbsentFromThePage() throws {
    let inText = try findings(text).filter { $0.rule.hasPrefix("en/furniture/") }
    #expect(inText.map(\.text).count == 8)
    #expect(inText.allSatisfy { $0.severity == "neutral" })
    #expect(try findings(page).allSatisfy { !$0.rule.hasPrefix("en/furniture/") })
  }
}
