import CalqueCore
import CalqueRules
import CalqueText
import Glibc

/// Finds what regular expressions match, in the blocks that hold their literal.
struct RegexDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    let searches = context.rules.searches.filter { context.gates.isActive($0.rule) }
    guard !searches.isEmpty else { return [] }
    // Folded once for all rules.
    let blocks = context.document.text.withUnsafeBufferPointer { text in
      context.document.blocks.indices.map { block in
        context.text.blocks[block].isEmpty || context.isFurniture[block]
          ? nil : FoldedBlock(text, range: context.document.blocks[block].range.range)
      }
    }
    return searches.flatMap { matches(of: $0, blocks, in: context) }
  }

  private func matches(
    of compiled: CompiledSearch,
    _ blocks: [FoldedBlock?],
    in context: DetectionContext
  ) -> [Match] {
    let literal = Array(compiled.search.literal.utf8)
    // To compile an expression takes longer than to look through a page for its literal.
    let searched = blocks.enumerated().filter { block, folded in
      guard let folded, context.applies(compiled.rule, to: block) else { return false }
      return literal.isEmpty || folded.holds(literal)
    }
    guard !searched.isEmpty,
      let expression = try? RegularExpression(
        compiled.search.pattern,
        ignoresCase: compiled.search.ignoresCase
      )
    else { return [] }
    let conditions = Conditions(context: context)
    var found: [Match] = []
    context.document.text.withUnsafeBufferPointer { text in
      for (block, folded) in searched {
        guard let folded else { continue }
        folded.text.bytes.withUnsafeBufferPointer { bytes in
          expression.forEachMatch(in: bytes, range: 0..<bytes.count) { groups in
            let places = groups.map { $0.map { folded.text.source(of: $0, in: text) } }
            guard let whole = places[0], let tokens = tokens(of: whole, block: block, context),
              conditions.hold(compiled.rule, tokens: tokens, block: block)
            else { return }
            found.append(
              Match(
                rule: compiled.rule,
                block: block,
                range: TextRange(whole.lowerBound, whole.upperBound),
                captures: places.dropFirst().map {
                  TextRange($0?.lowerBound ?? whole.lowerBound, $0?.upperBound ?? whole.lowerBound)
                }
              )
            )
          }
        }
      }
    }
    return found
  }

  /// The tokens that a match touches, for the conditions around it.
  private func tokens(
    of range: Range<Int>,
    block: Int,
    _ context: DetectionContext
  ) -> Range<Int>? {
    guard let first = context.text.token(endingAfter: range.lowerBound, inBlock: block) else {
      return nil
    }
    var end = first + 1
    while end < context.text.blocks[block].upperBound,
      Int(context.text.tokens[end].start) < range.upperBound
    {
      end += 1
    }
    return first..<end
  }
}

/// A block's folded text, and the same in small letters for the literals.
private struct FoldedBlock {
  let text: FoldedText
  private let small: [UInt8]

  init(_ source: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    text = FoldedText(source, range: range)
    small = text.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether the small letters of a literal stand in it; `#` stands for a digit.
  func holds(_ literal: [UInt8]) -> Bool {
    guard !literal.isEmpty, literal.count <= small.count else { return false }
    // A space is everywhere, and a digit ten bytes: what is neither is looked for first.
    let place = literal.firstIndex { $0 != 0x20 && $0 != Self.digit } ?? 0
    return small.withUnsafeBufferPointer { small in
      guard let base = small.baseAddress else { return false }
      let last = small.count - literal.count
      var start = 0
      while start <= last,
        let found = memchr(base + start + place, Int32(literal[place]), last - start + 1)
      {
        start = UnsafeRawPointer(found) - UnsafeRawPointer(base) - place
        let isThere = literal.indices.allSatisfy {
          let byte = small[start + $0]
          return literal[$0] == Self.digit ? (0x30...0x39).contains(byte) : byte == literal[$0]
        }
        if isThere { return true }
        start += 1
      }
      return false
    }
  }

  private static let digit = UInt8(ascii: "#")
}
