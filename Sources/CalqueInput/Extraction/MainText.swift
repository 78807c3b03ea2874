/// Tells the copy of a page from its furniture, in a few passes over elements and blocks.
struct MainText {
  /// How hard the extraction cleans: less when little is left.
  enum Strictness: CaseIterable {
    case classes, tags, nothing
  }

  let nodes: [PageNode]
  let blocks: [BlockBuilder.Raw]
  let facts: [BlockFacts]
  /// For each element, the bytes of good paragraphs in it.
  private var good: [Int]
  private var totalGood = 0
  /// Whether the page is a thread of posts.
  private var isForum = false
  private let teasers: TeaserGroups
  /// Captions that only their place tells.
  let captions: PictureCaptions

  /// For each block, whether it is copy.
  private(set) var isCopy: [Bool]
  /// The element that holds the copy; -1 when the whole page does.
  private(set) var main = -1

  /// Extracts the copy of a page.
  ///
  /// - Parameters:
  ///   - page: the parsed page.
  ///   - isWholePage: whether it has an `<html>` or `<body>` tag; a fragment is read as copy.
  init(_ page: borrowing Page, isWholePage: Bool) {
    nodes = page.nodes
    let blocks = page.builder.blocks
    self.blocks = blocks
    facts = page.builder.text.withUnsafeBufferPointer { text in
      blocks.map { BlockFacts($0, text) }
    }
    teasers = TeaserGroups(nodes, blocks, facts)
    captions = PictureCaptions(nodes, blocks, facts)
    good = [Int](repeating: 0, count: nodes.count)
    isCopy = [Bool](repeating: true, count: blocks.count)
    guard !blocks.isEmpty, !nodes.isEmpty else { return }
    for (index, block) in blocks.enumerated() where facts[index].isGood {
      good[block.node] += facts[index].length
      totalGood += facts[index].length
    }
    for index in stride(from: nodes.count - 1, through: 0, by: -1) where nodes[index].parent >= 0 {
      good[Int(nodes[index].parent)] += good[index]
    }
    isForum = !page.hasAnswers && (page.isForum || hasThread(isArticle: page.isArticle))
    if isPlain(isWholePage: isWholePage) { return }
    settle()
  }

  /// Cleans as hard as leaves enough, since no page that has text is without copy.
  private mutating func settle() {
    extract(.classes)
    var kept = (copy: isCopy, main: main, count: copiedCount)
    if kept.count < 250 {
      extract(.tags)
      if copiedCount > kept.count * 2 + 80 { kept = (isCopy, main, copiedCount) }
    }
    if kept.count < 100 {
      extract(.nothing)
      if copiedCount > kept.count * 4 + 200 { kept = (isCopy, main, copiedCount) }
    }
    (isCopy, main) = (kept.copy, kept.main)
    if kept.count > 0 { return }
    // Nothing but loose lines: all that is not plainly furniture, or else all.
    main = -1
    for strictness in Strictness.allCases {
      let dropped = droppedNodes(strictness)
      for (index, block) in blocks.enumerated() { isCopy[index] = !dropped[block.node] }
      if isCopy.contains(true) { return }
    }
  }

  /// How many bytes of text are copy.
  private var copiedCount: Int {
    var count = 0
    for index in blocks.indices where isCopy[index] { count += facts[index].length }
    return count
  }

  /// Whether replies are the copy: most good text lies in a thread, or there is little but replies.
  private func hasThread(isArticle: Bool) -> Bool {
    // For each element, whether it lies in a reply or in a thread.
    var isInReply = [Bool](repeating: false, count: nodes.count)
    var isInThread = isInReply
    var replies = 0
    var threads = 0
    var isNamed = false
    for (index, node) in nodes.enumerated() where node.parent >= 0 {
      isInReply[index] = isInReply[Int(node.parent)]
      isInThread[index] = isInThread[Int(node.parent)]
      if node.tag == .body || node.tag == .html {
        isNamed = isNamed || node.cues.contains(.forum)
        continue
      }
      if node.cues.contains(.forum), !node.cues.contains(.comment), !isInThread[index],
        !isInReply[index]
      {
        isInThread[index] = true
        threads += good[index]
      }
      if node.cues.contains(.comment), !isInReply[index] {
        isInReply[index] = true
        replies += good[index]
      }
    }
    guard totalGood > 0 else { return false }
    return threads * 10 >= totalGood * 6 || isNamed && replies * 5 >= totalGood
      || totalGood - replies < min(isArticle ? 100 : 400, replies / 4)
  }

