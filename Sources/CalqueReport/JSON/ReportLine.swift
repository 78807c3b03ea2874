import CalqueCore
import FoundationEssentials

/// A line of an NDJSON report.
///
/// `type` says which: `run` comes first, then a `document` for each, and `end` last.
enum ReportLine: Decodable {
  enum Kind: String, Codable { case run, document, end }

  case run(Run)
  case document(Document)
  case end(End)

  private enum CodingKeys: CodingKey { case type }

  init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .type) {
    case .run: self = .run(try Run(from: decoder))
    case .document: self = .document(try Document(from: decoder))
    case .end: self = .end(try End(from: decoder))
    }
  }

  /// What is known before the first document.
  struct Run: Codable {
    var type = Kind.run
    var schemaVersion = ReportDocument.currentSchemaVersion
    var tool: Tool
    var packs: [PackSummary]
    var minimumConfidence: Confidence
    var failOn: Severity?
    var minimumScore: Double?
  }

  /// A document.
  struct Document: Codable {
    var type = Kind.document
    var document: ReportDocument.Audited
  }

  /// What is known after the last document.
  struct End: Codable {
    var type = Kind.end
    var result: ReportDocument.Result
    var score: ReportDocument.Score?
    var errors: [InputFailure]
  }

  /// Whether bytes are a line of such a report, rather than of a report that is one value.
  static func isLine(_ bytes: [UInt8]) -> Bool {
    struct Probe: Decodable { var type: Kind }
    return (try? JSONDecoder().decode(Probe.self, from: Data(bytes))) != nil
  }

  /// The first line of a report.
  static func start(_ head: AuditReport) throws(ReportError) -> String {
    try encoded(
      Run(
        tool: head.tool,
        packs: head.packs,
        minimumConfidence: head.minimumConfidence,
        failOn: head.failOn,
        minimumScore: head.minimumScore
      )
    )
  }

  /// The line of a document.
  static func document(
    _ document: DocumentReport,
    includesText: Bool
  ) throws(ReportError) -> String {
    try encoded(Document(document: ReportDocument.Audited(document, includesText: includesText)))
  }

  /// The last line of a report.
  static func end(_ head: AuditReport, totals: RunTotals) throws(ReportError) -> String {
    try encoded(
      End(
        result: totals.passes(head) ? .pass : .fail,
        score: head.score.map { ReportDocument.Score($0, counts: totals.counts) },
        errors: head.errors
      )
    )
  }

  private static func encoded(_ value: some Encodable) throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .unencodable(problem: "\(error)")
    }
  }
}
