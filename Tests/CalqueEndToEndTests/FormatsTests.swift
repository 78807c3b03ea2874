import CalqueTestSupport
import Foundation
import Testing

/// Every format and encoding, from its bytes to the places in the report.
@Suite struct FormatsTests {
  private struct Report: Decodable {
    struct Document: Decodable {
      var path: String
      var format: String
      var encoding: String
      var findings: [Finding]
    }
    struct Finding: Decodable {
      var rule: String
      var text: String
      var location: Location
    }
    struct Location: Decodable { var ranges: [Range] }
    struct Range: Decodable {
      var byteOffset: Int
      var byteLength: Int
    }
    var documents: [Document]
  }

  private func audit(_ arguments: String...) throws -> [Report.Document] {
    let run = try Program.run(
      Repository.program("calque"),
      ["audit", "--format", "json", "--exit-zero"] + arguments
    )
    #expect(run.code == 0, "\(run.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)).documents
  }

  /// The pieces of the file that a finding names, without the zeros of wide characters.
  private func pieces(_ finding: Report.Finding, _ path: String) throws -> [String] {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    return finding.location.ranges.map { range in
      let piece = bytes[range.byteOffset..<range.byteOffset + range.byteLength]
      return String(decoding: piece.filter { $0 != 0 }, as: UTF8.self)
    }
  }

  @Test(
    arguments: [
      ("article.md", "markdown", "UTF-8", ["Am", "ber"]),
      ("article.mdx", "markdown", "UTF-8", ["Amber"]),
      ("article.xhtml", "xhtml", "ISO-8859-15", ["Amber"]),
      ("encodings/windows-1252.html", "html", "windows-1252", ["Amber"]),
      ("encodings/windows-1252-declared-utf-8.html", "html", "windows-1252", ["Amber"]),
      ("encodings/utf-8-declared-latin-1.html", "html", "UTF-8", ["Amber"]),
      ("encodings/undeclared.txt", "text", "windows-1250", ["Amber"]),
      ("encodings/koi8-r.html", "html", "KOI8-R", ["Amber"]),
      ("encodings/shift_jis.html", "html", "Shift_JIS", ["Amber"]),
      ("encodings/euc-jp.html", "html", "EUC-JP", ["Amber"]),
      ("encodings/iso-2022-jp.html", "html", "ISO-2022-JP", ["Amber"]),
      ("encodings/euc-kr.html", "html", "EUC-KR", ["Amber"]),
      ("encodings/gb18030.html", "html", "GBK", ["Amber"]),
      ("encodings/big5.html", "html", "Big5", ["Amber"]),
      ("encodings/utf-16le.html", "html", "UTF-16LE", ["Amber"]),
      ("encodings/utf-16be-without-mark.html", "html", "UTF-16BE", ["Amber"]),
      ("encodings/utf-32le.txt", "text", "UTF-32LE", ["Amber"]),
      ("encodings/utf-16-declared-ascii.html", "html", "UTF-8", ["Amber"]),
    ] as [(String, String, String, [String])]
  )
  func theArtefactIsFoundWhereItStands(
    _ file: String,
    _ format: String,
    _ encoding: String,
    _ expected: [String]
  ) throws {
    let path = Repository.fixture("formats/\(file)")
    let document = try #require(try audit(path).first)
    #expect(document.format == format)
    #expect(document.encoding == encoding)
    let findings = document.findings.filter { $0.rule == "en/names/place-garbled" }
    #expect(findings.map(\.text) == ["Amber"])
    let finding = try #require(findings.first)
    #expect(try pieces(finding, path) == expected)
    // Decoys stand before it in code, comments and the like: what follows tells them apart.
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path))).map { $0 == 0 ? 0x20 : $0 }
    let last = try #require(finding.location.ranges.last)
    let start = finding.location.ranges[0].byteOffset
    let before = String(decoding: bytes[max(0, start - 64)..<start], as: UTF8.self)
    #expect(!before.contains("ecoy"), "\(before)")
    #expect(last.byteOffset > 100)
  }

  @Test func descriptionsOfFrontMatterAreAudited() throws {
    let path = Repository.fixture("formats/article.md")
    let findings = try #require(try audit(path).first).findings
    let finding = try #require(findings.first { $0.rule == "en/echo/x-of-xs" })
    #expect(finding.text == "coalition of coalitions")
    #expect(try pieces(finding, path) == ["coalition of\n  coalitions"])
  }

  @Test func theFormatCanBeGiven() throws {
    let path = Repository.fixture("formats/article.md")
    for format in ["html", "xhtml", "markdown", "text"] {
      #expect(try audit(path, "--input-format", format).map(\.format) == [format])
    }
    let run = try Program.calque("extract", path, "--input-format", "text")
    #expect(run.output.contains("slug: amber-province-talks"))
    let wrong = try Program.calque("audit", path, "--input-format", "pdf")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("markdown"))
  }
}
