/// What a name in a template stands for.
package enum TemplateValue {
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
  package static func text(_ text: String?) -> Self { .text(text ?? "") }

  /// A record that is nothing when it is nil.
  package static func record(_ record: TemplateRecord?) -> Self {
    record.map(Self.record) ?? .flag(false)
  }
}

/// A name that templates use, as a number: cards have dozens of them, and there are tens of thousands of cards.
package struct TemplateName: Hashable, ExpressibleByStringLiteral {
  private let code: UInt64

  package init(stringLiteral name: StaticString) {
    code = name.withUTF8Buffer { Self.code($0) }
  }

  init(_ name: String) { code = Self.code(name.utf8) }

  /// FNV-1a; that two names of templates share a code does not happen by chance.
  private static func code(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The names that a template can use in one place, and what they stand for.
package struct TemplateRecord: ExpressibleByDictionaryLiteral {
  /// Few enough to be searched from the front; a name that was added later comes first.
  private var fields: [Field]

  private struct Field {
    let name: TemplateName
    let value: TemplateValue
  }

  package init(dictionaryLiteral elements: (TemplateName, TemplateValue)...) {
    fields = elements.map { Field(name: $0.0, value: $0.1) }
  }

  package subscript(name: TemplateName) -> TemplateValue? {
    for field in fields where field.name == name { return field.value }
    return nil
  }

  /// This record with the names of another one added, which win.
  package func adding(_ other: Self) -> Self {
    var result = other
    result.fields += fields
    return result
  }
}
