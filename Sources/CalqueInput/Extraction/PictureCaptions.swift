/// Finds captions that no markup calls so: the one short text that shares a box with a picture.
struct PictureCaptions {
  /// Longer texts are paragraphs with a picture beside them.
  private static let longest = 250

  /// For each block, whether it is a caption.
  private(set) var isCaption: [Bool]

  init(_ nodes: [PageNode], _ blocks: [BlockBuilder.Raw], _ facts: [BlockFacts]) {
    isCaption = [Bool](repeating: false, count: blocks.count)
    var hasPicture = [Bool](repeating: false, count: nodes.count)
    var pictures = 0
    for index in stride(from: nodes.count - 1, through: 1, by: -1) {
      if nodes[index].tag == .img { hasPicture[index] = true }
      guard hasPicture[index], nodes[index].parent >= 0 else { continue }
      pictures += 1
      hasPicture[Int(nodes[index].parent)] = true
    }
    guard pictures > 0 else { return }
    var texts = [Int32](repeating: 0, count: nodes.count)
    for block in blocks { texts[block.node] += 1 }
    for index in stride(from: nodes.count - 1, through: 1, by: -1) where texts[index] > 0 {
      texts[Int(max(nodes[index].parent, 0))] += texts[index]
    }
    for (index, block) in blocks.enumerated() where facts[index].length <= Self.longest {
      let place = Int(nodes[block.node].block)
      switch nodes[place].tag {
      case .div, .figure, .section, .td, .p, .center, .span: break
      default: continue
      }
      // In one paragraph with a picture stands its text, unless something sets it apart.
      let isApart = block.node != place && !nodes[block.node].tag.isBlock
      var node = isApart && nodes[place].tag != .p ? place : Int(nodes[place].parent)
      var steps = 0
      while node > 0, steps < 2, texts[node] == 1 {
        if nodes[node].tag == .body || nodes[node].tag == .article { break }
        if hasPicture[node], !(hasPicture[place] && !isApart) {
          isCaption[index] = facts[index].linkShare < 0.75
          break
        }
        node = Int(nodes[node].parent)
        steps += 1
      }
    }
  }
}
