import CalqueCore

/// Reads the `cases` of a rule.
struct CaseParser {
  let pack: String

  func parse(_ node: YAMLNode, into rule: inout Rule) throws(PackError) {
    let fields = try node.keys("cases", FormatKeys.cases)
    guard let bad = fields["bad"], let good = fields["good"] else {
      throw node.error("cases need both bad and good, at least one of each")
    }
    for item in try bad.items("bad") { rule.badCases.append(try badCase(item)) }
    for item in try good.items("good") {
      let text = try item.text("a good case")
      guard !text.contains("[[") else {
        throw item.error("a good case marks nothing: remove the [[…]]")
      }
      rule.goodCases.append(
        Rule.GoodCase(text: text, line: item.place.line, column: item.place.column)
      )
    }
    guard !rule.badCases.isEmpty else { throw bad.error("there is no bad case") }
    guard !rule.goodCases.isEmpty else { throw good.error("there is no good case") }
  }

  private func badCase(_ node: YAMLNode) throws(PackError) -> Rule.BadCase {
    guard node.isMapping else { return try marked(node, fixed: nil, also: []) }
    let fields = try node.keys("a bad case", FormatKeys.badCase)
    guard let text = fields["text"] else { throw node.error("a bad case needs the key “text”") }
    var also: [String] = []
    for item in fields["also"]?.itemsOrSelf() ?? [] {
      let id = try item.text("also")
      also.append(id.contains("/") ? id : "\(pack)/\(id)")
    }
    return try marked(text, fixed: try fields["fixed"]?.text("fixed"), also: also)
  }

  private func marked(
    _ node: YAMLNode,
    fixed: String?,
    also: [String]
  ) throws(PackError) -> Rule.BadCase {
    let source = Array(try node.text("a bad case").utf8)
    var text: [UInt8] = []
    var spans: [TextRange] = []
    var start: Int?
    var index = 0
    while index < source.count {
      let isPair = index + 1 < source.count && source[index] == source[index + 1]
      if isPair, source[index] == 0x5B {
        guard start == nil else { throw node.error("“[[” inside “[[…]]”") }
        start = text.count
        index += 2
      } else if isPair, source[index] == 0x5D, let open = start {
        // In `[[…]]]` the bracket belongs to the text before the mark's end.
        if index + 2 < source.count, source[index + 2] == 0x5D {
          text.append(source[index])
          index += 1
        }
        spans.append(TextRange(open, text.count))
        start = nil
        index += 2
      } else {
        text.append(source[index])
        index += 1
      }
    }
    guard start == nil else { throw node.error("“[[” is never closed") }
    guard !spans.isEmpty else {
      throw node.error("a bad case marks what must be found: put [[…]] round it")
    }
    return Rule.BadCase(
      text: String(decoding: text, as: UTF8.self),
      spans: spans,
      fixed: fixed,
      also: also,
      line: node.place.line,
      column: node.place.column
    )
  }
}
