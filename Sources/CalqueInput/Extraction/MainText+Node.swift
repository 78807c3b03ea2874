extension MainText {
  /// Less confirmed text proves nothing.
  static let enoughConfirmed = 500

  /// The element that the page's JSON-LD points at, when `best` misses much of that text or holds
  /// as much again.
  func anchored(_ best: Int) -> Int {
    guard let all = confirmed.first, all >= Self.enoughConfirmed,
      confirmed[best] * 10 < all * 6 || good[best] > all * 2
    else { return best }
    // Parents come first: the last that holds nearly all is the innermost.
    return confirmed.lastIndex { $0 * 10 >= all * 9 } ?? best
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
  func bestNode(_ dropped: [Bool]) -> Int {
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

  func insideMain() -> [Bool] {
    var inside = [Bool](repeating: false, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      inside[index] = index == main || (node.parent >= 0 && inside[Int(node.parent)])
    }
    return inside
  }
}
