import CalqueCore
import Foundation
import Testing

@testable import CalqueReport

@Suite("Comparison with earlier reports")
struct ComparisonTests {
  /// The sample with one finding fewer, and one that is mended since.
  static let old: AuditReport = {
    var report = Sample.report
    report.documents[0].findings.removeLast()
    var mended = report.documents[0].findings[0]
    mended.fingerprint = "mended"
    report.documents[2].findings.append(mended)
    return report
  }()

  static let baseline: Baseline = {
    var baseline = Baseline()
    baseline.add(old, name: "old.json")
    return baseline
  }()

  @Test("tells new, fixed and unchanged")
  func counts() {
    let comparison = Comparison(Self.baseline, Sample.report)
    #expect(comparison.phrase == "1 new, 1 fixed, 8 unchanged")
    #expect(comparison.fixed.map(\.finding.fingerprint) == ["mended"])
    #expect(Comparison(Self.baseline, Self.old).phrase == "0 new, 0 fixed, 9 unchanged")
  }

  @Test("the page shows what is new, what was fixed, and the trend")
  func page() throws {
    var options = Files.options
    options.baseline = Self.baseline
    let page = try HTMLReporter().render(Sample.report, options: options)
    #expect(page.contains("1 new, 1 fixed, 8 unchanged"))
    #expect(page.ranges(of: "class=\"fresh\"").count == 1)
    #expect(page.contains("<circle") && page.contains("Fixed since the last report"))
    #expect(Set(MarkupScanner(page).identifiers).count == MarkupScanner(page).identifiers.count)
  }

  @Test("SARIF gives every result its state")
  func sarif() throws {
    var options = ReportOptions()
    options.baseline = Self.baseline
    let output = try SARIFReporter().render(Sample.report, options: options)
    #expect(output.ranges(of: "\"baselineState\": \"new\"").count == 1)
    #expect(output.ranges(of: "\"baselineState\": \"unchanged\"").count == 8)
    #expect(output.ranges(of: "\"baselineState\": \"absent\"").count == 1)
  }

  @Test("text and Markdown say it in a line", arguments: ["text", "markdown"])
  func line(name: String) throws {
    var options = ReportOptions()
    options.baseline = Self.baseline
    let reporter = try #require(Reporters.named(name))
    #expect(
      try reporter.render(Sample.report, options: options).contains("1 new, 1 fixed, 8 unchanged")
    )
  }
}

@Suite("Reports that are stored and read again")
struct ReportReaderTests {
  static func read(_ text: String) throws -> AuditReport {
    var reader = ReportReader()
    var documents: [DocumentReport] = []
    for line in text.split(separator: "\n") { documents += try reader.read(Array(line.utf8)) }
    var report = try reader.finish()
    report.documents += documents
    return report
  }

  @Test("nothing is lost", arguments: ["json", "ndjson"])
  func lossless(name: String) throws {
    var options = Files.options
    options.includesText = true
    let reporter = try #require(Reporters.named(name))
    let report = try Self.read(reporter.render(Sample.report, options: options))
    for reporter in Reporters.all {
      let again = try reporter.render(report, options: options)
      #expect(try again == reporter.render(Sample.report, options: options), "\(reporter.name)")
    }
  }

  @Test(
    "what is no report is refused in words",
    arguments: [
      ("{}", "“schemaVersion” is missing"), ("{\"type\":\"run\"}", "is missing"),
      ("nonsense", "not a JSON report"), ("", "not a JSON report"),
    ]
  )
  func refused(text: String, problem: String) {
    let error = #expect(throws: ReportError.self) { try Self.read(text) }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
  }

  @Test("lines that break off are refused")
  func brokenOff() throws {
    let text = try NDJSONReporter().render(Sample.report, options: ReportOptions())
    let lines = text.split(separator: "\n")
    for count in 1..<lines.count {
      #expect(throws: ReportError.self) {
        try Self.read(lines.prefix(count).joined(separator: "\n"))
      }
    }
  }
}

@Suite("HTML reports of many documents")
struct HTMLReportWriterTests {
  static func write(limit: Int) throws -> (index: String, files: [HTMLReportWriter.File]) {
    var writer = try HTMLReportWriter(
      Sample.report,
      options: Files.options,
      folder: "pages",
      mostBytes: limit
    )
    var files: [HTMLReportWriter.File] = []
    for document in Sample.report.documents { writer.add(document) { files.append($0) } }
    return (String(decoding: writer.finish(Sample.report), as: UTF8.self), files)
  }

