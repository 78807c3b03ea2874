/// Why a report could not be rendered or read back.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A template that the HTML report needs was not handed over.
  case missingTemplate(name: String)
  /// A template that is not well formed.
  case invalidTemplate(name: String, problem: String)
  /// A report that could not be written as JSON.
  case unencodable(problem: String)
  /// JSON that is not a report.
  case undecodable(problem: String)
  /// A JSON report of a version that this program does not know.
  case unknownSchema(version: Int)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .missingTemplate(let name):
      "the report's template “\(name)” is missing; add it to the folder of templates"
    case .invalidTemplate(let name, let problem):
      "the report's template “\(name)” is not well formed: \(problem)"
    case .unencodable(let problem):
      "the report cannot be written as JSON: \(problem)"
    case .undecodable(let problem):
      "this is not a JSON report of Calque: \(problem)"
    case .unknownSchema(let version):
      "this JSON report has schema version \(version), this program knows "
        + "\(ReportDocument.currentSchemaVersion); audit again, or use a newer program"
    }
  }
}
