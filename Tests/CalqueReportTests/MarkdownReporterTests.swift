import CalqueCore
import CalqueReport
import Testing

@Suite("Markdown report")
struct MarkdownReporterTests {
  /// A report with so many findings, a third of each severity but neutral, in so many documents.
  static func report(findings: Int, documents: Int) -> AuditReport {
    let pages = (0..<documents).map { number in
      var page = PageBuilder(path: "pages/page-\(number).html", title: "Page \(number)")
      page.add(.paragraph, "The boats of the boats wait outside of the harbor.")
      for index in 0..<(findings / documents) {
        page.find("boats of the boats", in: 0) {
          $0.severity = [.minor, .major, .critical][index % 3]
          $0.message = "“boats of the boats” says one thing twice"
          $0.fingerprint = "\(number)-\(index)"
          $0.suggestions = [Suggestion(replacement: "boats")]
        }
      }
      return page.document
    }
    return AuditReport(
      tool: Tool(name: "calque", version: "0.1.0"),
      packs: [],
      documents: pages,
      errors: []
    )
  }

  @Test("keeps to its bytes", arguments: [(5_000, 1), (5_000, 50), (5_000, 5_000), (9, 3)])
  func limit(findings: Int, documents: Int) throws {
    let report = Self.report(findings: findings, documents: documents)
    let output = try MarkdownReporter().render(report, options: ReportOptions())
    #expect(output.utf8.count <= MarkdownReporter.maximumBytes)
    #expect(output.contains("**Left out for length:**") == (findings > 100))
    let listed = output.ranges(of: "\n- **").count
    if findings > 100 {
      let leftOut = output.firstMatch(of: #/Left out for length:\*\* ([\d,]+) findings/#)
      let number = try #require(leftOut).1.filter { $0 != "," }
      #expect(Int(number) == findings - listed)
      #expect(output.utf8.count > 55_000)
    }
  }

  @Test("the least severe findings are left out first")
  func order() throws {
    let report = Self.report(findings: 600, documents: 1)
    let output = try MarkdownReporter().render(report, options: ReportOptions())
    let dropped = try #require(output.firstMatch(of: #/Left out for length:.*\((.*)\)/#)).1
    #expect(dropped.contains("minor"))
    #expect(!dropped.contains("critical"))
  }

  @Test("very long texts are cut, not the list")
  func longTexts() throws {
    var page = PageBuilder(path: String(repeating: "long/", count: 2_000))
    page.add(.paragraph, String(repeating: "word ", count: 40_000))
    page.find("word", in: 0) {
      $0.message = String(repeating: "message ", count: 20_000)
      $0.text = String(repeating: "|", count: 20_000)
    }
    page.notes = (0..<1_000).map { "note \($0)" }
    let report = AuditReport(
      tool: Tool(name: "calque", version: "0.1.0"),
      packs: [],
      documents: [page.document],
      errors: (0..<500).map {
        InputFailure(path: "\($0)", message: String(repeating: "x", count: 9_000))
      }
    )
    let output = try MarkdownReporter().render(report, options: ReportOptions())
    #expect(output.utf8.count <= MarkdownReporter.maximumBytes)
    #expect(output.contains("\n- **major**"))
  }

  @Test("nothing found is one line of result")
  func nothing() throws {
    var report = Sample.report
    report.documents = [Sample.shop]
    report.errors = []
    let output = try MarkdownReporter().render(report, options: ReportOptions())
    #expect(
      output == """
        <!-- calque-report -->
        **Calque: passes at major** · Nothing found in 1 document, 16 words.

        <sub>calque 0.1.0, 3 packs</sub>

        """
    )
  }
}
