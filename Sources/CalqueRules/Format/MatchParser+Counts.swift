extension MatchParser {
  /// `{of: words, within: sentence, more-than: 60}`.
  func measure(_ node: YAMLNode) throws(PackError) -> Measure {
    let fields = try node.keys("count", FormatKeys.count)
    guard let of = fields["of"] else {
      throw node.error("count needs the key “of”: words, sentences, or phrases")
    }
    let subject: Measure.Subject
    switch of.isScalar ? try of.text("of") : "" {
    case "words": subject = .words
    case "sentences": subject = .sentences
    default: subject = .phrases(try phrases(of))
    }
    let most = try fields["more-than"]?.integer("more-than", atLeast: 0)
    let least = try fields["fewer-than"]?.integer("fewer-than", atLeast: 1)
    guard (most == nil) != (least == nil) else {
      throw node.error("count needs either “more-than” or “fewer-than”")
    }
    let within = try fields["within"]?.choice("within", of: Rule.Within.self) ?? .document
    if case .sentences = subject, within == .sentence {
      throw node.error("sentences are counted within a paragraph or the document")
    }
    return Measure(subject: subject, within: within, most: most, least: least)
  }

  /// `{if: A, requires: B}` or `{if: A, forbids: B}`, with `within` and `before: true`.
  func pair(_ node: YAMLNode) throws(PackError) -> Result {
    let fields = try node.keys("pair", FormatKeys.pair)
    guard let first = fields["if"], let other = fields["requires"] ?? fields["forbids"],
      (fields["requires"] == nil) != (fields["forbids"] == nil)
    else {
      throw node.error("pair needs the key “if” and either “requires” or “forbids”")
    }
    let near = Rule.Near(
      phrases: try phrases(other),
      within: try fields["within"]?.choice("within", of: Rule.Within.self) ?? .document,
      isBefore: try fields["before"]?.isTrue("before") ?? false
    )
    var result = Result(match: .phrase(try phrases(first)), isFirstOnly: true)
    if fields["forbids"] != nil { result.near = [near] } else { result.notNear = [near] }
    return result
  }
}
