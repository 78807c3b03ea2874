import CalqueCore
import CalqueRules
import CalqueText

/// Finds words and compounds that return too soon: `a US-led operation by the US-led coalition`.
struct RepetitionDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    guard !context.rules.repetitions.isEmpty else { return [] }
    // The places of each repetition's units, by position.
    var units: [[Unit]] = context.rules.repetitions.map { _ in [] }
    context.rules.automaton.scan(context.text, root: .repetition) { output, block, tokens in
      let number = Int(output.payload)
      let repetition = context.rules.repetitions[number]
      guard context.applies(repetition.rule, to: block) else { return }
      if let unit = unit(at: tokens.lowerBound, block: block, repetition, context) {
        units[number].append(unit)
      }
    }
    var matches: [Match] = []
    for (number, repetition) in context.rules.repetitions.enumerated() {
      if repetition.words.isEmpty, repetition.compoundEndings.isEmpty {
        units[number] = plainWords(repetition, context)
      }
      matches += returns(of: units[number], repetition, context)
    }
    return matches
  }

  /// A word or compound whose return counts.
  private struct Unit {
    var key: UInt64
    var tokens: Range<Int>
    var block: Int
  }

  private func unit(
    at index: Int,
    block: Int,
    _ repetition: CompiledRepetition,
    _ context: DetectionContext
  ) -> Unit? {
    let tokens = context.text.tokens
    guard !repetition.compoundEndings.isEmpty else {
      guard tokens[index].count >= repetition.minimumLength else { return nil }
      return Unit(key: tokens[index].hash, tokens: index..<index + 1, block: block)
    }
    // The ending belongs to a compound when a hyphen and a word stand before it, back to its start.
    let bounds = context.text.blocks[block]
    var start = index
    while start - 2 >= bounds.lowerBound, tokens[start - 1].kind == .hyphen,
      tokens[start - 2].kind == .word || tokens[start - 2].kind == .number
    {
      start -= 2
    }
    guard start < index else { return nil }
    var key: UInt64 = 0
    for token in tokens[start...index] { key = (key ^ token.hash) &* 0x9E37_79B9_7F4A_7C15 }
    return Unit(key: key, tokens: start..<index + 1, block: block)
  }

  private func plainWords(_ repetition: CompiledRepetition, _ context: DetectionContext) -> [Unit] {
    var units: [Unit] = []
    for (block, range) in context.text.blocks.enumerated()
    where !range.isEmpty && context.applies(repetition.rule, to: block) {
      for index in range {
        let token = context.text.tokens[index]
        guard token.kind == .word, token.count >= repetition.minimumLength,
          !repetition.ignored.sortedContains(token.hash)
        else { continue }
        units.append(Unit(key: token.hash, tokens: index..<index + 1, block: block))
      }
    }
    return units
  }

  private func returns(
    of units: [Unit],
    _ repetition: CompiledRepetition,
    _ context: DetectionContext
  ) -> [Match] {
    let conditions = Conditions(context: context)
    var matches = MatchList()
    var chains: [UInt64: [Unit]] = [:]
    for unit in units where !matches.isFull(repetition.rule) {
      var chain = chains[unit.key] ?? []
      if let last = chain.last, !isNear(last, unit, repetition, context) { chain = [] }
      // Of a long chain the last links are enough.
      if chain.count > max(Match.mostRelated, repetition.count) { chain.removeFirst() }
      chain.append(unit)
      chains[unit.key] = chain
      guard chain.count >= repetition.count,
        conditions.hold(repetition.rule, tokens: unit.tokens, block: unit.block)
      else { continue }
      matches.append(
        Match(
          rule: repetition.rule,
          block: unit.block,
          range: context.text.textRange(unit.tokens),
          related: chain.dropLast().map { context.text.textRange($0.tokens) }
        )
      )
    }
    return matches.all
  }

  private func isNear(
    _ first: Unit,
    _ second: Unit,
    _ repetition: CompiledRepetition,
    _ context: DetectionContext
  ) -> Bool {
    switch repetition.within {
    case .sentence:
      guard
        context.text.sentence(around: first.tokens.lowerBound).contains(second.tokens.lowerBound)
      else { return false }
    case .paragraph: guard first.block == second.block else { return false }
    case .document: break
    }
    var words = 0
    for index in first.tokens.upperBound..<second.tokens.lowerBound
    where context.text.tokens[index].isWordLike {
      words += 1
      if words > repetition.distance { return false }
    }
    return true
  }
}
