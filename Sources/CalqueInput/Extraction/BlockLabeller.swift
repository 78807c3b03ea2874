import CalqueCore

/// Gives every block of a page its kind, level and language.
struct BlockLabeller {
  private let main: MainText
  private let text: [UInt8]
  private let languages: [LanguageTag?]

  init(_ main: MainText, text: [UInt8], languages: [String]) {
    self.main = main
    self.text = text
    self.languages = languages.map { LanguageTag($0) }
  }

  /// The page's blocks, in reading order.
  func blocks(title: String?) -> [Block] {
    let headline = headline(title)
    let reach = reach(headline)
    return main.blocks.indices.map { index in
      let raw = main.blocks[index]
      let node = main.nodes[raw.node]
      var level = 0
      var kind = BlockKind.furniture
      if index == headline {
        kind = .headline
      } else {
        (kind, level) = role(index, isNear: reach.contains(index))
      }
      return Block(
        kind: kind,
        range: TextRange(raw.start, raw.end),
        declaredLanguage: node.language >= 0 ? languages[Int(node.language)] : nil,
        languageIsLocal: node.language >= 0 && node.languageIsLocal,
        level: level
      )
    }
  }

  /// Where what belongs to the copy may stand: bylines and captions of other stories lie elsewhere.
  private func reach(_ headline: Int?) -> ClosedRange<Int> {
    let count = main.blocks.count
    guard count > 0, let first = main.isCopy.firstIndex(of: true) else { return 0...max(0, count) }
    let last = main.isCopy.lastIndex(of: true) ?? first
    return max(0, min(headline ?? first, first) - 8)...min(count, last + 4)
  }

  /// The kind of a block that is not the headline, by the elements around it.
  private func role(_ index: Int, isNear: Bool) -> (BlockKind, Int) {
    let raw = main.blocks[index]
    var level = 0
    var kind: BlockKind?
    var cues: Cue = []
    var isQuote = false
    var isCaption = main.captions.isCaption[index]
    var isControl = false
    var node = raw.node
    var steps = 0
    while node >= 0, steps < 64 {
      let current = main.nodes[node]
      switch current.tag {
      case .figcaption, .caption: isCaption = true
      case .blockquote: isQuote = true
      case .button: isControl = true
      case .h1, .h2, .h3, .h4, .h5, .h6:
        if kind == nil {
          kind = .heading
          level = current.tag.headingLevel
        }
      case .li, .dd, .dt: if kind == nil { kind = .listItem }
      case .td, .th:
        if kind == nil { kind = node == Int(main.nodes[raw.node].block) ? .tableCell : .paragraph }
      case .time: cues.insert(.date)
      default: break
      }
      if current.cues.contains(.caption) { isCaption = true }
      // Names and dates are named close to them; further up, the words mean something else.
      if steps < 3, cues.isDisjoint(with: [.byline, .date]) {
        cues.formUnion(current.cues.intersection([.byline, .date]))
      }
      if current.tag != .body, current.tag != .html {
        cues.formUnion(current.cues.intersection(.comment))
      }
      if node == main.main { break }
      node = Int(current.parent)
      steps += 1
    }
    if isControl { return (.furniture, 0) }
    if !main.isCopy[index] {
      return (aside(index, cues, isCaption: isCaption, isNear: isNear), 0)
    }
    if isCaption { return (.caption, 0) }
    if let kind, kind == .heading { return (.heading, level) }
    if isQuote { return (.quote, 0) }
    return (kind ?? .paragraph, 0)
  }

  /// The kind of a block that is not copy.
  private func aside(_ index: Int, _ cues: Cue, isCaption: Bool, isNear: Bool) -> BlockKind {
    let fact = main.facts[index]
    if cues.contains(.comment) {
      let isProse = fact.isGood || (fact.endsSentence && fact.length >= 20)
      return fact.linkShare < 0.5 && isProse && !isInForm(main.blocks[index].node)
        ? .comment : .furniture
    }
    guard isNear else { return .furniture }
    if isCaption, fact.length >= 12 { return .caption }
    guard fact.length <= Self.longestByline, !cues.isDisjoint(with: [.byline, .date]),
      fact.linkShare < 0.75 || fact.words <= 6
    else { return .furniture }
    let digits = digits(index)
    if digits * 4 >= fact.length { return digits >= 3 ? .dateline : .furniture }
    return cues.contains(.byline) ? .byline : digits > 0 ? .dateline : .furniture
  }

  /// Longer texts are about their author.
  private static let longestByline = 120

  private func digits(_ index: Int) -> Int {
    text[main.blocks[index].start..<main.blocks[index].end].count(where: ASCII.isDigit)
  }

  private func isInForm(_ node: Int) -> Bool {
    var node = node
    while node >= 0 {
      if main.nodes[node].tag == .form || main.nodes[node].tag == .footer { return true }
      node = Int(main.nodes[node].parent)
    }
    return false
  }

  /// The block that is the page's headline, if any.
  private func headline(_ title: String?) -> Int? {
    let firstCopy = main.isCopy.firstIndex(of: true) ?? main.blocks.count
    var candidates: [(index: Int, level: Int)] = []
    for (index, raw) in main.blocks.enumerated() where index <= firstCopy + 40 {
      var node = raw.node
      var steps = 0
      while node >= 0, steps < 6 {
        let level = main.nodes[node].tag.headingLevel
        // A button inside a heading is not the heading.
        if main.nodes[node].tag == .button || main.nodes[node].cues.contains(.hidden) { break }
        if level > 0 {
          candidates.append((index, level))
          break
        }
        node = Int(main.nodes[node].parent)
        steps += 1
      }
    }
    if let title {
      let folded = Array(title.utf8).filter(Self.isLetter).map(ASCII.lowered)
      let matching = candidates.filter { candidate in
        let raw = main.blocks[candidate.index]
        let own = text[raw.start..<raw.end].filter(Self.isLetter).map(ASCII.lowered)
        return own.count >= 8 && (folded.starts(with: own) || own.starts(with: folded))
      }
      if let best = matching.min(by: { ($0.level, $0.index) < ($1.level, $1.index) }) {
        return best.index
      }
    }
    // Else the last h1 before the copy, or the copy's first block when that is an h1.
    let tops = candidates.filter { $0.level == 1 }
    return (tops.last { $0.index <= firstCopy } ?? tops.first)?.index
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte >= 0x80
  }
}
