import CalqueCore
import CalqueRules
import CalqueText

/// Finds sequences of tokens that are described by word, lemma, shape and class.
struct SequenceDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    guard !context.rules.sequences.isEmpty else { return [] }
    let conditions = Conditions(context: context)
    var matches: [Match] = []
    context.rules.automaton.scan(context.text, root: .tokens) { output, block, tokens in
      let sequence = context.rules.sequences[Int(output.payload)]
      guard context.applies(sequence.rule, to: block) else { return }
      let bounds = context.text.sentence(around: tokens.lowerBound)
        .clamped(to: context.text.blocks[block])
      var search = SequenceSearch(sequence: sequence, tokens: context.text.tokens, bounds: bounds)
      guard let places = search.places(around: tokens.lowerBound) else { return }
      let range = places[0].lowerBound..<places[places.count - 1].upperBound
      guard conditions.hold(sequence.rule, tokens: range, block: block) else { return }
      let start = Int(context.text.tokens[range.lowerBound].start)
      matches.append(
        Match(
          rule: sequence.rule,
          block: block,
          range: context.text.textRange(range),
          captures: places.map {
            $0.isEmpty ? TextRange(start, start) : context.text.textRange($0)
          }
        )
      )
    }
    return matches
  }
}

/// The search for one sequence around one of its words, by trying gaps from short to long.
private struct SequenceSearch {
  let sequence: CompiledSequence
  let tokens: [Token]
  let bounds: Range<Int>
  /// How many more tokens may be looked at: no sequence of gaps makes the search long.
  private var budget = 4_096

  init(sequence: CompiledSequence, tokens: [Token], bounds: Range<Int>) {
    self.sequence = sequence
    self.tokens = tokens
    self.bounds = bounds
  }

  /// The tokens of each element when the anchor is the token at `index`.
  mutating func places(around index: Int) -> [Range<Int>]? {
    let anchor = sequence.anchor
    guard agrees(sequence.elements[anchor], index),
      let after = forward(anchor + 1, from: index + 1),
      let before = backward(anchor - 1, to: index)
    else { return nil }
    return before + [index..<index + 1] + after
  }

  private mutating func forward(_ place: Int, from start: Int) -> [Range<Int>]? {
    guard place < sequence.elements.count else { return [] }
    let element = sequence.elements[place]
    var end = start
    while true {
      let count = end - start
      if element.count.contains(count), let rest = forward(place + 1, from: end) {
        return [start..<end] + rest
      }
      guard count < element.count.upperBound, end < bounds.upperBound, spend(),
        agrees(element, end)
      else { return nil }
      end += 1
    }
  }

  private mutating func backward(_ place: Int, to end: Int) -> [Range<Int>]? {
    guard place >= 0 else { return [] }
    let element = sequence.elements[place]
    var start = end
    while true {
      let count = end - start
      if element.count.contains(count), let rest = backward(place - 1, to: start) {
        return rest + [start..<end]
      }
      guard count < element.count.upperBound, start > bounds.lowerBound, spend(),
        agrees(element, start - 1)
      else { return nil }
      start -= 1
    }
  }

  private mutating func spend() -> Bool {
    budget -= 1
    return budget > 0
  }

  private func agrees(_ element: TokenPattern.Element, _ index: Int) -> Bool {
    let token = tokens[index]
    var holds = element.words.isEmpty || element.words.sortedContains(token.hash)
    if holds, let shape = element.shape { holds = has(shape, token) }
    if holds, !element.classes.isEmpty {
      holds = token.kind == .word && !element.classes.isDisjoint(with: .of(hash: token.hash))
    }
    return holds != element.isNegated
  }

  private func has(_ shape: TokenPattern.Shape, _ token: Token) -> Bool {
    switch shape {
    case .capitalised:
      token.kind == .word && token.flags.contains(.capitalised)
        && !token.flags.contains(.allCapitals)
    case .lower:
      token.kind == .word && token.flags.isDisjoint(with: [.capitalised, .innerCapital])
    case .capitals: token.kind == .word && token.flags.contains(.allCapitals)
    case .number: token.kind == .number
    case .punctuation: token.kind == .punctuation
    }
  }
}
