import CalqueCore
import CalqueRules
import CalqueText

/// Finds words that return within one phrase: `{X} of {X+s}`, `{X} {X}`.
struct EchoDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    let conditions = Conditions(context: context)
    var matches = MatchList()
    func examine(_ echo: CompiledEcho, start: Int, block: Int) {
      let end = start + echo.elements.count
      let bounds = context.text.blocks[block]
      guard start >= bounds.lowerBound, end <= bounds.upperBound else { return }
      guard context.applies(echo.rule, to: block), !matches.isFull(echo.rule),
        agrees(echo, at: start, context)
      else { return }
      guard conditions.hold(echo.rule, tokens: start..<end, block: block) else { return }
      matches.append(
        Match(rule: echo.rule, block: block, range: context.text.textRange(start..<end))
      )
    }
    // Most places are ruled out by two words that differ, before anything is copied.
    let shortcuts = context.rules.echoes.map { (anchor: $0.anchor, pair: repeatDistance($0)) }
    let all = context.text.tokens
    context.rules.automaton.scan(context.text, root: .echo) { output, block, tokens in
      let (anchor, pair) = shortcuts[Int(output.payload)]
      let start = tokens.lowerBound - anchor
      if let (first, step) = pair {
        let place = start + first
        guard place >= 0, place + step < all.count, all[place].hash == all[place + step].hash
        else { return }
      }
      examine(context.rules.echoes[Int(output.payload)], start: start, block: block)
    }
    for echo in context.rules.echoes where echo.anchor < 0 {
      guard let distance = repeatDistance(echo) else { continue }
      for (block, range) in context.text.blocks.enumerated() where range.count > distance.step {
        for index in range.lowerBound..<range.upperBound - distance.step
        where context.text.tokens[index].hash == context.text.tokens[index + distance.step].hash {
          examine(echo, start: index - distance.first, block: block)
        }
      }
    }
    return matches.all
  }

  /// For a form without literal words, the first place of a variable and the way to its next.
  private func repeatDistance(_ echo: CompiledEcho) -> (first: Int, step: Int)? {
    for (first, element) in echo.elements.enumerated() {
      guard case .variable(let name, .same) = element else { continue }
      let second = echo.elements[(first + 1)...].firstIndex(
        of: .variable(name: name, inflection: .same)
      )
      if let second { return (first, second - first) }
    }
    return nil
  }

  /// Whether the tokens from `start` have the echo's form.
  private func agrees(_ echo: CompiledEcho, at start: Int, _ context: DetectionContext) -> Bool {
    let tokens = context.text.tokens
    for (place, element) in echo.elements.enumerated() {
      let token = tokens[start + place]
      switch element {
      case .word(let id): guard token.id == id else { return false }
      case .number: guard token.kind == .number else { return false }
      case .variable(let name, let inflection):
        guard token.kind == .word else { return false }
        // Compare with the variable's earlier place, if this is not the first.
        for (earlier, other) in echo.elements[..<place].enumerated() {
          guard case .variable(name, let otherInflection) = other else { continue }
          let first = tokens[start + earlier]
          guard first.count >= echo.minimumLength, token.count >= echo.minimumLength,
            !echo.ignored.sortedContains(first.hash), !echo.ignored.sortedContains(token.hash),
            !first.flags.contains(.hasDigit), !hasIgnoredEnding(first, echo, context),
            echo.matchesNames || !isName(token),
            agree(first, otherInflection, token, inflection, context)
          else { return false }
        }
      }
    }
    return true
  }

  private func hasIgnoredEnding(
    _ token: Token,
    _ echo: CompiledEcho,
    _ context: DetectionContext
  ) -> Bool {
    echo.ignoredEndings.contains {
      context.document.text[token.range].reversed().starts(with: $0.utf8.reversed())
    }
  }

  /// Whether the word's return begins a name: `Baden Baden`, `the north-west West Ham fans`.
  private func isName(_ second: Token) -> Bool { second.flags.contains(.capitalised) }

  private func agree(
    _ first: Token,
    _ firstInflection: EchoForm.Inflection,
    _ second: Token,
    _ secondInflection: EchoForm.Inflection,
    _ context: DetectionContext
  ) -> Bool {
    if firstInflection == .either || secondInflection == .either {
      return first.hash == second.hash || isPlural(second, of: first, context)
        || isPlural(first, of: second, context)
    }
    return switch (firstInflection, secondInflection) {
    case (.plural, .same): isPlural(first, of: second, context)
    case (.same, .plural): isPlural(second, of: first, context)
    default: first.hash == second.hash
    }
  }

  /// Whether `plural` is the regular plural of `singular`: -s, -es, -ies.
  private func isPlural(_ plural: Token, of singular: Token, _ context: DetectionContext) -> Bool {
    guard plural.count > singular.count, plural.count <= singular.count + 2 else { return false }
    let long = context.document.text[plural.range].map { $0 | 0x20 }
    var short = context.document.text[singular.range].map { $0 | 0x20 }
    if long == short + [0x73] { return true }
    if long == short + [0x65, 0x73] { return true }
    guard short.last == 0x79 else { return false }
    short.removeLast()
    return long == short + [0x69, 0x65, 0x73]
  }
}
