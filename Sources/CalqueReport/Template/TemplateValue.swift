/// What a name in a template stands for.
enum TemplateValue {
  /// Text, which is escaped; as a section it is shown when it is not empty, as `{{.}}`.
  case text(String)
  /// HTML that was rendered before; `{{{name}}}` puts it in as it is.
  case html([UInt8])
  /// Whether a section is shown.
  case flag(Bool)
  /// A number.
  case number(Int)
  /// Names of its own, for a section.
  case record(TemplateRecord)
  /// A section that is repeated.
  case list([TemplateRecord])

  /// Text that is nothing when it is nil.
  static func text(_ text: String?) -> Self { .text(text ?? "") }

  /// A record that is nothing when it is nil.
  static func record(_ record: TemplateRecord?) -> Self { record.map(Self.record) ?? .flag(false) }
}

/// The names that a template can use in one place, and what they stand for.
struct TemplateRecord: ExpressibleByDictionaryLiteral {
  private(set) var fields: [String: TemplateValue]

  init(dictionaryLiteral elements: (String, TemplateValue)...) {
    fields = Dictionary(elements, uniquingKeysWith: { _, last in last })
  }

  subscript(name: String) -> TemplateValue? {
    get { fields[name] }
    set { fields[name] = newValue }
  }

  /// This record with the names of another one added.
  func adding(_ other: Self) -> Self {
    var result = self
    result.fields.merge(other.fields) { $1 }
    return result
  }
}
