import CalqueCore
import CalqueRules
import CalqueText

/// Finds traces of broken encodings, of other scripts and of other languages.
struct LeftoverDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    var matches = MatchList()
    for index in context.gates.leftovers {
      guard let leftover = context.rules.rules[index].leftover else { continue }
      if leftover == .foreignWord {
        // What counts as foreign depends on how often the document says it.
        for word in ForeignWordFinder(context: context).words()
        where !matches.isFull(index) && context.applies(index, to: word.block) {
          matches.append(Match(rule: index, block: word.block, range: word.range))
        }
        continue
      }
      for block in context.document.blocks.indices
      where !context.text.blocks[block].isEmpty && !matches.isFull(index)
        && context.applies(index, to: block)
      {
        let found = spans(of: leftover, block: block, context)
        for range in found { matches.append(Match(rule: index, block: block, range: range)) }
      }
    }
    return matches.all
  }

  private func spans(of leftover: Leftover, block: Int, _ context: DetectionContext) -> [TextRange]
  {
    let range = context.document.blocks[block].range
    if leftover == .mixedScript { return mixedWords(block: block, context) }
    return context.document.text.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[range.range])
      let scanner = LeftoverScanner(text: text)
      let found: [TextRange] =
        switch leftover {
        case .mojibake: scanner.mojibake()
        case .replacementCharacter: scanner.replacementCharacters()
        case .escapedEntity: scanner.escapedEntities()
        case .questionMarks: scanner.questionMarks()
        case .mixedScript, .foreignWord: []
        }
      return found.map { TextRange($0.start + range.start, $0.end + range.start) }
    }
  }

  /// Words that mix the letters of two alphabets, as look-alikes do (`Рresident` with a Cyrillic Р).
  private func mixedWords(block: Int, _ context: DetectionContext) -> [TextRange] {
    let alphabets: Token.Flags = [.latin, .cyrillic, .greek]
    // No letter beyond Latin in the whole document: nothing to look for.
    guard !context.text.flags.isDisjoint(with: [.cyrillic, .greek]) else { return [] }
    var spans: [TextRange] = []
    for index in context.text.blocks[block] {
      let token = context.text.tokens[index]
      let present = token.flags.intersection(alphabets)
      // One letter of each is a unit or a formula (`µm`, `Δx`).
      guard present.rawValue.nonzeroBitCount > 1, token.count > 4 else { continue }
      spans.append(context.text.textRange(index..<index + 1))
    }
    return spans
  }
}
