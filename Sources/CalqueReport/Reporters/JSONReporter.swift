public import CalqueCore
import FoundationEssentials

/// Everything that an audit knows, for programs.
///
/// The format is described by `Reports/Schemas/report.schema.json`.
public struct JSONReporter: Reporter {
  /// `json`.
  public let name = "json"
  /// What it is good for.
  public let summary = "Everything that was found, for programs; can be rendered again later."
  /// `json`.
  public let fileExtension = "json"
  /// False: the text is left out unless ``ReportOptions/includesText`` asks for it.
  public let showsText = false

  /// Makes the reporter.
  public init() {}

  /// Renders a report as JSON with sorted keys.
  public func render(
    _ report: AuditReport,
    options: ReportOptions
  ) throws(ReportError) -> String {
    try ReportDocument(report, includesText: options.includesText).json()
  }
}

extension ReportDocument {
  /// The report as JSON: pretty-printed, keys sorted, the same bytes for the same report.
  public func json() throws(ReportError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return JSONLayout.indented(try encoder.encode(self)) + "\n"
    } catch {
      throw .unencodable(problem: "\(error)")
    }
  }

  /// Reads a report back from JSON.
  ///
  /// - Parameter json: what ``json()`` wrote.
  /// - Throws: a ``ReportError`` when it is no report, or one of another schema version.
  public init(json: String) throws(ReportError) {
    let data = Data(json.utf8)
    let version = try Self.decoded(SchemaVersion.self, data)
    guard version.schemaVersion == Self.currentSchemaVersion else {
      throw .unknownSchema(version: version.schemaVersion)
    }
    self = try Self.decoded(Self.self, data)
  }

  /// Decodes a part of a report.
  static func decoded<Value: Decodable>(
    _ type: Value.Type,
    _ data: Data,
    skipsPlaces: Bool = false
  ) throws(ReportError) -> Value {
    let decoder = JSONDecoder()
    if skipsPlaces, let key = Block.skipsPlaces { decoder.userInfo[key] = true }
    do {
      return try decoder.decode(type, from: data)
    } catch {
      throw .undecodable(problem: explained(error))
    }
  }

  /// What is looked at first, so that a newer format is not called broken.
  private struct SchemaVersion: Decodable {
    var schemaVersion: Int
  }

  /// A decoding error in words, with the path to the fault.
  private static func explained(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return path.isEmpty ? "" : " at " + path.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "“\(key.stringValue)” is missing" + place(context)
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return context.debugDescription + place(context)
    @unknown default:
      return "\(error)"
    }
  }
}
