package import Yams

/// A YAML node with the questions that a parser asks, each answered with a clear error.
package struct YAMLNode {
  package let node: Node
  package let path: String

  package init(_ node: Node, path: String) {
    self.node = node
    self.path = path
  }

  /// Parses a file's text.
  package static func parse(_ text: String, path: String) throws(PackError) -> YAMLNode {
    // A byte order mark, which some editors write, is no part of the text.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw PackError(
          path: path,
          line: 1,
          column: 1,
          message: "the file is empty; “calque rules new” writes one to begin with"
        )
      }
      return YAMLNode(node, path: path)
    } catch let error as PackError {
      throw error
    } catch let error as YamlError {
      throw PackError(error, path: path, text: text)
    } catch {
      throw PackError(path: path, message: "not readable as YAML: \(error)")
    }
  }

  package var place: SourcePlace {
    SourcePlace(path: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  package func error(_ message: String) -> PackError { place.error(message) }

  /// The text of a scalar.
  package func text(_ what: String) throws(PackError) -> String {
    guard case .scalar(let scalar) = node else {
      throw error("\(what) must be text, not \(kindName)")
    }
    return scalar.string
  }

  /// The value of a switch, which is `true` or left away.
  package func isTrue(_ what: String) throws(PackError) -> Bool {
    guard try text(what) == "true" else { throw error("\(what) is true or left away") }
    return true
  }

  /// A whole number that is at least `minimum`.
  package func integer(_ what: String, atLeast minimum: Int) throws(PackError) -> Int {
    let text = try text(what)
    guard let value = Int(text), value >= minimum else {
      throw error("\(what) must be a whole number of at least \(minimum), not “\(text)”")
    }
    return value
  }

  /// A number within bounds.
  package func number(
    _ what: String,
    in bounds: ClosedRange<Double>
  ) throws(PackError) -> Double {
    let text = try text(what)
    guard let value = Double(text), bounds.contains(value) else {
      throw error(
        "\(what) must be a number from \(bounds.lowerBound) to \(bounds.upperBound), not “\(text)”"
      )
    }
    return value
  }

  /// One of the words of an enumeration.
  package func choice<Value: RawRepresentable & CaseIterable>(
    _ what: String,
    of type: Value.Type
  ) throws(PackError) -> Value where Value.RawValue == String {
    let text = try text(what)
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    throw error(
      "\(what) must be one of \(names.joined(separator: ", ")), not “\(text)”"
        + Nearest.hint(text, among: names)
    )
  }

  /// The items of a sequence.
  package func items(_ what: String) throws(PackError) -> [YAMLNode] {
    guard case .sequence(let sequence) = node else {
      throw error("\(what) must be a list, not \(kindName)")
    }
    return sequence.map { YAMLNode($0, path: path) }
  }

  /// The items of a sequence, or the node itself as the only one.
  package func itemsOrSelf() -> [YAMLNode] {
    guard case .sequence(let sequence) = node else { return [self] }
    return sequence.map { YAMLNode($0, path: path) }
  }

  /// The entries of a mapping in order.
  package func entries(_ what: String) throws(PackError) -> [(key: YAMLNode, value: YAMLNode)] {
    guard case .mapping(let mapping) = node else {
      throw error("\(what) must be a mapping of keys to values, not \(kindName)")
    }
    return mapping.map { (YAMLNode($0.key, path: path), YAMLNode($0.value, path: path)) }
  }

  /// The entries of a mapping by key; an unknown key is an error that names the nearest known one.
  package func keys(_ what: String, _ known: [String]) throws(PackError) -> [String: YAMLNode] {
    var result: [String: YAMLNode] = [:]
    for (key, value) in try entries(what) {
      let name = try key.text("a key of \(what)")
      guard known.contains(name) else {
        let hint = Nearest.hint(name, among: known)
        throw key.error(
          "\(what) has no key “\(name)”"
            + (hint.isEmpty ? "; it may have \(known.joined(separator: ", "))" : hint)
        )
      }
      result[name] = value
    }
    return result
  }

  /// The entries of a mapping by key, none when this is no mapping.
  var fields: [String: YAMLNode] {
    var result: [String: YAMLNode] = [:]
    for (key, value) in (try? entries("")) ?? [] { result[(try? key.text("")) ?? ""] = value }
    return result
  }

  /// The node as YAML, without comments.
  package var yaml: String { (try? Yams.serialize(node: node, sortKeys: true)) ?? "" }

  package var isMapping: Bool { if case .mapping = node { true } else { false } }
  package var isScalar: Bool { if case .scalar = node { true } else { false } }

  private var kindName: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}

extension PackError {
  fileprivate init(_ error: YamlError, path: String, text: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        path: path,
        line: mark.line,
        column: mark.column,
        message: "not valid YAML: \(problem)" + Self.hint(problem, line: mark.line, of: text)
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        path: path,
        line: context.mark.line,
        column: context.mark.column,
        message: "the key “\(duplicates.map(\.description).joined(separator: "”, “"))” stands twice"
      )
    default:
      self.init(path: path, line: 1, column: 1, message: "not valid YAML: \(error)")
    }
  }

  /// What someone who does not know YAML by heart has probably done.
  private static func hint(_ problem: String, line number: Int, of text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // libyaml complains where it gave up, which is often the line after the slip.
    let near = lines.indices.filter { (number - 2...number - 1).contains($0) }.map { lines[$0] }
    if near.contains(where: { $0.prefix { $0 == " " || $0 == "\t" }.contains("\t") }) {
      return "; indent with spaces, not with tabs"
    }
    if problem.contains("mapping values are not allowed") {
      return "; put a text that holds “: ” in quotes, and check the indent of this line"
    }
    if problem.contains("alias") || problem.contains("anchor") || problem.contains("tag")
      || problem.contains("cannot start any token")
    {
      return "; put a text that begins with a sign such as { [ * & ! % @ in quotes"
    }
    if problem.contains("unexpected end of stream") || problem.contains("quoted scalar") {
      return "; a quotation mark is never closed"
    }
    if problem.contains("expected ',' or") {
      return "; a bracket is never closed, or a text with brackets in it needs quotes"
    }
    if problem.contains("another document") {
      return "; a file is one document: remove the line “---”"
    }
    if problem.contains("did not find expected") {
      return "; check the indent of this line and the brackets and quotes before it"
    }
    return ""
  }
}
