import CalqueCore
import CalqueText

/// Finds lone words of other languages in English sentences (`the final apito`).
///
/// A phrase, a title or a name in another language is more than one word, stands in quotation
/// marks, or is explained; a word that comes again and again is a term. None of these is found.
struct ForeignWordFinder {
  let context: DetectionContext

  /// Bytes that a word must have: shorter ones are too often parts of names and abbreviations.
  private static let fewestBytes = 5
  /// A word that stands more often in a document is one of its terms.
  private static let mostOccurrences = 2
  /// Tokens on either side in which a quotation mark or bracket says that the word is meant so.
  private static let reach = 3

  /// The words of a document, with the block of each.
  func words() -> [(block: Int, range: TextRange)] {
    var candidates: [(block: Int, token: Int)] = []
    var occurrences: [UInt64: Int] = [:]
    for block in context.text.blocks.indices {
      for index in context.text.blocks[block] where isCandidate(context.text.tokens[index]) {
        candidates.append((block, index))
        occurrences[context.text.tokens[index].hash, default: 0] += 1
      }
    }
    return candidates.compactMap { block, index in
      let tokens = context.text.blocks[block]
      guard occurrences[context.text.tokens[index].hash, default: 0] <= Self.mostOccurrences,
        isAmongEnglishWords(index, in: tokens), !isSetApart(index, in: tokens)
      else { return nil }
      return (block, context.text.textRange(index..<index + 1))
    }
  }

  private func isCandidate(_ token: Token) -> Bool {
    // A word with an id is known to a rule: an English word.
    token.id == 0 && token.kind == .word && token.count >= Self.fewestBytes
      && token.flags.contains([.spaceBefore, .latin])
      && token.flags.isDisjoint(with: [.capitalised, .innerCapital, .hasDigit, .endsInPeriod])
      && token.flags.isDisjoint(with: [.cyrillic, .greek, .otherScript])
      && ForeignWords.contains(hash: token.hash)
      // The table takes one word in two thousand for one of its own.
      && KnownWords.kind(ofHash: token.hash).isEmpty && !isContraction(token)
  }

  private func isContraction(_ token: Token) -> Bool {
    context.document.text[token.range].contains { $0 == 0x27 || $0 == 0xE2 }
  }

  /// Whether the neighbours are English words or marks, and one of them a word.
  private func isAmongEnglishWords(_ index: Int, in block: Range<Int>) -> Bool {
    var hasWord = false
    for neighbour in [index - 1, index + 1] where block.contains(neighbour) {
      let token = context.text.tokens[neighbour]
      switch token.kind {
      case .word:
        guard isEnglish(token) else { return false }
        hasWord = true
      case .punctuation, .number: continue
      // A compound, a name, an address.
      case .hyphen, .possessive, .opaque: return false
      }
    }
    return hasWord
  }

  private func isEnglish(_ token: Token) -> Bool {
    let small: WordClass = [.determiner, .preposition, .pronoun, .conjunction, .auxiliary]
    if !WordClass.of(hash: token.hash).isDisjoint(with: small) { return true }
    return !token.flags.contains(.capitalised)
      && KnownWords.kind(ofHash: token.hash).contains(.word)
  }

  /// Whether quotation marks, brackets or a word like “called” say that the word is meant so.
  private func isSetApart(_ index: Int, in block: Range<Int>) -> Bool {
    let before = (index - Self.reach..<index).clamped(to: block).reversed()
    let after = (index + 1..<index + 1 + Self.reach).clamped(to: block)
    if index > block.lowerBound,
      Self.introducing.contains(context.text.tokens[index - 1].hash)
        || after.contains(where: { Self.explaining.contains(context.text.tokens[$0].hash) })
    {
      return true
    }
    // A mark that closes before the word, or opens after it, belongs to other words.
    return hasMark(in: before) { $0.contains(.spaceBefore) }
      || hasMark(in: after) { !$0.contains(.spaceBefore) }
  }

  private func hasMark(
    in tokens: some Sequence<Int>,
    where belongs: (Token.Flags) -> Bool
  ) -> Bool {
    for index in tokens {
      let token = context.text.tokens[index]
      guard token.kind == .punctuation else { continue }
      if Self.marks.contains(token.hash) { return belongs(token.flags) }
      if Self.stops.contains(token.hash) { return false }
    }
    return false
  }

  private static let marks = WordSet("\" ' ( ) [ ] * _ « » /")
  private static let stops = WordSet(". ? ! ; :")
  private static let explaining = WordSet("mean means meaning meant word words term refers")
  private static let introducing = WordSet(
    "called named as term word or means meaning dubbed titled known"
  )
}
