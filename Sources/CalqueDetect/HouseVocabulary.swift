import CalqueCore
import CalqueRules
import CalqueText

/// Knows which matches find fault with what a project says is right: its names and words.
struct HouseVocabulary {
  private let context: DetectionContext
  private let concernsNames: [Bool]

  /// Most tokens of a name before the words that it excuses.
  private static let reach = 16

  /// The vocabulary of the context's rules; nil when there is none.
  init?(_ context: DetectionContext) {
    guard context.rules.houseNames >= 0 || context.rules.houseWords >= 0 else { return nil }
    self.context = context
    concernsNames = context.rules.houseNames >= 0 ? context.rules.concernsNames : []
  }

  /// Whether a match is no finding in this house.
  func excuses(_ match: Match) -> Bool {
    guard let tokens = tokens(of: match) else { return false }
    if context.rules.houseWords >= 0, isHouseWord(tokens, match.block) { return true }
    guard context.rules.houseNames >= 0, concernsNames[match.rule] else { return false }
    let doubted = doubted(match, tokens)
    guard !doubted.isEmpty else { return false }
    let right = houseNames(around: tokens, match.block)
    return doubted.allSatisfy { token in right.contains { $0.contains(token) } }
  }

  private func tokens(of match: Match) -> Range<Int>? {
    guard let first = context.text.token(endingAfter: match.range.start, inBlock: match.block)
    else { return nil }
    let end = context.text.blocks[match.block].upperBound
    var last = first
    while last < end, Int(context.text.tokens[last].start) < match.range.end { last += 1 }
    return last > first ? first..<last : nil
  }

  /// The words of a match that a rule takes exception to: those that its right form has not.
  private func doubted(_ match: Match, _ tokens: Range<Int>) -> [Int] {
    let words = tokens.filter { context.text.tokens[$0].isWordLike }
    guard let right = match.values["nearest"] ?? match.values["intended"] else { return words }
    let known = Set(Tokenizer.tokenize(right).tokens.map(\.hash))
    let different = words.filter { !known.contains(context.text.tokens[$0].hash) }
    return different.isEmpty ? words : different
  }

  /// Where names of the house stand that reach into some tokens.
  private func houseNames(around tokens: Range<Int>, _ block: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    context.forEachPhrase(of: .condition, around: tokens, reach: Self.reach, block: block) {
      if $0.payload == context.rules.houseNames, $1.upperBound > tokens.lowerBound {
        found.append($1)
      }
    }
    return found
  }

  private func isHouseWord(_ tokens: Range<Int>, _ block: Int) -> Bool {
    var isFound = false
    context.forEachPhrase(of: .condition, around: tokens, reach: 0, block: block) {
      if $0.payload == context.rules.houseWords, $1 == tokens { isFound = true }
    }
    return isFound
  }
}
