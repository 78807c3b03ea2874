import ArgumentParser
import CalqueCore
import CalqueReport
import Foundation

/// Where a report goes, and as what.
struct ReportOutput {
  let reporter: any Reporter
  let options: ReportOptions
  /// The file; nil for standard output.
  let path: String?

  /// Renders and writes a report.
  func write(_ report: AuditReport) throws {
    guard reporter is HTMLReporter else {
      let text = try Self.reporting { () throws(ReportError) in
        try reporter.render(report, options: options)
      }
      return try write(Data(text.utf8))
    }
    var pages = try HTMLOutput(report, options: options, path: path)
    for document in report.documents { try pages.add(document) }
    try pages.finish(report)
  }

  /// Writes what was rendered.
  private func write(_ data: Data) throws {
    guard let path else { return Console.output(data) }
    try Console.write(data, to: path)
    Console.error("Report: \(path)")
  }

  /// The result of `body`; what is wrong with a report is printed.
  static func reporting<Value>(_ body: () throws(ReportError) -> Value) throws -> Value {
    do throws(ReportError) {
      return try body()
    } catch {
      Console.error("calque: \(error)")
      throw Exit.unusable
    }
  }
}

/// The HTML report, written as its documents come.
struct HTMLOutput {
  private var writer: HTMLReportWriter
  private let path: String?
  private var pages = 0

  init(_ head: AuditReport, options: ReportOptions, path: String?) throws {
    self.path = path
    let folder = path.map { path in
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      return "\(name)-documents"
    }
    writer = try ReportOutput.reporting { () throws(ReportError) in
      try HTMLReportWriter(head, options: options, folder: folder)
    }
  }

  mutating func add(_ document: DocumentReport) throws {
    for file in writer.add(document) {
      pages += 1
      guard let path else { continue }
      let place = URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: file.path)
      try Console.write(Data(file.content), to: place.path)
    }
  }

  func finish(_ end: AuditReport) throws {
    let page = Data(writer.finish(end))
    guard let path else {
      Console.output(page)
      if page.count > HTMLReportWriter.mostBytes {
        Console.error(
          "calque: the page has \(page.count / 1_000_000) MB; with --output it becomes an index and a page for each document"
        )
      }
      return
    }
    try Console.write(page, to: path)
    Console.error(
      pages == 0 ? "Report: \(path)" : "Report: \(path) and \(pages) pages of documents"
    )
  }
}
