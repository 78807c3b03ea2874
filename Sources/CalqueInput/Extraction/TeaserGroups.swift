/// Finds lists of teasers: neighbours of one make, each with a linked title and next to no text.
///
/// Related stories, latest news and the like look so on every site, whatever their classes say.
struct TeaserGroups {
  /// For each element, whether it is a teaser among its like.
  private(set) var isTeaser: [Bool]

  /// What an element holds.
  private struct Content {
    var good = 0
    /// Good text of the page before the first title inside.
    var before = 0
    var goodBlocks = 0
    var titles = 0
  }

  init(_ nodes: [PageNode], _ blocks: [BlockBuilder.Raw], _ facts: [BlockFacts]) {
    isTeaser = [Bool](repeating: false, count: nodes.count)
    var contents = [Content](repeating: Content(), count: nodes.count)
    var totalGood = 0
    for (index, block) in blocks.enumerated() {
      let fact = facts[index]
      if fact.isGood {
        contents[block.node].good += fact.length
        contents[block.node].goodBlocks += 1
        totalGood += fact.length
      }
      if fact.linkShare > 0.75, fact.words >= 3,
        nodes[Int(nodes[block.node].block)].tag.headingLevel > 0
      {
        if contents[block.node].titles == 0 { contents[block.node].before = totalGood }
        contents[block.node].titles += 1
      }
    }
    for index in stride(from: nodes.count - 1, through: 1, by: -1) where nodes[index].parent >= 0 {
      let parent = Int(nodes[index].parent)
      contents[parent].good += contents[index].good
      contents[parent].goodBlocks += contents[index].goodBlocks
      if contents[index].titles > 0 { contents[parent].before = contents[index].before }
      contents[parent].titles += contents[index].titles
    }
    var groups: [UInt64: (members: [Int], good: Int, before: Int)] = [:]
    for (index, node) in nodes.enumerated() where node.parent >= 0 {
      let content = contents[index]
      guard content.titles >= 1, content.titles <= 2, content.goodBlocks <= 1, content.good <= 400
      else { continue }
      switch node.tag {
      case .div, .article, .section, .li, .unknown: break
      default: continue
      }
      let key = UInt64(node.signature) << 32 | UInt64(UInt32(bitPattern: node.parent))
      groups[key, default: ([], 0, content.before)].members.append(index)
      groups[key, default: ([], 0, 0)].good += content.good
    }
    for group in groups.values
    where group.members.count >= 3 && group.good * 3 < totalGood
      && group.before * 2 > totalGood
    {
      for member in group.members { isTeaser[member] = true }
    }
  }
}
