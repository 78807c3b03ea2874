/// A word of a name, with the article that stands before it.
public struct NamePart: Hashable, Sendable {
  /// Its letters a–z, without the article: `rifai` of `Al-Rifai`.
  public var letters: [UInt8]
  /// The hash of the letters.
  public var hash: UInt64
  /// Its tokens, the article's included.
  public var tokens: Range<Int>
}

/// A capitalised sequence that may be a name.
public struct NameReading: Hashable, Sendable {
  /// Its parts, particles left out.
  public var parts: [NamePart]
  /// Its tokens, particles included.
  public var tokens: Range<Int>
}

/// Reads names from tokens: capitalised words in a row, with the particles and articles of names.
public struct NameReader {
  private let text: [UInt8]
  private let tokens: [Token]

  /// Reads from the tokens of a text.
  public init(text: [UInt8], tokens: [Token]) {
    self.text = text
    self.tokens = tokens
  }

  /// Whether a name may begin at a token.
  @inline(__always)
  public func mayBegin(at index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if token.flags.contains(.capitalised) { return true }
    return token.count <= 4 && index + 1 < tokens.count && tokens[index + 1].kind == .hyphen
      && NameParticles.articles.contains(token.hash)
  }

  /// The name that begins at `start` and ends before `end`, and the token to go on from.
  public func read(from start: Int, to end: Int) -> (reading: NameReading?, next: Int) {
    var parts: [NamePart] = []
    var index = start
    var first = start
    var last = start
    // Where the article or particle before the next part begins.
    var prefix: Int?
    while index < end, tokens[index].kind == .word {
      let token = tokens[index]
      if let after = article(at: index, to: end) {
        prefix = prefix ?? index
        index = after
        continue
      }
      if let after = particle(at: index, to: end, isInside: !parts.isEmpty) {
        if parts.isEmpty { first = min(first, index) }
        index = after
        continue
      }
      if isInitial(index, to: end) {
        index += 2
        continue
      }
      guard isPart(token) || !parts.isEmpty && isNumeral(index), let word = word(at: index, to: end)
      else { break }
      guard let letters = word.letters else {
        // `Baghdad-based`: an adjective, no name.
        return (reading(parts, first..<last), word.next)
      }
      parts.append(
        NamePart(
          letters: letters,
          hash: NameHash.of(letters),
          tokens: (prefix ?? index)..<word.next
        )
      )
      prefix = nil
      index = word.next
      last = index
    }
    return (reading(parts, first..<last), max(index, start + 1))
  }

  private func reading(_ parts: [NamePart], _ tokens: Range<Int>) -> NameReading? {
    parts.isEmpty ? nil : NameReading(parts: parts, tokens: tokens)
  }

  /// `VI` of Mohammed VI: a monarch's or pope's number tells names apart.
  private func isNumeral(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.flags.contains(.allCapitals) && (2...5).contains(token.count)
      && text[token.range].allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
  }

  private func isPart(_ token: Token) -> Bool {
    token.flags.contains([.capitalised, .latin]) && token.count > 1
      && token.flags.isDisjoint(with: [.allCapitals, .hasDigit, .endsInPeriod, .cyrillic, .greek])
  }

  /// The word at a token with what a hyphen joins to it; no letters when it is an adjective.
  private func word(at index: Int, to end: Int) -> (letters: [UInt8]?, next: Int)? {
    guard var letters = NameFolding.fold(text[tokens[index].range]), !letters.isEmpty else {
      return nil
    }
    var next = index + 1
    while next + 1 < end, tokens[next].kind == .hyphen {
      let second = tokens[next + 1]
      guard second.kind == .word, !second.flags.contains(.hasDigit),
        let more = NameFolding.fold(text[second.range])
      else { return (nil, next + 1) }
      if second.flags.contains(.allCapitals) { return (nil, next + 2) }
      if !second.flags.contains(.capitalised), second.count > 3,
        KnownWords.kind(ofHash: second.hash).contains(.word)
      {
        return (nil, next + 2)
      }
      letters += more
      next += 2
    }
    return (letters, next)
  }

  /// The token after an article that a name follows: `al-`, `Al `, `el-`.
  private func article(at index: Int, to end: Int) -> Int? {
    let token = tokens[index]
    guard token.count <= 3, index + 1 < end else { return nil }
    if tokens[index + 1].kind == .hyphen {
      guard NameParticles.articles.contains(token.hash), index + 2 < end,
        isPart(tokens[index + 2])
      else { return nil }
      return index + 2
    }
    guard NameParticles.freeArticles.contains(token.hash), isPart(tokens[index + 1]) else {
      return nil
    }
    return index + 1
  }

  /// The token after a particle that a name follows: `bin`, `de`, `van der`.
  private func particle(at index: Int, to end: Int, isInside: Bool) -> Int? {
    let token = tokens[index]
    guard token.count <= 5, NameParticles.particles.contains(token.hash),
      isInside || token.flags.contains(.capitalised)
    else { return nil }
    let next = index + 1 < end && tokens[index + 1].kind == .hyphen ? index + 2 : index + 1
    guard next < end, tokens[next].kind == .word else { return nil }
    let isFollowed =
      isPart(tokens[next]) || NameParticles.particles.contains(tokens[next].hash)
      || article(at: next, to: end) != nil
    return isFollowed ? next : nil
  }

  /// Whether a letter with a period stands here, as in `John F. Kennedy`.
  private func isInitial(_ index: Int, to end: Int) -> Bool {
    tokens[index].count == 1 && tokens[index].flags.contains(.capitalised) && index + 2 < end
      && tokens[index + 1].count == 1 && text[Int(tokens[index + 1].start)] == 0x2E
  }
}

/// The small words inside names.
package enum NameParticles {
  /// Arabic articles, before a hyphen.
  package static let articles = WordSet(
    "al el ul ad ash as at an ar az adh ath ed es esh et ez er ur"
  )
  /// Those that stand without one too.
  package static let freeArticles = WordSet("al el ul")
  /// Words between the parts of a name that belong to none.
  package static let particles = WordSet(
    """
    bin ibn bint ben abu abou abd umm um de da do dos das del della dello degli di du des le la les los las van von der den \
    ter ten te zu zum zur af av y e
    """
  )
}
