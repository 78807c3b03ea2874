import CalqueCore
import Foundation
import Testing

@testable import CalqueReport

@Suite("Reports for other programs")
struct MachineReporterTests {
  static func json(_ name: String, _ report: AuditReport = Sample.report) throws -> Any {
    let reporter = try #require(Reporters.named(name))
    let text = try reporter.render(report, options: ReportOptions())
    return try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// A report of one finding behind characters that count differently in every unit.
  static let wide: AuditReport = {
    var page = PageBuilder(path: "./a b/ü%.md", format: .markdown)
    page.add(.paragraph, "𐐀é bad word")
    page.find("bad", in: 0) {
      $0.location.codeUnits = CodeUnitColumns(utf8: 8, endUTF8: 11, utf16: 5, endUTF16: 8)
      $0.suggestions = [Suggestion(replacement: "good")]
      $0.references = ["see the style guide", "https://example.org/rule"]
    }
    return AuditReport(
      tool: Tool(name: "calque", version: "1.0.0"),
      packs: [],
      documents: [page.document],
      errors: []
    )
  }()

  @Test("SARIF counts UTF-16, rdjson bytes")
  func columns() throws {
    let sarif = try SARIFReporter().render(Self.wide, options: ReportOptions())
    #expect(sarif.contains("\"startColumn\": 5") && sarif.contains("\"endColumn\": 8"))
    #expect(sarif.contains("\"uri\": \"a%20b/%C3%BC%25.md\""))
    #expect(sarif.contains("\"helpUri\": \"https://example.org/rule\""))
    let rdjson = try RDJSONReporter().render(Self.wide, options: ReportOptions())
    #expect(rdjson.contains("\"column\": 8") && rdjson.contains("\"column\": 11"))
    #expect(rdjson.contains("\"path\": \"a b/ü%.md\"") && rdjson.contains("\"text\": \"good\""))
  }

  @Test("a change is offered only where it can be made by itself")
  func changes() {
    let document = Self.wide.documents[0]
    let finding = document.findings[0]
    let suggestion = Suggestion(replacement: "a < b & c")
    var html = document
    html.format = .html
    #expect(SourceChange(suggestion, of: finding, in: document)?.replacement == "a < b & c")
    #expect(SourceChange(suggestion, of: finding, in: html)?.replacement == "a &lt; b &amp; c")
    var feed = document
    feed.format = .jsonFeed
    #expect(SourceChange(suggestion, of: finding, in: feed) == nil)
    var pieces = finding
    pieces.location.ranges += pieces.location.ranges
    #expect(SourceChange(suggestion, of: pieces, in: document) == nil)
  }

  @Test("GitHub's annotations keep to ten a level, and the last says how many more")
  func annotations() throws {
    let report = MarkdownReporterTests.report(findings: 60, documents: 2)
    let lines = try GitHubReporter().render(report, options: ReportOptions()).split(separator: "\n")
    for level in ["error", "warning", "notice"] {
      #expect(lines.count { $0.hasPrefix("::\(level) ") } <= 10)
    }
    #expect(lines.contains { $0.contains("more, which GitHub would not show") })
    #expect(lines.first?.hasPrefix("::error ") == true)
  }

  @Test("GitHub's properties cannot be left", arguments: HostileTests.texts)
  func commands(text: String) throws {
    let output = try GitHubReporter().render(HostileTests.report(text), options: ReportOptions())
    let lines = output.split(separator: "\n", omittingEmptySubsequences: true)
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.wholeMatch(of: #/::(error|warning|notice) (([a-zA-Z]+=[^,:]*,?)+)::.+/#) != nil)
    }
  }

  @Test("XML holds hostile text", arguments: ["junit", "checkstyle"], HostileTests.texts)
  func xml(name: String, text: String) throws {
    let reporter = try #require(Reporters.named(name))
    let output = try reporter.render(HostileTests.report(text), options: ReportOptions())
    let plain = try reporter.render(HostileTests.report("plain"), options: ReportOptions())
    #expect(MarkupScanner(output).elements == MarkupScanner(plain).elements)
    #expect(!output.unicodeScalars.contains(where: HostileTests.isSteering))
  }

  @Test(
    "JSON formats hold hostile text",
    arguments: ["sarif", "gitlab", "rdjson", "ndjson"],
    HostileTests.texts
  )
  func jsonText(name: String, text: String) throws {
    if name == "ndjson" {
      let lines = try NDJSONReporter().render(HostileTests.report(text), options: ReportOptions())
      for line in lines.split(separator: "\n") {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
      }
    } else {
      #expect(throws: Never.self) { try Self.json(name, HostileTests.report(text)) }
    }
  }

  @Test("GitLab's fingerprints are unique and survive a moved line")
  func fingerprints() throws {
    var report = Sample.report
    report.documents.append(report.documents[0])
    let entries = try #require(try Self.json("gitlab", report) as? [[String: Any]])
    let prints = entries.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == entries.count)
    report.documents.removeLast()
    for index in report.documents[0].findings.indices {
      report.documents[0].findings[index].location.line += 7
    }
    let moved = try #require(try Self.json("gitlab", report) as? [[String: Any]])
    #expect(moved.compactMap { $0["fingerprint"] as? String } == Array(prints.prefix(moved.count)))
  }

  @Test("JUnit fails what fails the run")
  func junit() throws {
    let output = try JUnitReporter().render(Sample.report, options: ReportOptions())
    #expect(output.contains("<testsuites name=\"calque\" tests=\"10\" failures=\"4\" errors=\"1\""))
    var lenient = Sample.report
    lenient.failOn = nil
    #expect(try !JUnitReporter().render(lenient, options: ReportOptions()).contains("<failure"))
  }

  @Test("SARIF takes the worst of too many")
  func tooMany() throws {
    let report = MarkdownReporterTests.report(
      findings: SARIFReporter.mostResults + 100,
      documents: 2
    )
    let sarif = try #require(try Self.json("sarif", report) as? [String: Any])
    let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == SARIFReporter.mostResults)
    let text = String(describing: run["invocations"] ?? "")
    #expect(text.contains("left out"))
  }
}
