/// Templates that can name one another.
struct TemplateLibrary {
  private var templates: [String: Template] = [:]

  /// Adds a template.
  mutating func add(_ source: String, named name: String) throws(Template.Fault) {
    templates[name] = try Template(source)
  }

  /// The first partial that a template names and that there is not.
  var missingPartial: String? {
    func missing(_ nodes: [Template.Node]) -> String? {
      for node in nodes {
        switch node {
        case .partial(let name) where templates[name] == nil: return name
        case .section(_, let inner, _): if let name = missing(inner) { return name }
        default: break
        }
      }
      return nil
    }
    return templates.sorted { $0.key < $1.key }.lazy.compactMap { missing($0.value.nodes) }.first
  }

  /// Renders a template, if there is one of that name.
  func render(_ name: String, _ record: TemplateRecord) -> [UInt8] {
    var output: [UInt8] = []
    render(name, record, into: &output)
    return output
  }

  /// Renders a template at the end of what there is.
  func render(_ name: String, _ record: TemplateRecord, into output: inout [UInt8]) {
    var rendering = Rendering(templates: templates, output: output)
    // The only holder of the bytes is the one that adds to them: nothing is copied.
    output = []
    rendering.show(name, record)
    output = rendering.output
  }

  /// Most templates within one another: one may name itself.
  private static let deepest = 50

  /// What is written so far, and the names that can be used.
  private struct Rendering {
    let templates: [String: Template]
    var output: [UInt8]
    private var stack: [TemplateRecord] = []
    private var depth = 0

    init(templates: [String: Template], output: [UInt8]) {
      self.templates = templates
      self.output = output
    }

    mutating func show(_ name: String, _ record: TemplateRecord) {
      guard let template = templates[name] else { return }
      show(template.nodes, with: record)
    }

    private mutating func show(_ nodes: [Template.Node], with record: TemplateRecord) {
      stack.append(record)
      for node in nodes { show(node) }
      stack.removeLast()
    }

    private func value(_ name: TemplateName) -> TemplateValue? {
      for record in stack.reversed() {
        if let value = record[name] { return value }
      }
      return nil
    }

    private mutating func show(_ node: Template.Node) {
      switch node {
      case .text(let bytes): output += bytes
      case .variable(let name, let isRaw): show(value(name), isRaw: isRaw)
      case .section(let name, let nodes, let isInverted):
        let value = value(name)
        if isInverted {
          if value.isNothing { for node in nodes { show(node) } }
        } else {
          section(value, nodes)
        }
      case .partial(let name):
        guard let template = templates[name], depth < TemplateLibrary.deepest else { return }
        depth += 1
        for node in template.nodes { show(node) }
        depth -= 1
      }
    }

    private mutating func section(_ value: TemplateValue?, _ nodes: [Template.Node]) {
      switch value {
      case .list(let records): for record in records { show(nodes, with: record) }
      case .record(let record): show(nodes, with: record)
      case .text(let text): if !text.isEmpty { show(nodes, with: [".": .text(text)]) }
      default: if !value.isNothing { for node in nodes { show(node) } }
      }
    }

    private mutating func show(_ value: TemplateValue?, isRaw: Bool) {
      switch value {
      case .text(let text):
        isRaw ? output.append(contentsOf: text.utf8) : HTMLText.escape(text, into: &output)
      case .html(let bytes): output += bytes
      case .number(let number): output.append(contentsOf: String(number).utf8)
      default: break
      }
    }
  }
}

extension TemplateValue? {
  /// Whether an inverted section is shown for it.
  fileprivate var isNothing: Bool {
    switch self {
    case nil: true
    case .text(let text): text.isEmpty
    case .html(let bytes): bytes.isEmpty
    case .flag(let flag): !flag
    case .list(let records): records.isEmpty
    case .number, .record: false
    }
  }
}
