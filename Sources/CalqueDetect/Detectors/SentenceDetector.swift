import CalqueCore
import CalqueRules
import CalqueText

/// Finds sentences and openings that return: the mechanisms of `detector` rules.
struct SentenceDetector: Detector {
  func matches(in context: DetectionContext) -> [Match] {
    let rules = context.gates.mechanisms
    guard !rules.isEmpty else { return [] }
    let needsSentences = rules.contains {
      switch context.rules.rules[$0].mechanism?.name {
      case .sentenceRepeated, .openingRepeated: true
      default: false
      }
    }
    let sentences = needsSentences ? SentenceTable(context) : SentenceTable()
    return rules.flatMap { index -> [Match] in
      guard let mechanism = context.rules.rules[index].mechanism else { return [] }
      return switch mechanism.name {
      case .titleRepeated: titles(index, mechanism, context)
      case .headlineNumber: HeadlineNumber(context).matches(of: index)
      case .sentenceRepeated: returns(index, mechanism, sentences, context)
      case .openingRepeated: openings(index, mechanism, sentences, context)
      // Names are compared, and furniture is put aside, by detectors of their own.
      case .namesOfOneRoute, .pageWords: []
      // The audit looks at requests for silence, when it is known what they silence.
      case .silenceUnused, .silenceWithoutReason, .silenceUnknownRule, .silenceUnknown: []
      }
    }
  }

  /// The first paragraph, when it says what the headline, or in plain text the first line, says.
  private func titles(
    _ rule: Int,
    _ mechanism: Mechanism,
    _ context: DetectionContext
  ) -> [Match] {
    guard let (headline, body) = context.opening, context.applies(rule, to: body) else {
      return []
    }
    let title = context.text.tokens[context.text.blocks[headline]].filter(\.isWordLike).map(\.hash)
    let opening = context.text.tokens[context.text.blocks[body]].filter(\.isWordLike).map(\.hash)
    guard title.count >= mechanism.minimumWords, opening.count >= mechanism.minimumWords,
      isSame(title[...], opening[...], mechanism)
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

  /// Whether two texts share enough of the runs of three words of the one that has more.
  private func isSame(
    _ left: ArraySlice<UInt64>,
    _ right: ArraySlice<UInt64>,
    _ mechanism: Mechanism
  ) -> Bool {
    let (left, right) = (SentenceTable.runs(of: left), SentenceTable.runs(of: right))
    let shared = Set(left).intersection(right).count
    return shared > 0 && shared * 100 >= max(left.count, right.count) * mechanism.similarity
  }

  /// Sentences that say an earlier one again.
  ///
  /// Candidates share the least of their runs of words by one of four hashes (min-hashing), which
  /// finds two sentences of the usual similarity with a probability above 0.99 and costs four table
  /// look-ups a sentence.
  private func returns(
    _ rule: Int,
    _ mechanism: Mechanism,
    _ sentences: SentenceTable,
    _ context: DetectionContext
  ) -> [Match] {
    var firstOf: [UInt64: Int] = [:]
    var matches = MatchList()
    for number in sentences.all.indices {
      let words = sentences.words(of: number)
      let sentence = sentences.all[number]
      guard words.count >= mechanism.minimumWords, context.applies(rule, to: sentence.block) else {
        continue
      }
      let marks = SentenceTable.leastRuns(of: words)
      let candidate = marks.lazy.compactMap { firstOf[$0] }.first { candidate in
        isSame(sentences.words(of: candidate), words, mechanism)
      }
      if let candidate {
        matches.append(
          Match(
            rule: rule,
            block: sentence.block,
            range: context.text.textRange(sentence.tokens),
            related: [context.text.textRange(sentences.all[candidate].tokens)]
          )
        )
      } else {
        for mark in marks where firstOf[mark] == nil { firstOf[mark] = number }
      }
    }
    return matches.all
  }

  /// The openings of sentences in a row that begin with the same words, from the second on.
  private func openings(
    _ rule: Int,
    _ mechanism: Mechanism,
    _ sentences: SentenceTable,
    _ context: DetectionContext
  ) -> [Match] {
    var matches = MatchList()
    var start = 0
    while start < sentences.all.count {
      let opening = sentences.words(of: start).prefix(mechanism.minimumWords)
      var end = start + 1
      while end < sentences.all.count, opening.count == mechanism.minimumWords,
        sentences.words(of: end).starts(with: opening)
      {
        end += 1
      }
      if end - start >= mechanism.count {
        for sentence in sentences.all[start + 1..<end]
        where context.applies(rule, to: sentence.block) {
          let words = sentence.tokens.filter { context.text.tokens[$0].isWordLike }
          let tokens = words[0]..<words[mechanism.minimumWords - 1] + 1
          matches.append(
            Match(rule: rule, block: sentence.block, range: context.text.textRange(tokens))
          )
        }
      }
      start = end
    }
    return matches.all
  }
}
