import CalqueText

extension MatchParser {
  /// A list of elements: `[{lemma: report}, {word: about}, {gap: 0..2}, {class: noun}]`.
  func tokens(_ node: YAMLNode) throws(PackError) -> TokenPattern {
    var elements: [TokenPattern.Element] = []
    for item in try node.items("tokens") { elements.append(try element(item)) }
    guard elements.contains(where: \.isAnchor) else {
      throw node.error(
        "tokens needs one element with “word” or “lemma”, neither optional nor negated: the search begins there"
      )
    }
    guard elements.count <= TokenPattern.mostElements else {
      throw node.error("tokens has more than \(TokenPattern.mostElements) elements")
    }
    return TokenPattern(elements: elements)
  }

  private func element(_ node: YAMLNode) throws(PackError) -> TokenPattern.Element {
    let fields = try node.keys("an element of tokens", FormatKeys.element)
    var element = TokenPattern.Element()
    if let gap = fields["gap"] {
      guard fields.count == 1 else { throw gap.error("a gap stands alone: {gap: 0..3}") }
      element.count = try range(gap)
      return element
    }
    let negated = fields.keys.filter { $0.hasPrefix("not-") }
    let plain = fields.keys.filter { !$0.hasPrefix("not-") && $0 != "optional" }
    guard negated.isEmpty != plain.isEmpty else {
      throw node.error(
        "an element says what the token is (word, lemma, shape, class) or what it is not (not-word, not-lemma, not-shape, not-class)"
      )
    }
    element.isNegated = plain.isEmpty
    func value(_ key: String) -> YAMLNode? { fields[key] ?? fields["not-" + key] }
    var hashes: Set<UInt64> = []
    if let word = value("word") {
      for text in try plainWords(word) { hashes.insert(try single(text, word)) }
    }
    if let lemma = value("lemma") {
      for text in try plainWords(lemma) {
        _ = try single(text, lemma)
        hashes.formUnion(WordForms.of(text).map(WordHash.of))
      }
    }
    element.words = hashes.sorted()
    if let shape = value("shape") {
      element.shape = try shape.choice("shape", of: TokenPattern.Shape.self)
    }
    if let kind = value("class") {
      for item in kind.itemsOrSelf() { element.classes.insert(try wordClass(item)) }
    }
    if try fields["optional"]?.isTrue("optional") == true { element.count = 0...1 }
    return element
  }

  private func wordClass(_ node: YAMLNode) throws(PackError) -> WordClass {
    let text = try node.text("class")
    guard let known = WordClass.names.first(where: { $0.name == text }) else {
      let names = WordClass.names.map(\.name)
      throw node.error(
        "class knows \(names.joined(separator: ", ")), not “\(text)”"
          + Nearest.hint(text, among: names)
      )
    }
    return known.value
  }

  private func single(_ text: String, _ node: YAMLNode) throws(PackError) -> UInt64 {
    let tokens = Tokenizer.tokenize(text).tokens
    guard tokens.count == 1, let token = tokens.first else {
      throw node.error("“\(text)” is \(tokens.count) tokens; an element is one")
    }
    return token.hash
  }

  /// `2`, `0..3`.
  private func range(_ node: YAMLNode) throws(PackError) -> ClosedRange<Int> {
    let text = try node.text("gap")
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
    let fault = node.error(
      "gap is a number of tokens or a range such as 0..3, up to \(TokenPattern.longestGap)"
    )
    guard ends.count == 1 || ends.count == 2 && text.contains(".."), let low = ends[0],
      let high = ends[ends.count - 1], low <= high, low >= 0, high >= 1,
      high <= TokenPattern.longestGap
    else { throw fault }
    return low...high
  }
}
