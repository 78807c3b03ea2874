import CalqueCore
import CalqueText

/// Tells a headline that says of one what the first paragraph says of several, or the other way.
struct HeadlineNumber {
  private let context: DetectionContext

  init(_ context: DetectionContext) { self.context = context }

  private static let has = WordHash.of("has")
  private static let have = WordHash.of("have")
  private static let been = WordHash.of("been")

  /// The words of the first paragraph that disagree: "Secretaries have been killed" under the headline
  /// "Head has been killed".
  func matches(of rule: Int) -> [Match] {
    guard let (headline, body) = context.opening, context.applies(rule, to: body) else {
      return []
    }
    let claims = passives(in: context.text.blocks[headline])
    guard claims.count == 1, let claim = claims.first else { return [] }
    let sentence = context.text.sentence(around: context.text.blocks[body].lowerBound)
    let other = passives(in: sentence).first {
      hash($0 + 2) == hash(claim + 2) && hash($0) != hash(claim)
    }
    guard let other, other > sentence.lowerBound else { return [] }
    return [
      Match(
        rule: rule,
        block: body,
        range: context.text.textRange(other - 1..<other + 3),
        related: [context.text.textRange(claim..<claim + 3)]
      )
    ]
  }

  /// Where "has been" or "have been" and a participle begin.
  private func passives(in tokens: Range<Int>) -> [Int] {
    tokens.dropLast(2).filter {
      (hash($0) == Self.has || hash($0) == Self.have) && hash($0 + 1) == Self.been
        && context.text.tokens[$0 + 2].kind == .word
    }
  }

  private func hash(_ index: Int) -> UInt64 { context.text.tokens[index].hash }
}

extension DetectionContext {
  /// The headline, or in plain text the first line, and the first paragraph below it.
  var opening: (headline: Int, body: Int)? {
    let blocks = document.blocks.indices.filter { !text.blocks[$0].isEmpty && !isFurniture[$0] }
    guard
      let headline = blocks.first(where: { document.blocks[$0].kind == .headline })
        ?? blocks.first,
      let body = blocks.first(where: { $0 > headline && document.blocks[$0].kind == .paragraph })
    else { return nil }
    return (headline, body)
  }
}
