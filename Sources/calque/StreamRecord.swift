import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueReport
import Foundation

/// A line of `calque stream`'s input.
struct StreamRecord: Decodable {
  var id: JSONValue?
  var text: String?
  var html: String?
  var language: String?
  var url: String?

  /// What is wrong with a line, in words for its sender.
  struct Fault: Error {
    var id: JSONValue?
    var message: String
  }

  /// Reads a line.
  static func parse(_ line: [UInt8]?) throws(Fault) -> StreamRecord {
    guard let line else { throw Fault(message: "the line is longer than 64 MiB") }
    guard String(validating: line, as: UTF8.self) != nil else {
      throw Fault(message: "the line is not UTF-8")
    }
    do {
      return try decode(StreamRecord.self, from: line)
    } catch {
      // A record whose other fields are wrong may still say which one it is.
      let id = (try? decode(Identity.self, from: line))?.id
      throw Fault(id: id, message: describe(error))
    }
  }

  /// Decodes a line, which may be too long to have it in memory twice.
  private static func decode<Value: Decodable>(
    _ type: Value.Type,
    from line: [UInt8]
  ) throws -> Value {
    try line.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else {
        return try JSONDecoder().decode(type, from: Data())
      }
      let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: base),
        count: bytes.count,
        deallocator: .none
      )
      return try JSONDecoder().decode(type, from: data)
    }
  }

  private struct Identity: Decodable { var id: JSONValue? }

  private static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty:
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” must be a string"
    case DecodingError.typeMismatch: "the line is no JSON object"
    default: "the line is no valid JSON"
    }
  }

  /// The document that the record holds, and the language that it says it is in.
  ///
  /// The record gives its text away, which may be too long to have it in memory twice.
  mutating func document() throws(Fault) -> (document: Document, language: LanguageTag?) {
    let tag = language.flatMap { LanguageTag($0) }
    if let language, tag == nil {
      throw Fault(id: id, message: "“\(language)” is not a language tag such as en")
    }
    let content: (utf8: [UInt8], format: DocumentFormat)
    switch (text, html) {
    case (_?, nil): content = (Self.take(&text), .text)
    case (nil, _?): content = (Self.take(&html), .html)
    case (nil, nil): throw Fault(id: id, message: "the record has neither “text” nor “html”")
    default: throw Fault(id: id, message: "the record has both “text” and “html”; give one")
    }
    do throws(InputError) {
      let document = try Readers.read(utf8: content.utf8, path: url ?? "", format: content.format)
      return (document, tag)
    } catch {
      throw Fault(id: id, message: error.message)
    }
  }

  /// The bytes of a text, in the text's place.
  private static func take(_ text: inout String?) -> [UInt8] {
    let bytes = text.map { Array($0.utf8) } ?? []
    text = nil
    return bytes
  }
}

/// A line of its output.
struct StreamResult: Encodable {
  var id: JSONValue?
  var words: Int
  var language: LanguageTag
  var score: ReportDocument.Score?
  var verdict: Verdict?
  var findings: [ReportDocument.Entry]
  var silenced: [ReportDocument.Silenced]?

  init(id: JSONValue?, _ report: DocumentReport) {
    let document = ReportDocument.Audited(report)
    self.id = id
    words = document.words
    language = document.language
    score = document.score
    verdict = document.verdict
    findings = document.findings
    silenced = document.silenced
  }
}

/// A line for a record that could not be audited.
struct StreamFailure: Encodable {
  var id: JSONValue?
  var error: String
}

/// Any JSON value, to give an id back as it came.
enum JSONValue: Codable {
  case string(String)
  case integer(Int)
  case number(Double)
  case bool(Bool)
  case array([JSONValue])
  case object([String: JSONValue])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