  /// Whether nothing on the page looks like furniture.
  private func isPlain(isWholePage: Bool) -> Bool {
    for node in nodes where Self.isJunk(node, .classes) { return false }
    return !isWholePage || blocks.count <= 12
  }

  private mutating func extract(_ strictness: Strictness) {
    let dropped = droppedNodes(strictness)
    main = bestNode(dropped)
    let inside = insideMain()
    for (index, block) in blocks.enumerated() {
      isCopy[index] =
        inside[block.node] && !dropped[block.node] && !isJunkLine(index)
        && !(strictness == .classes && captions.isCaption[index])
    }
    dropRepeats()
    trim()
  }

  private func isQuoted(_ node: Int) -> Bool {
    var node = node
    while node >= 0 {
      if nodes[node].tag == .blockquote { return true }
      node = Int(nodes[node].parent)
    }
    return false
  }

  /// Leaves out long paragraphs that stand on the page a second time, in another place of it.
  ///
  /// Templates show a post again above its replies, or the lead again for small screens. Neighbours
  /// are left alone: to say a paragraph twice in a row is a fault of the copy.
  private mutating func dropRepeats() {
    var seen: [UInt64: Int] = [:]
    for index in blocks.indices where isCopy[index] && facts[index].length >= 80 {
      let hash = facts[index].hash
      if let first = seen[hash] {
        let place = Int(nodes[blocks[index].node].block)
        let other = Int(nodes[blocks[first].node].block)
        if nodes[place].parent != nodes[other].parent, !isQuoted(place) { isCopy[index] = false }
      } else {
        seen[hash] = index
      }
    }
  }

  /// For each element, whether it or one above is furniture.
  private func droppedNodes(_ strictness: Strictness) -> [Bool] {
    var dropped = [Bool](repeating: false, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      if node.parent >= 0, dropped[Int(node.parent)] {
        dropped[index] = true
      } else if strictness == .classes, !isForum, teasers.isTeaser[index] {
        dropped[index] = true
      } else if Self.isJunk(node, strictness) {
        dropped[index] = !isRefuted(index)
      }
    }
    return dropped
  }

  /// Whether an element that looks like furniture holds too much copy to be it.
  private func isRefuted(_ index: Int) -> Bool {
    let cues = nodes[index].cues
    if cues.contains(.comment) {
      if !isForum { return false }
      let others = cues.intersection([
        .junk, .weakJunk, .overlay, .caption, .byline, .date, .hidden,
      ])
      if others.isEmpty, !Self.isJunkTag(nodes[index].tag) { return true }
    }
    guard good[index] > 0 else { return false }
    if !cues.isDisjoint(with: [.hidden, .overlay]) || nodes[index].tag == .footer {
      return good[index] * 10 > totalGood * 6
    }
    if Self.isJunkTag(nodes[index].tag)
      || !cues.isDisjoint(with: [.junk, .caption, .byline, .date])
    {
      return good[index] * 10 >= totalGood * (good[index] < 500 ? 6 : 3)
    }
    return good[index] >= 150
  }

  /// Whether an element is furniture by what its tag and its attributes say.
  static func isJunk(_ node: PageNode, _ strictness: Strictness) -> Bool {
    if strictness == .nothing { return false }
    if node.cues.contains(.hidden) { return true }
    if isJunkTag(node.tag) { return true }
    if node.tag == .html || node.tag == .body { return false }
    guard strictness == .classes else { return false }
    return !node.cues.isDisjoint(with: [
      .junk, .weakJunk, .overlay, .comment, .caption, .byline, .date,
    ])
  }

  private static func isJunkTag(_ tag: Tag) -> Bool {
    switch tag {
    case .nav, .aside, .footer, .form, .button, .figcaption, .menu, .dialog, .header, .label,
      .legend, .fieldset, .address:
      true
    default: false
    }
  }

  /// The one element that the page itself calls the body of its article, if it may be believed.
  private func namedBody(_ dropped: [Bool]) -> Int? {
    var bodies = 0
    var best: Int?
    for (index, node) in nodes.enumerated()
    where node.cues.contains(.body) && !dropped[index] && good[index] >= 250 {
      // One inside another is counted once.
      if let last = best, isInside(index, last) { continue }
      bodies += good[index]
      if good[index] > best.map({ good[$0] }) ?? 0 { best = index }
    }
    guard let best, good[best] * 10 >= bodies * 8, good[best] * 4 >= totalGood else { return nil }
    return best
  }

