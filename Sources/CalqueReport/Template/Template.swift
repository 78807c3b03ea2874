/// A mustache template, parsed.
///
/// Knows variables (`{{name}}` escaped, `{{{name}}}` as it is), sections (`{{#name}}…{{/name}}`), inverted
/// sections (`{{^name}}`), partials (`{{> name}}`) and comments (`{{! … }}`). A line that holds nothing but
/// one tag of a section, a partial or a comment leaves no line behind.
struct Template {
  indirect enum Node {
    case text([UInt8])
    case variable(TemplateName, isRaw: Bool)
    case section(TemplateName, [Node], isInverted: Bool)
    case partial(String)
  }

  /// What is wrong with a template, and in which line.
  struct Fault: Error {
    var line: Int
    var problem: String
  }

  let nodes: [Node]

  /// Parses a template.
  init(_ source: String) throws(Fault) {
    var parser = TemplateParser(source)
    nodes = try parser.nodes(until: nil)
  }
}

/// Reads the tags of a template.
private struct TemplateParser {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  private static let lineFeed = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  init(_ source: String) { bytes = Array(source.utf8) }

  /// The nodes up to the end of a section, or of the template when there is none.
  mutating func nodes(until section: String?) throws(Template.Fault) -> [Template.Node] {
    let opened = line
    var nodes: [Template.Node] = []
    while index < bytes.count {
      let start = index
      guard let tag = nextTag() else {
        nodes.append(.text(Array(bytes[start...])))
        line += bytes[start...].count { $0 == Self.lineFeed }
        index = bytes.count
        break
      }
      var text = Array(bytes[start..<tag])
      line += text.count { $0 == Self.lineFeed }
      let (kind, name) = try content()
      if kind != 0, kind != UInt8(ascii: "{"), kind != UInt8(ascii: "&") {
        dropLine(before: &text, tag: tag)
      }
      if !text.isEmpty { nodes.append(.text(text)) }
      switch kind {
      case UInt8(ascii: "#"), UInt8(ascii: "^"):
        let inner = try self.nodes(until: name)
        nodes.append(.section(TemplateName(name), inner, isInverted: kind == UInt8(ascii: "^")))
      case UInt8(ascii: "/"):
        guard name == section else {
          throw Template.Fault(line: line, problem: "{{/\(name)}} closes what is not open there")
        }
        return nodes
      case UInt8(ascii: ">"): nodes.append(.partial(name))
      case UInt8(ascii: "!"): break
      default: nodes.append(.variable(TemplateName(name), isRaw: kind != 0))
      }
    }
    if let section {
      throw Template.Fault(line: opened, problem: "{{#\(section)}} is not closed")
    }
    return nodes
  }

  /// Where the next tag begins.
  private func nextTag() -> Int? {
    var place = index
    while place + 1 < bytes.count {
      if bytes[place] == UInt8(ascii: "{"), bytes[place + 1] == UInt8(ascii: "{") { return place }
      place += 1
    }
    return nil
  }

  /// The kind and the name of the tag that begins at the next `{{`; moves behind it.
  private mutating func content() throws(Template.Fault) -> (kind: UInt8, name: String) {
    index = (nextTag() ?? index) + 2
    let signs = Array("#^/>!{&".utf8)
    let kind = index < bytes.count && signs.contains(bytes[index]) ? bytes[index] : 0
    if kind != 0 { index += 1 }
    let end = kind == UInt8(ascii: "{") ? Array("}}}".utf8) : Array("}}".utf8)
    let start = index
    while index + end.count <= bytes.count {
      if bytes[index..<index + end.count].elementsEqual(end) {
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
          .split(separator: " ").joined(separator: " ")
        index += end.count
        guard !name.isEmpty || kind == UInt8(ascii: "!") else {
          throw Template.Fault(line: line, problem: "a tag has no name")
        }
        return (kind, name)
      }
      index += 1
    }
    throw Template.Fault(line: line, problem: "a tag is not closed")
  }

  /// Takes away the line of a tag that stands alone in it.
  private mutating func dropLine(before text: inout [UInt8], tag: Int) {
    var start = tag
    while start > 0, bytes[start - 1] == Self.space { start -= 1 }
    guard start == 0 || bytes[start - 1] == Self.lineFeed else { return }
    var end = index
    while end < bytes.count, bytes[end] == Self.space { end += 1 }
    guard end == bytes.count || bytes[end] == Self.lineFeed else { return }
    text.removeLast(min(text.count, tag - start))
    if end < bytes.count { line += 1 }
    index = min(bytes.count, end + 1)
  }
}
