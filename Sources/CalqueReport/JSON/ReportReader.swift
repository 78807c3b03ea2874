public import CalqueCore
import FoundationEssentials

/// Reads reports back that were written as JSON or NDJSON, line by line.
///
/// ```swift
/// var reader = ReportReader()
/// for line in lines { for document in try reader.read(line) { … } }
/// let end = try reader.finish()
/// ```
public struct ReportReader {
  private var head: AuditReport?
  private var isComplete = false
  /// The lines of a report that is one JSON value.
  private var text: [UInt8] = []
  private var isLines: Bool?

  private let skipsPlaces: Bool

  /// Makes a reader for one report.
  ///
  /// - Parameter skipsPlaces: whether the places of blocks, most of a report with text, are left out.
  public init(skipsPlaces: Bool = false) { self.skipsPlaces = skipsPlaces }

  /// What is known of the report so far, without its documents; nil before its first line.
  public var start: AuditReport? { head }

  /// Reads a line, and returns the documents that it completes.
  ///
  /// - Throws: a ``ReportError`` when it is no line of a report.
  public mutating func read(_ line: [UInt8]) throws(ReportError) -> [DocumentReport] {
    guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return [] }
    if isLines == nil { isLines = ReportLine.isLine(line) }
    guard isLines == true else {
      text += line + [0x0A]
      return []
    }
    return try document(line).map { [$0] } ?? []
  }

  /// The report without its documents, and those documents that no line completed.
  ///
  /// - Throws: a ``ReportError`` when it is no report, or ends too early.
  public mutating func finish() throws(ReportError) -> AuditReport {
    guard isLines == true else {
      return try ReportDocument(json: String(decoding: text, as: UTF8.self)).auditReport
    }
    guard let head, isComplete else {
      throw .undecodable(problem: "it ends before its last line, which has the type “end”")
    }
    return head
  }

  private mutating func document(_ line: [UInt8]) throws(ReportError) -> DocumentReport? {
    switch try ReportDocument.decoded(
      ReportLine.self,
      Data(line),
      skipsPlaces: skipsPlaces
    ) {
    case .run(let run):
      guard run.schemaVersion == ReportDocument.currentSchemaVersion else {
        throw .unknownSchema(version: run.schemaVersion)
      }
      head = AuditReport(
        tool: run.tool,
        packs: run.packs,
        documents: [],
        errors: [],
        minimumConfidence: run.minimumConfidence,
        failOn: run.failOn,
        minimumScore: run.minimumScore
      )
      return nil
    case .document(let line):
      guard head != nil else {
        throw .undecodable(problem: "a document comes before the line of the type “run”")
      }
      return line.document.documentReport
    case .end(let end):
      head?.score = end.score?.scorecard
      head?.errors = end.errors
      isComplete = true
      return nil
    }
  }
}