  private func isInside(_ node: Int, _ other: Int) -> Bool {
    var node = node
    while node > other { node = Int(nodes[node].parent) }
    return node == other
  }

  /// The element that holds most of the copy.
  private func bestNode(_ dropped: [Bool]) -> Int {
    if let body = namedBody(dropped) { return body }
    var points = [Double](repeating: 0, count: nodes.count)
    for (index, block) in blocks.enumerated() where !dropped[block.node] {
      let fact = facts[index]
      var value = Double(fact.length) / 100 + Double(fact.commas)
      value *= (1 - fact.linkShare) * (1 - fact.linkShare)
      switch nodes[Int(nodes[block.node].block)].tag {
      case .li, .td, .th, .dd, .dt: value *= 0.5
      default: break
      }
      if !fact.endsSentence, fact.length < 120 { value *= 0.3 }
      points[block.node] += value
    }
    for index in stride(from: nodes.count - 1, through: 0, by: -1) where nodes[index].parent >= 0 {
      let decay = nodes[index].tag.isBlock ? 0.85 : 1
      points[Int(nodes[index].parent)] += points[index] * decay
    }
    var best = 0
    var bestPoints = -1.0
    for (index, node) in nodes.enumerated() where !dropped[index] && points[index] > 0 {
      var bonus = 1.0
      if node.tag == .article || node.tag == .main { bonus = 1.15 }
      if node.cues.contains(.copy) { bonus = max(bonus, 1.1) }
      if node.cues.contains(.body) { bonus = 1.6 }
      if !node.tag.isBlock || node.tag == .p { bonus = 0.7 }
      if points[index] * bonus > bestPoints {
        bestPoints = points[index] * bonus
        best = index
      }
    }
    return grown(best, dropped)
  }

  /// The highest element above `best` that holds much more good text.
  private func grown(_ best: Int, _ dropped: [Bool]) -> Int {
    // Only what is not dropped counts.
    var kept = [Int](repeating: 0, count: nodes.count)
    for (index, block) in blocks.enumerated() where facts[index].isGood && !dropped[block.node] {
      kept[block.node] += facts[index].length
    }
    for index in stride(from: nodes.count - 1, through: 0, by: -1) where nodes[index].parent >= 0 {
      kept[Int(nodes[index].parent)] += kept[index]
    }
    var chosen = best
    var above = Int(nodes[best].parent)
    while above >= 0 {
      // A long text is seldom broken up; what stands beside it is rather another.
      let share = kept[chosen] < 1000 ? 0.35 : 0.5
      if Double(kept[above] - kept[chosen]) > share * Double(kept[chosen]) { chosen = above }
      above = Int(nodes[above].parent)
    }
    return chosen
  }

  private func insideMain() -> [Bool] {
    var inside = [Bool](repeating: false, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      inside[index] = index == main || (node.parent >= 0 && inside[Int(node.parent)])
    }
    return inside
  }

  /// Whether a block in the copy is a line of links.
  private func isJunkLine(_ index: Int) -> Bool {
    let fact = facts[index]
    return fact.linkShare > 0.75 && (fact.length < 200 || !fact.endsSentence)
      && nodes[Int(nodes[blocks[index].node].block)].tag.headingLevel == 0
  }

  /// Cuts lines that are no sentences from both ends of the copy.
  private mutating func trim() {
    var first = 0
    while first < blocks.count {
      if isCopy[first] {
        if !isLooseEnd(first, atEnd: false) { break }
        isCopy[first] = false
      }
      first += 1
    }
    guard first < blocks.count else { return }
    var last = blocks.count - 1
    while last > first {
      if isCopy[last] {
        if !isLooseEnd(last, atEnd: true) { break }
        isCopy[last] = false
      }
      last -= 1
    }
  }

  private func isLooseEnd(_ index: Int, atEnd: Bool) -> Bool {
    let fact = facts[index]
    if fact.isGood { return false }
    let tag = nodes[Int(nodes[blocks[index].node].block)].tag
    if tag.headingLevel > 0 { return atEnd || tag == .h1 }
    if fact.linkShare > 0.5 { return true }
    if tag == .li || tag == .td { return false }
    return !fact.endsSentence && fact.length < 80
  }
}
