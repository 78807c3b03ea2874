import CalqueText

/// Texts that a phrase should match, made from the phrase itself.
public struct PhraseSample: Sendable, Hashable {
  /// The alternative that the texts hold; nil for a phrase that has none.
  public let alternative: String?
  /// Texts that hold it, each with another choice for the rest of the phrase.
  public let texts: [String]
}

extension PatternSource {
  /// A sample for every alternative and every optional word, or one for the phrase that has neither.
  ///
  /// The readings of a phrase multiply, so that not every one is written out: each alternative is, with
  /// ``variations`` choices for the rest.
  public func samples() -> [PhraseSample] {
    var pattern = PhrasePattern(
      lists: lists,
      allowsVariables: isEcho,
      isExactCase: isExactCase
    )
    guard !isLiteral else { return [PhraseSample(alternative: nil, texts: [text])] }
    var scalars = Array(text.unicodeScalars)[...]
    guard let items = try? pattern.parse(&scalars, until: []) else { return [] }
    let tree = SampleTree(items)
    return tree.samples(variations: Self.variations)
  }

  /// How many choices for the rest of the phrase are tried with each alternative.
  private static let variations = 8
}

/// The parts of a phrase with a number for each place where there is a choice.
private struct SampleTree {
  private indirect enum Node {
    case text([String])
    case choice(Int, [[Node]], isOptional: Bool)
  }

  /// A choice: how to get to it, and its alternatives as a pack writes them.
  private struct Choice {
    var path: [Int: Int]
    var alternatives: [String]
  }

  private var nodes: [Node] = []
  private var choices: [Choice] = []

  init(_ items: [PhrasePattern.Item]) { nodes = convert(items, path: [:]) }

  private mutating func convert(_ items: [PhrasePattern.Item], path: [Int: Int]) -> [Node] {
    items.map { item in
      switch item {
      case .literal(let text): return .text([text])
      case .marker(let marker): return .text(Self.words(for: marker))
      case .forms(let lemma): return .text(WordForms.of(lemma))
      case .optional(let alternatives):
        return choice(alternatives, path: path, isOptional: true)
      case .choice(let alternatives):
        guard alternatives.contains(where: { !$0.allSatisfy(Self.isSlot) }) else {
          // A slot such as {Name}, which the parser writes as a choice of its lengths.
          return convert(alternatives[0], path: path).first ?? .text([""])
        }
        return choice(alternatives, path: path, isOptional: false)
      }
    }
  }

  private mutating func choice(
    _ alternatives: [[PhrasePattern.Item]],
    path: [Int: Int],
    isOptional: Bool
  ) -> Node {
    let number = choices.count
    choices.append(Choice(path: path, alternatives: alternatives.map(Self.spelled)))
    var converted: [[Node]] = []
    for (index, alternative) in alternatives.enumerated() {
      var inner = path
      inner[number] = index
      converted.append(convert(alternative, path: inner))
    }
    return .choice(number, converted, isOptional: isOptional)
  }

  func samples(variations: Int) -> [PhraseSample] {
    guard !choices.isEmpty else {
      return [PhraseSample(alternative: nil, texts: texts([:], variations))]
    }
    return choices.enumerated().flatMap { number, choice in
      choice.alternatives.indices.map { index in
        var chosen = choice.path
        chosen[number] = index
        return PhraseSample(
          alternative: choice.alternatives[index],
          texts: texts(chosen, variations)
        )
      }
    }
  }

  /// The different texts with these choices made.
  private func texts(_ chosen: [Int: Int], _ variations: Int) -> [String] {
    var result: [String] = []
    for variation in 0..<variations {
      let text = render(nodes, chosen, variation).split(separator: " ").joined(separator: " ")
      if !result.contains(text) { result.append(text) }
    }
    return result
  }

  private func render(_ nodes: [Node], _ chosen: [Int: Int], _ variation: Int) -> String {
    nodes.reduce(into: "") { text, node in
      switch node {
      case .text(let words): text += words[variation % words.count]
      case .choice(let number, let alternatives, let isOptional):
        if let index = chosen[number] {
          text += render(alternatives[index], chosen, variation)
        } else if !isOptional || variation % 2 == 1 {
          // Neighbouring choices take steps of their own, or some pairs would never meet.
          let step = variation / 2 + number * (variation / 4)
          text += render(alternatives[step % alternatives.count], chosen, variation)
        }
      }
    }
  }

  private static func isSlot(_ item: PhrasePattern.Item) -> Bool {
    switch item {
    case .marker: true
    case .literal(let text): text == " "
    case .choice, .optional, .forms: false
    }
  }

  /// Words that fill a slot or a variable.
  private static func words(for marker: UInt32) -> [String] {
    if marker == PhrasePattern.numberMarker { return ["7"] }
    if marker == PhrasePattern.wordMarker { return ["matters", "harbour"] }
    if let slot = Automaton.Slot(
      rawValue: UInt8(truncatingIfNeeded: marker &- PhrasePattern.slotMarkers)
    ), marker >= PhrasePattern.slotMarkers, marker < PhrasePattern.classMarkers {
      return [slot.sample]
    }
    let code = Int(marker &- PhrasePattern.variableMarkers)
    let words = ["harvest", "coalition", "government", "ladder", "harbour", "engineer"]
    let isPlural = code % 4 == Int(EchoForm.Inflection.plural.rawValue)
    return words.indices.map { words[($0 + code / 4) % words.count] + (isPlural ? "s" : "") }
  }

  /// An alternative as a pack writes it.
  private static func spelled(_ items: [PhrasePattern.Item]) -> String {
    items.reduce(into: "") { text, item in
      switch item {
      case .literal(let literal): text += literal
      case .forms(let lemma): text += "~\(lemma)"
      case .marker: text += "{…}"
      case .choice(let alternatives):
        text += "{\(alternatives.map(spelled).joined(separator: "|"))}"
      case .optional(let alternatives):
        text += "[\(alternatives.map(spelled).joined(separator: "|"))]"
      }
    }
  }
}

extension Automaton.Slot {
  /// A word of the slot's kind and of no other.
  fileprivate var sample: String {
    switch self {
    case .capitalised: "Maria"
    case .noun: "bridge"
    case .verb: "went"
    case .adjective: "tall"
    case .adverb: "quickly"
    case .determiner: "the"
    case .preposition: "with"
    case .pronoun: "she"
    case .conjunction: "and"
    case .auxiliary: "has"
    }
  }
}
