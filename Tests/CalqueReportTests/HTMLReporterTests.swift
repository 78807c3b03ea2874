import CalqueCore
import Foundation
import Testing

@testable import CalqueReport

@Suite("HTML report")
struct HTMLReporterTests {
  let page: String
  let markup: MarkupScanner

  init() throws {
    page = try HTMLReporter().render(Sample.report, options: Files.options)
    markup = MarkupScanner(page)
  }

  @Test("the policy's hashes are those of the style and the script")
  func policy() throws {
    let hashes = { (name: String) in
      (markup.rawTexts[name] ?? []).map { "'sha256-\(ContentSecurityPolicy.hash($0))'" }
    }
    #expect(hashes("style").count == 2 && hashes("script").count == 1)
    let expected =
      "default-src 'none'; style-src \(hashes("style").joined(separator: " ")); "
      + "script-src \(hashes("script").joined()); img-src data:; "
      + "base-uri 'none'; form-action 'none'"
    let escaped = expected.replacing("'", with: "&#39;")
    #expect(page.contains("content=\"\(escaped)\""))
  }

  @Test("SHA-256 is the standard's")
  func hash() {
    #expect(
      ContentSecurityPolicy.hash("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
    )
  }

  @Test("no element has a style or a handler of its own")
  func attributes() {
    #expect(!markup.attributeNames.contains("style"))
    #expect(markup.attributeNames.allSatisfy { !$0.hasPrefix("on") })
    #expect(!page.contains("http://") && !page.contains("https://"))
  }

  @Test("every id is used once, and every link within the page leads somewhere")
  func anchors() {
    let identifiers = Set(markup.identifiers)
    #expect(identifiers.count == markup.identifiers.count)
    for match in page.matches(of: #/href="#([^"]*)"/#) {
      #expect(identifiers.contains(String(match.1)))
    }
  }

  @Test("every finding has a card by its fingerprint")
  func cards() {
    for finding in Sample.report.documents.flatMap(\.findings) {
      #expect(page.contains("id=\"f-\(finding.fingerprint)\""))
      #expect(page.contains("id=\"t-\(finding.fingerprint)\""))
    }
  }

  @Test("the shell weighs less than 60 KB")
  func budget() throws {
    let empty = AuditReport(
      tool: Tool(name: "calque", version: "1"),
      packs: [],
      documents: [],
      errors: []
    )
    let shell = try HTMLReporter().render(empty, options: Files.options)
    #expect(shell.utf8.count < 60_000)
    // The others are for what stands in it.
    let parts = ["report.mustache.html", "verdict.mustache.html", "report.css", "report.js"]
    #expect(parts.reduce(0) { $0 + (Files.templates[$1]?.utf8.count ?? 60_000) } < 60_000)
  }

  @Test("every rule that hides a document has its checkbox", arguments: [1, 2, 200, 201])
  func documentFilters(count: Int) throws {
    let report = MarkdownReporterTests.report(findings: count, documents: count)
    let page = try HTMLReporter().render(report, options: Files.options)
    let identifiers = Set(MarkupScanner(page).identifiers)
    let rules = page.matches(
      of: #/:has\(#((?:doc|pack|category|show|only|mode)-[a-z0-9]+):checked/#
    )
    #expect(!rules.isEmpty)
    // Confidences that no finding has get no checkbox, and nothing is compared here.
    let absent: Set = ["show-certain", "show-hint", "only-new"]
    for rule in rules {
      #expect(identifiers.contains(String(rule.1)) || absent.contains(String(rule.1)))
    }
    #expect(identifiers.contains("doc-1") == (2...200).contains(count))
    #expect(page.contains("too many documents") == (count > 200))
  }

  @Test("a verdict is said once, in the head of one document or beside each of several")
  func verdicts() throws {
    var report = Sample.report
    let sentence = "Verdict: machine output that nobody edited"
    #expect(page.matches(of: try Regex(sentence)).count == 1)
    #expect(page.contains("<td class=\"judged machine\">machine <span class=\"quiet\">91%</span>"))
    #expect(page.contains("<td class=\"judged none\">–</td>"))
    report.documents = [Sample.harbour]
    let alone = try HTMLReporter().render(report, options: Files.options)
    #expect(alone.matches(of: try Regex(sentence)).count == 1)
    let head = try #require(alone.range(of: "<main"))
    #expect(alone[..<head.lowerBound].contains(sentence))
    report.documents[0].verdict = nil
    let unjudged = try HTMLReporter().render(report, options: Files.options)
    #expect(!unjudged.contains("class=\"judged"))
  }

  @Test("one fingerprint in two documents gives two anchors")
  func twice() throws {
    var report = Sample.report
    report.documents.append(report.documents[0])
    let page = try HTMLReporter().render(report, options: Files.options)
    let identifiers = MarkupScanner(page).identifiers
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test("a missing template is named")
  func missingTemplate() {
    var options = Files.options
    options.templates["card.mustache.html"] = nil
    #expect(throws: ReportError.missingTemplate(name: "card.mustache.html")) {
      try HTMLReporter().render(Sample.report, options: options)
    }
  }

  @Test("a broken template is named")
  func brokenTemplate() throws {
    var options = Files.options
    options.templates["card.mustache.html"] = "{{#message}}"
    let error = #expect(throws: ReportError.self) {
      try HTMLReporter().render(Sample.report, options: options)
    }
    #expect(try #require(error).description.contains("card.mustache.html"))
  }

  @Test("a template with Windows line ends gives the hashes that a browser computes")
  func lineEnds() throws {
    var options = Files.options
    for (name, text) in options.templates where !name.hasSuffix(".html") {
      options.templates[name] = text.replacing("\n", with: "\r\n")
    }
    #expect(try HTMLReporter().render(Sample.report, options: options) == page)
  }

  @Test("a report read from JSON without text is still a page")
  func withoutText() throws {
    let report = ReportDocument(Sample.report).auditReport
    let page = try HTMLReporter().render(report, options: Files.options)
    #expect(page.contains("The text of this document was not kept"))
    for finding in Sample.report.documents.flatMap(\.findings) {
      #expect(page.contains("id=\"f-\(finding.fingerprint)\""))
    }
  }

  @Test(
    "runs are the text, whatever the ranges",
    arguments: [
      [TextRange(0, 3)], [TextRange(2, 6), TextRange(4, 9)], [TextRange(4, 5), TextRange(3, 8)],
      [TextRange(0, 99)], [TextRange(50, 60)], [TextRange(5, 5)],
      [TextRange(2, 9), TextRange(3, 4)],
    ]
  )
  func runs(ranges: [TextRange]) {
    let text = "aé北b̈ «x» end"
    let runs = Runs.cut(text, at: ranges)
    #expect(runs.map(\.text).joined() == text)
    #expect(runs.allSatisfy { !$0.text.unicodeScalars.contains("\u{FFFD}") })
    let marked = runs.compactMap(\.finding)
    #expect(Set(marked).count == marked.count)
  }
}
