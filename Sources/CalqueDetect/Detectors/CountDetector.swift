import CalqueCore
import CalqueRules
import CalqueText

/// Finds sentences, paragraphs and documents that hold too much or too little of something.
struct CountDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    guard context.rules.measures.contains(where: { context.gates.isActive($0.rule) }) else {
      return []
    }
    // The first token of each occurrence of a count's phrases, ascending.
    var phrases: [[Range<Int>]] = context.rules.measures.map { _ in [] }
    context.rules.automaton.scan(context.text, root: .counted) { output, block, tokens in
      let measure = context.rules.measures[Int(output.payload)]
      let number = Int(output.payload)
      // Readings of one phrase that begin at one place are one occurrence.
      guard context.applies(measure.rule, to: block),
        phrases[number].last?.lowerBound != tokens.lowerBound
      else { return }
      phrases[number].append(tokens)
    }
    return context.rules.measures.indices.flatMap { number -> [Match] in
      let measure = context.rules.measures[number]
      guard context.gates.isActive(measure.rule) else { return [] }
      return scopes(measure, context).compactMap { scope in
        judge(measure, scope, units(measure, scope, phrases[number], context), context)
      }
    }
  }

  /// The runs of tokens of a sentence, a paragraph or the document.
  private func scopes(_ measure: CompiledMeasure, _ context: DetectionContext) -> [[Range<Int>]] {
    let blocks = context.text.blocks.indices.filter {
      !context.text.blocks[$0].isEmpty && !context.isFurniture[$0]
        && context.applies(measure.rule, to: $0)
    }.map { context.text.blocks[$0] }
    switch measure.within {
    case .document: return blocks.isEmpty ? [] : [blocks]
    case .paragraph: return blocks.map { [$0] }
    case .sentence:
      return blocks.flatMap { block -> [[Range<Int>]] in
        var sentences: [[Range<Int>]] = []
        var start = block.lowerBound
        while start < block.upperBound {
          let end = min(context.text.sentence(around: start).upperBound, block.upperBound)
          sentences.append([start..<end])
          start = end
        }
        return sentences
      }
    }
  }

  /// What is counted in a scope.
  private func units(
    _ measure: CompiledMeasure,
    _ scope: [Range<Int>],
    _ phrases: [Range<Int>],
    _ context: DetectionContext
  ) -> [Range<Int>] {
    switch measure.subject {
    case .phrases:
      scope.flatMap { run in
        phrases[phrases.partitioningIndex { $0.lowerBound >= run.lowerBound }...]
          .prefix { $0.lowerBound < run.upperBound }
      }
    case .words:
      scope.flatMap { $0.filter { context.text.tokens[$0].isWordLike } }.map { $0..<$0 + 1 }
    case .sentences:
      scope.flatMap { run in
        run.filter { context.text.sentence(around: $0).lowerBound == $0 || $0 == run.lowerBound }
      }.map { $0..<$0 + 1 }
    }
  }

  /// The finding for a scope: the first phrase too many, or else the first run of the scope.
  private func judge(
    _ measure: CompiledMeasure,
    _ scope: [Range<Int>],
    _ units: [Range<Int>],
    _ context: DetectionContext
  ) -> Match? {
    let isTooMany = measure.most >= 0
    guard isTooMany ? units.count > measure.most : units.count < measure.least else { return nil }
    let marksPhrase = isTooMany && measure.subject == .phrases
    let range = marksPhrase ? units[measure.most] : scope[0]
    let block = context.text.block(of: range.lowerBound)
    guard Conditions(context: context).hold(measure.rule, tokens: range, block: block) else {
      return nil
    }
    return Match(
      rule: measure.rule,
      block: block,
      range: context.text.textRange(range),
      related: marksPhrase
        ? units.prefix(measure.most).map { context.text.textRange($0) } : [],
      values: ["count": String(units.count)]
    )
  }
}
