import CalqueCore
import CalqueRules
import CalqueText

/// Finds blocks of copy that are page furniture: by their phrases (`Ad image`, `5 Min Read`), or by
/// how many of their words are words of pages.
struct FurnitureDetector: Detector {
  /// Longer blocks are never furniture.
  private static let longest = 60
  /// With fewer blocks that hold text, nothing is furniture by its words alone.
  private static let fewestBlocks = 3

  func matches(in context: DetectionContext) -> [Match] {
    var matches: [Match] = []
    let byWords = context.gates.mechanisms.filter {
      context.rules.rules[$0].mechanism?.name == .pageWords
    }
    // A line alone has no copy about it that it could be parted from.
    let isPage = context.text.blocks.count { !$0.isEmpty } >= Self.fewestBlocks
    let words = FurnitureWords(text: context.text)
    for (block, range) in context.text.blocks.enumerated()
    where !range.isEmpty && range.count <= Self.longest
      // Where it is furniture by its place on the page, it is where it belongs.
      && context.document.blocks[block].kind != .furniture
    {
      let rule =
        rule(covering: range, block: block, context)
        ?? byWords.first { isPage && context.applies($0, to: block) && words.isFurniture(range) }
      guard let rule else { continue }
      matches.append(Match(rule: rule, block: block, range: context.document.blocks[block].range))
    }
    return matches
  }

  /// The first rule whose phrases, one after the other, make up the whole block.
  private func rule(covering range: Range<Int>, block: Int, _ context: DetectionContext) -> Int? {
    var first: Int?
    var index = skipMarks(from: range.lowerBound, in: range, context)
    while index < range.upperBound {
      var best: (rule: Int, end: Int)?
      context.rules.automaton.forEachMatch(
        context.text.tokens,
        from: index,
        to: range.upperBound,
        root: .furniture
      ) { output, end in
        let rule = Int(output.payload)
        if context.applies(rule, to: block), end > best?.end ?? index { best = (rule, end) }
      }
      guard let best else { return nil }
      first = first ?? best.rule
      index = skipMarks(from: best.end, in: range, context)
    }
    return first
  }

  private func skipMarks(from start: Int, in range: Range<Int>, _ context: DetectionContext) -> Int
  {
    var index = start
    while index < range.upperBound, context.text.tokens[index].kind == .punctuation { index += 1 }
    return index
  }
}
