import Foundation

/// A record of one of the corpora: a line of a JSONL file, or a file of a folder of labelled articles.
struct EvaluationRecord: Decodable {
  /// A labelled artefact, or an error that a rater marked.
  struct Label: Decodable {
    var start: Int?
    var end: Int?
    var text: String?
    var category: String?
    var severity: String?
    var intended: String?
    /// Where the rater saw it when it was not in these words: `source`, `gap`, `unlocated`.
    var side: String?
  }

  /// A list of labels; WMT's files say by a mere flag whether there are any.
  enum Labels: Decodable {
    case list([Label])
    case flag

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if (try? container.decode(Bool.self)) != nil {
        self = .flag
      } else {
        self = .list(try container.decode([Label].self))
      }
    }
  }

  /// A name that may be written as a number.
  struct Name: Decodable {
    var value: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        value = String(number)
      } else {
        value = try container.decode(String.self)
      }
    }
  }

  var id: Name?
  var text: String?
  var html: String?
  var mt: String?
  var target: String?
  var edited: String?
  var pe: String?
  var spans: Labels?
  var errors: [Label]?
  var set: String?
  var lp: String?
  var doc: Name?
  var seg: Name?
  var domain: String?
  var system: String?
  var tier: String?
  var human: Bool?
  var translator: String?
  var label: String?
  var language: String?
  var route: String?
  var isListed: Bool?
  var names: [String]?

  enum CodingKeys: String, CodingKey {
    case id, text, html, mt, target, edited, pe, spans, errors, set, lp, doc, seg, domain, system
    case tier, human, translator, label, language, route, names
    case isListed = "in_gazetteer"
  }

  /// Reads a record.
  ///
  /// - Throws: ``Fault`` that says what is wrong with it.
  static func parse(_ bytes: ArraySlice<UInt8>) throws(Fault) -> Self {
    do {
      return try JSONDecoder().decode(Self.self, from: Data(bytes))
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      throw Fault("“\(path.joined(separator: "."))” is of the wrong type")
    } catch DecodingError.typeMismatch {
      throw Fault("this is no JSON object")
    } catch {
      throw Fault("this is no valid JSON")
    }
  }

  /// What is wrong with a record.
  struct Fault: Error {
    var message: String

    init(_ message: String) { self.message = message }
  }

  /// What is known of a text, by the fields that there are; nil when there is no text.
  var kind: EvaluationSet.Kind? {
    if target != nil { return .mqm }
    guard text != nil || html != nil || mt != nil else { return nil }
    if edited != nil || pe != nil { return .edits }
    if case .list? = spans {
      return isListed != nil || names != nil || label == nil && route != nil ? .names : .labelled
    }
    if human == true || translator != nil { return .clean }
    return system != nil ? .machine : .clean
  }
}
