import CalqueConsole
import ArgumentParser
import CalqueCore
import CalqueReport
import Foundation

/// Writes a report as its documents come.
///
/// HTML and NDJSON are written document by document; for the others the documents are gathered.
struct ReportOutput {
  private enum Form {
    case html(HTMLReportWriter)
    case lines(NDJSONWriter, OutputFile)
    case whole(any Reporter, [DocumentReport])
  }

  private let reporter: any Reporter
  private let options: ReportOptions
  /// The file; nil for standard output.
  private let path: String?
  private var form: Form?
  private var pages = 0

  init(_ reporter: any Reporter, options: ReportOptions, path: String?) {
    self.reporter = reporter
    self.options = options
    self.path = path
  }

  /// Adds a document to the report `head`, which is yet without score and documents.
  mutating func add(_ document: DocumentReport, to head: AuditReport) throws {
    switch try form ?? begin(head) {
    case .html(var writer):
      form = nil
      try writer.add(document) { file in
        // The first one makes the folder, and says what is wrong with the place.
        let write = pages == 0 ? { try Console.write($0, to: $1) } : Console.writeAtOnce
        pages += 1
        try write(Data(file.content), place(of: file))
      }
      form = .html(writer)
    case .lines(var writer, let file):
      let line = try Self.reporting { () throws(ReportError) in try writer.add(document) }
      try file.write(Data(line.utf8))
      form = .lines(writer, file)
    case .whole(let reporter, var documents):
      form = nil
      documents.append(document)
      form = .whole(reporter, documents)
    }
  }

  /// Writes what is left to write; `end` is the report with score and errors.
  mutating func finish(_ end: AuditReport) throws {
    switch try form ?? begin(end) {
    case .html(let writer): try finish(Data(writer.finish(end)))
    case .lines(let writer, let file):
      let line = try Self.reporting { () throws(ReportError) in try writer.finish(end) }
      try file.write(Data(line.utf8))
      try file.close()
      if let path { Console.error("Report: \(path)") }
    case .whole(let reporter, let documents):
      var report = end
      report.documents = documents
      let text = try Self.reporting { () throws(ReportError) in
        try reporter.render(report, options: options)
      }
      try finish(Data(text.utf8))
    }
  }

  private func begin(_ head: AuditReport) throws -> Form {
    switch reporter {
    case is HTMLReporter:
      let file = path.map { URL(fileURLWithPath: $0) }
      let folder = file.map { $0.deletingPathExtension().lastPathComponent + "-documents" }
      let name = file?.lastPathComponent ?? ""
      return try Self.reporting { () throws(ReportError) in
        .html(try HTMLReportWriter(head, options: options, folder: folder, name: name))
      }
    case is NDJSONReporter:
      let writer = NDJSONWriter(head, options: options)
      let file = try OutputFile(path)
      let line = try Self.reporting { () throws(ReportError) in try writer.start() }
      try file.write(Data(line.utf8))
      return .lines(writer, file)
    default: return .whole(reporter, [])
    }
  }

  private func finish(_ data: Data) throws {
    guard let path else {
      Console.output(data)
      if reporter is HTMLReporter, data.count > HTMLReportWriter.mostBytes {
        Console.error(
          "calque: the page has \(data.count / 1_000_000) MB; with --output it becomes an index and a page for each document"
        )
      }
      return
    }
    try Console.write(data, to: path)
    Console.error(
      pages == 0 ? "Report: \(path)" : "Report: \(path) and \(pages) pages of documents"
    )
  }

  /// Where a page of a document goes: beside the report.
  private func place(of file: HTMLReportWriter.File) -> String {
    URL(fileURLWithPath: path ?? "").deletingLastPathComponent().appending(path: file.path).path
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

/// A file that is written bit by bit, and stands in its place only when it is whole.
struct OutputFile {
  private let path: String?
  private let scratch: String?
  private let handle: FileHandle

  /// Begins a file; nil is standard output.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      scratch = nil
      handle = .standardOutput
      return
    }
    // Makes the folder, and says what is wrong with the place.
    scratch =
      Console.isReplaceable(path) ? "\(path).\(ProcessInfo.processInfo.processIdentifier)" : nil
    let place = scratch ?? path
    if scratch != nil { try Console.write(Data(), to: place, as: path) }
    guard let handle = FileHandle(forWritingAtPath: place) else {
      throw Self.fault(path, "it cannot be opened for writing")
    }
    self.handle = handle
  }

  func write(_ data: Data) throws {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw Self.fault(path ?? "standard output", error.localizedDescription)
    }
  }

  func close() throws {
    guard let path else { return }
    do {
      try handle.close()
      if let scratch {
        guard rename(scratch, path) == 0 else {
          throw Self.fault(path, String(cString: strerror(errno)))
        }
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw Self.fault(path, error.localizedDescription)
    }
  }

  private static func fault(_ path: String, _ problem: String) -> ExitCode {
    Console.error("calque: \(path): the report cannot be written there: \(problem)")
    return Exit.unusable
  }
}
