import CalqueConsole
import ArgumentParser
import CalqueCore
import CalqueFeed
import CalquePacks
import CalqueReport
import Foundation

/// `calque feed report`: how feeds did over a time.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report how feeds did: per feed and day, worst items, recurring and new rules.",
    discussion: """
      Reported are the items that were first seen in the time, in their newest version and by their newest audit. \
      One counts on the day of its publication when the feed names one in the time, otherwise on \
      the day it was first seen (UTC). Scores are pooled, since items are short; a story that several feeds carry \
      counts once, for the feed that published it first (by the dates that feeds give, otherwise by when it was \
      first seen). Nothing is fetched.

      A feed is unhealthy when its last fetch failed, or by the thresholds of health (calque feed --help). Exit \
      code 1 when one is.

      With --output, a report in HTML has the full reports of the items that it names beside it, in the \
      folder NAME-items; an output that ends in a slash, or is a folder, is the folder of an index.html.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case html, markdown, json, csv }

  @Option(help: ArgumentHelp("How far back: 12h, 7d, 4w.", valueName: "time"))
  var since = "7d"

  @Option(
    help: """
      html, markdown, json, or csv (a line a feed and day); markdown, or html for an output that is a folder or \
      ends in .html.
      """
  )
  var format: Format?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to this file or folder instead of standard output.",
      valueName: "path"
    )
  )
  var output: String?

  @OptionGroup var feeds: FeedsArguments

  func validate() throws {
    guard Timespan(since) != nil else {
      throw ValidationError("--since takes a number and m, h, d or w, such as 7d, not “\(since)”.")
    }
  }

  func run() throws {
    let file = try feeds.file()
    let store = try feeds.store(of: file)
    let now = FeedTime.now
    let thresholds = file.feeds.thresholds
    let report = try Console.reporting { () throws(StoreError) in
      try store.report(
        since: now - (Timespan(since)?.seconds ?? 0),
        until: now,
        thresholds: thresholds
      )
    }
    let path = outputFile
    switch format ?? (path?.hasSuffix(".html") == true ? .html : .markdown) {
    case .markdown: try Console.write(report.markdown, to: path)
    case .json: try Console.write(try report.json(), to: path)
    case .csv: try Console.write(report.csv, to: path)
    case .html:
      let items = try path.map { try writeItems(of: report, store, beside: $0) } ?? [:]
      let page = try Console.reporting { () throws(ReportError) in
        try report.html(
          templates: ShippedPacks.templates,
          thresholds: thresholds,
          items: items
        )
      }
      try Console.write(String(decoding: page, as: UTF8.self), to: path)
    }
    if !report.isHealthy { throw Exit.findings }
  }

  /// The file to write: of a folder, the page in it.
  private var outputFile: String? {
    guard let output else { return nil }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    guard output.hasSuffix("/") || (isThere && isFolder.boolValue) else { return output }
    let name =
      switch format ?? .html {
      case .html: "index.html"
      case .markdown: "index.md"
      case .json: "index.json"
      case .csv: "index.csv"
      }
    return URL(fileURLWithPath: output).appending(path: name).path
  }

  /// Writes the full reports of the items that a report names, and gives their addresses.
  private func writeItems(
    of report: FeedReport,
    _ store: FeedStore,
    beside path: String
  ) throws -> [Int64: String] {
    let place = URL(fileURLWithPath: path)
    let folder = place.deletingPathExtension().lastPathComponent + "-items"
    let reporter = HTMLReporter()
    let options = ReportOptions(templates: ShippedPacks.templates, includesText: true)
    var addresses: [Int64: String] = [:]
    for number in report.itemNumbers {
      guard let json = try Console.reporting({ try store.report(ofVersion: number) }) else {
        continue
      }
      let page = try Console.reporting { () throws(ReportError) in
        try reporter.render(ReportDocument(json: json).auditReport, options: options)
      }
      let file = place.deletingLastPathComponent().appending(path: folder)
        .appending(path: "\(number).html")
      try Console.write(page, to: file.path)
      addresses[number] = FileName.uri("\(folder)/\(number).html")
    }
    return addresses
  }
}
