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
  private(set) var good: [Int]
  private(set) var totalGood = 0
  /// For each element, the bytes of text in it that the page's JSON-LD confirms; empty without any.
  private(set) var confirmed: [Int] = []
  /// Whether the page is a thread of posts.
  private var isForum = false
  private let teasers: TeaserGroups
  private var posts: ThreadPosts?
  /// Captions that only their place tells.
  let captions: PictureCaptions

  /// For each block, whether it is copy.
  var isCopy: [Bool]
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
    confirm(page)
    isForum = !page.hasAnswers && (page.isForum || hasThread(isArticle: page.isArticle))
    if isForum { posts = ThreadPosts(nodes, blocks, facts, good: good) }
    if isPlain(isWholePage: isWholePage) { return }
    settle()
  }

  /// Looks for the text of the page's JSON-LD in its blocks.
  private mutating func confirm(_ page: borrowing Page) {
    guard let anchor = page.anchor, !page.isForum else { return }
    confirmed = [Int](repeating: 0, count: nodes.count)
    for (index, block) in blocks.enumerated() where facts[index].isGood {
      guard anchor.confirms(page.builder.text[block.start..<block.end]) else { continue }
      confirmed[block.node] += facts[index].length
    }
    for index in stride(from: nodes.count - 1, through: 1, by: -1) {
      confirmed[Int(max(nodes[index].parent, 0))] += confirmed[index]
    }
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

  /// Whether nothing on the page looks like furniture.
  private func isPlain(isWholePage: Bool) -> Bool {
    for node in nodes where Self.isJunk(node, .classes) { return false }
    return !isWholePage || blocks.count <= 12
  }

  private mutating func extract(_ strictness: Strictness) {
    let dropped = droppedNodes(strictness)
    main = anchored(bestNode(dropped))
    let inside = insideMain()
    for (index, block) in blocks.enumerated() {
      isCopy[index] =
        inside[block.node] && !dropped[block.node] && !isJunkLine(index)
        && !(strictness == .classes && captions.isCaption[index])
        && posts?.isAside[index] != true
    }
    dropRepeats()
    trim()
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
    if let all = confirmed.first, all >= Self.enoughConfirmed, confirmed[index] * 10 >= all * 6 {
      return true
    }
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