  @Test("one page while it is small, the same that the reporter renders")
  func small() throws {
    let (index, files) = try Self.write(limit: 1_000_000)
    #expect(files.isEmpty)
    #expect(try index == HTMLReporter().render(Sample.report, options: Files.options))
  }

  @Test("an index and a page for each document when it is large", arguments: [0, 3_000, 8_000])
  func large(limit: Int) throws {
    let (index, files) = try Self.write(limit: limit)
    #expect(files.map(\.path) == ["pages/00001.html", "pages/00002.html", "pages/00003.html"])
    for (number, file) in files.enumerated() {
      #expect(index.contains("href=\"\(file.path)\""))
      let content = String(decoding: file.content, as: UTF8.self)
      #expect(MarkupScanner(content).identifiers.contains("document-\(number + 1)"))
      #expect(content.contains("href=\"../index.html#document-\(number + 1)\""))
      #expect(index.contains("<tr id=\"document-\(number + 1)\""))
    }
    #expect(String(decoding: files[0].content, as: UTF8.self).contains("Harbor of the harbors"))
    #expect(!index.contains("class=\"sheet\"") && !index.contains("href=\"#f-"))
    // The list of rules leads to findings on their pages.
    let links = index.matches(of: #/href="(pages\/[^"#]*)#(f-[^"]*)"/#)
    #expect(links.count >= 8)
    for link in links {
      let page = try #require(files.first { $0.path == link.1 })
      #expect(String(decoding: page.content, as: UTF8.self).contains("id=\"\(link.2)\""))
    }
  }

  @Test("a file's name is no part of a page's markup or address")
  func names() throws {
    var writer = try HTMLReportWriter(
      Sample.report,
      options: Files.options,
      folder: "a #1\"-documents",
      name: "javascript:a #1\".html",
      mostBytes: 0
    )
    var files: [HTMLReportWriter.File] = []
    for document in Sample.report.documents { writer.add(document) { files.append($0) } }
    #expect(files[0].path == "a #1\"-documents/00001.html")
    let index = String(decoding: writer.finish(Sample.report), as: UTF8.self)
    #expect(index.contains("href=\"a%20%231%22-documents/00001.html\""))
    let page = String(decoding: files[0].content, as: UTF8.self)
    #expect(page.contains("href=\"../javascript%3Aa%20%231%22.html#document-1\""))
  }

  @Test("a row of the index is shown by the filters that show one of its findings")
  func filters() throws {
    let (index, _) = try Self.write(limit: 0)
    let markup = MarkupScanner(index)
    #expect(index.contains("<tr id=\"document-2\" class=\"v-no-sign\">"))
    #expect(index.contains("<tr id=\"document-3\" class=\"k k"))
    let rules = index.matches(of: #/:has\(#([a-z0-9-]+):(?:not\(:)?checked/#)
    let absent: Set = [
      "only-new", "verdict-probably-machine", "verdict-unclear", "verdict-unjudged",
    ]
    for rule in rules where !absent.contains(String(rule.1)) && !rule.1.hasPrefix("mode-") {
      let isKnown = markup.identifiers.contains(String(rule.1)) || rule.1.hasPrefix("show-")
      #expect(isKnown, "\(rule.1)")
    }
    let kinds = Set(index.matches(of: #/~ main \.(k\d+)/#).map { String($0.1) })
    let used = index.matches(of: #/<tr id="document-\d+" class="([^"]*)"/#)
      .flatMap { $0.1.split(separator: " ").map(String.init) }.filter { $0.count > 1 }
      .filter { $0.hasPrefix("k") }
    #expect(kinds == Set(used) && kinds.count > 4)
  }

  @Test("pages hold what one page would say of their document")
  func pages() throws {
    let (_, files) = try Self.write(limit: 8_000)
    let page = String(decoding: files[0].content, as: UTF8.self)
    #expect(page.matches(of: #/Verdict: machine output that nobody edited/#).count == 1)
    let markup = MarkupScanner(page)
    #expect(Set(markup.identifiers).count == markup.identifiers.count)
    for match in page.matches(of: #/href="#([^"]*)"/#) {
      #expect(markup.identifiers.contains(String(match.1)))
    }
    for finding in Sample.harbour.findings {
      #expect(markup.identifiers.contains("f-\(finding.fingerprint)"))
    }
    // Filters name the classes that its cards have.
    for match in page.matches(of: #/<article class="card [a-z]+ [a-z]+ (p\d+) (c\d+)"/#) {
      #expect(page.contains("~ main .\(match.1)") && page.contains("~ main .\(match.2)"))
    }
    let brief = String(decoding: files[2].content, as: UTF8.self)
    #expect(!brief.contains("second-man"), "a rule of another document is listed")
  }
}
