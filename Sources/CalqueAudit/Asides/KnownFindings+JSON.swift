public import CalqueRules
private import FoundationEssentials

extension KnownFindings {
  private struct File: Decodable {
    var calque: String
    var version: Int
    var findings: [Line]
  }

  private struct Line: Decodable {
    var path: String
    var item: String?
    var rule: String
    var text: String
    var sentence: String
    var count: Int
  }

  private static let kind = "baseline"
  private static let version = 1

  /// Reads a baseline.
  ///
  /// - Throws: what is wrong with it.
  public init(contentsOfFile path: String) throws(PackError) {
    self.init(path: path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PackError(
        path: path,
        message: "there is no readable baseline; “calque baseline” writes one"
      )
    }
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: data)
    } catch {
      throw PackError(path: path, message: "this is no baseline: \(Self.fault(error))")
    }
    guard file.calque == Self.kind, file.version == Self.version else {
      throw PackError(
        path: path,
        message: """
          this is no baseline that this version reads (“calque” is \(file.calque), “version” is \
          \(file.version)); write it anew with “calque baseline”
          """
      )
    }
    for (index, line) in file.findings.enumerated() {
      guard line.count > 0 else {
        throw PackError(path: path, message: "findings[\(index)]: count must be at least 1")
      }
      let entry = Entry(
        path: line.path,
        item: line.item ?? "",
        rule: line.rule,
        text: line.text,
        sentence: line.sentence
      )
      // Two branches that were merged may know the same finding.
      counts[entry] = max(counts[entry] ?? 0, line.count)
    }
  }

  private static func fault(_ error: any Error) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined(separator: ".")
        .replacing(".[", with: "[")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      let whole = place(context.codingPath)
      return "\(whole.isEmpty ? "it" : whole) has no “\(key.stringValue)”"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let whole = place(context.codingPath)
      return whole.isEmpty ? "it is no JSON object" : "“\(whole)” is of the wrong kind"
    default:
      return "it is no valid JSON; after a merge of branches, write it anew with “calque baseline”"
    }
  }

  /// The baseline as JSON, an entry a line, so that changes of it can be read and merged.
  public var json: String {
    let lines = counts.sorted { $0.key < $1.key }.map { entry, count in
      var line = "    {\"path\": \(Self.quoted(entry.path)), "
      if !entry.item.isEmpty { line += "\"item\": \(Self.quoted(entry.item)), " }
      line += "\"rule\": \(Self.quoted(entry.rule)), \"text\": \(Self.quoted(entry.text)), "
      return line + "\"sentence\": \(Self.quoted(entry.sentence)), \"count\": \(count)}"
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return """
      {
        "calque": "\(Self.kind)",
        "version": \(Self.version),
        "findings": \(list)
      }

      """
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
