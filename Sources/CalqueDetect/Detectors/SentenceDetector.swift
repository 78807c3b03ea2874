import CalqueCore
import CalqueRules
import CalqueText

/// Finds sentences and openings that return: the mechanisms of `detector` rules.
struct SentenceDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    let rules = context.rules.rules.indices.filter {
      context.isActive[$0] && context.rules.rules[$0].mechanism != nil
    }
    guard !rules.isEmpty else { return [] }
    let sentences = Self.sentences(of: context)
    return rules.flatMap { index -> [Match] in
      guard let mechanism = context.rules.rules[index].mechanism else { return [] }
      let own = sentences.filter { context.applies(index, to: $0.block) }
      return switch mechanism.name {
      case .titleRepeated: titles(index, mechanism, context)
      case .sentenceRepeated: returns(index, mechanism, own, context)
      case .openingRepeated: openings(index, mechanism, own, context)
      }
    }
  }

  /// A sentence: its block, its tokens, and the hashes of its words.
  struct Sentence {
    var block: Int
    var tokens: Range<Int>
    var words: [UInt64]
  }

  private static func sentences(of context: DetectionContext) -> [Sentence] {
    var sentences: [Sentence] = []
    let starts = context.text.sentenceStarts
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : context.text.tokens.count
      guard start < end else { continue }
      sentences.append(
        Sentence(
          block: context.text.block(of: start),
          tokens: start..<end,
          words: words(of: start..<end, context)
        )
      )
    }
    return sentences
  }

  private static func words(of tokens: Range<Int>, _ context: DetectionContext) -> [UInt64] {
    context.text.tokens[tokens].lazy.filter(\.isWordLike).map(\.hash)
  }

  /// The hashes of all runs of three words.
  private static func runs(of words: [UInt64]) -> [UInt64] {
    guard words.count >= 3 else { return [] }
    return (0...words.count - 3).map { index in
      words[index..<index + 3].reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
    }
  }

  /// The first paragraph, when it says what the headline, or in plain text the first line, says.
  private func titles(
    _ rule: Int,
    _ mechanism: Mechanism,
    _ context: DetectionContext
  ) -> [Match] {
    let blocks = context.document.blocks.indices.filter { !context.text.blocks[$0].isEmpty }
    let headline = blocks.first { context.document.blocks[$0].kind == .headline } ?? blocks.first
    guard let headline,
      let body = blocks.first(where: {
        $0 > headline && context.document.blocks[$0].kind == .paragraph
      }),
      context.applies(rule, to: body)
    else { return [] }
    let title = Self.words(of: context.text.blocks[headline], context)
    let opening = Self.words(of: context.text.blocks[body], context)
    guard title.count >= mechanism.minimumWords, opening.count >= mechanism.minimumWords,
      isSame(Self.runs(of: title), Self.runs(of: opening), mechanism)
    else { return [] }
    return [
      Match(
        rule: rule,
        block: body,
        range: context.document.blocks[body].range,
        related: [context.document.blocks[headline].range]
      )
    ]
  }

  /// Whether two texts share enough of the runs of the one that has more.
  private func isSame(_ left: [UInt64], _ right: [UInt64], _ mechanism: Mechanism) -> Bool {
    let shared = Set(left).intersection(right).count
    return shared * 100 >= max(left.count, right.count) * mechanism.similarity
  }

  /// Sentences that say an earlier one again.
  ///
  /// An index from runs of words to the sentence they first stood in finds the one candidate of each
  /// sentence, so the cost grows with the text, not with its square.
  private func returns(
    _ rule: Int,
    _ mechanism: Mechanism,
    _ sentences: [Sentence],
    _ context: DetectionContext
  ) -> [Match] {
    var firstOf: [UInt64: Int] = [:]
    var matches: [Match] = []
    for (number, sentence) in sentences.enumerated()
    where sentence.words.count >= mechanism.minimumWords {
      let runs = Self.runs(of: sentence.words)
      var votes: [Int: Int] = [:]
      for run in runs { if let first = firstOf[run] { votes[first, default: 0] += 1 } }
      let candidate = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      if let candidate, isSame(Self.runs(of: sentences[candidate].words), runs, mechanism) {
        matches.append(
          Match(
            rule: rule,
            block: sentence.block,
            range: context.text.textRange(sentence.tokens),
            related: [context.text.textRange(sentences[candidate].tokens)]
          )
        )
      } else {
        for run in runs where firstOf[run] == nil { firstOf[run] = number }
      }
    }
    return matches
  }

  /// The openings of sentences in a row that begin with the same words, from the second on.
  private func openings(
    _ rule: Int,
    _ mechanism: Mechanism,
    _ sentences: [Sentence],
    _ context: DetectionContext
  ) -> [Match] {
    var matches: [Match] = []
    var start = 0
    while start < sentences.count {
      let opening = sentences[start].words.prefix(mechanism.minimumWords)
      var end = start + 1
      while end < sentences.count, opening.count == mechanism.minimumWords,
        sentences[end].words.starts(with: opening)
      {
        end += 1
      }
      if end - start >= mechanism.count {
        for sentence in sentences[start + 1..<end] {
          let words = sentence.tokens.filter { context.text.tokens[$0].isWordLike }
          let tokens = words[0]..<words[mechanism.minimumWords - 1] + 1
          matches.append(
            Match(rule: rule, block: sentence.block, range: context.text.textRange(tokens))
          )
        }
      }
      start = end
    }
    return matches
  }
}
