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
    for document in Sample.report.documents { files += writer.add(document) }
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
    for file in files {
      #expect(index.contains("href=\"\(file.path)\""))
      let markup = MarkupScanner(String(decoding: file.content, as: UTF8.self))
      #expect(markup.identifiers.contains("document-1"))
    }
    #expect(String(decoding: files[0].content, as: UTF8.self).contains("Harbor of the harbors"))
    #expect(!index.contains("class=\"sheet\"") && !index.contains("href=\"#f-"))
  }
}
