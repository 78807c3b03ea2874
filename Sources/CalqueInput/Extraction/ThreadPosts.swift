/// Finds what stands in a thread's posts beside their text: members' names, ranks, counts, signatures.
///
/// Posts are made alike. The innermost make of element that holds nearly all good text of all posts
/// is their body, and the rest of each post is not.
struct ThreadPosts {
  /// For each block, whether it lies in a post, but beside its body.
  private(set) var isAside: [Bool]

  init(_ nodes: [PageNode], _ blocks: [BlockBuilder.Raw], _ facts: [BlockFacts], good: [Int]) {
    isAside = [Bool](repeating: false, count: blocks.count)
    guard let posts = Self.posts(nodes, good) else { return }
    var post = [Int32](repeating: -1, count: nodes.count)
    for index in posts { post[index] = Int32(index) }
    for (index, node) in nodes.enumerated() where node.parent >= 0 && post[index] < 0 {
      post[index] = post[Int(node.parent)]
    }
    guard let body = Self.body(nodes, blocks, facts, post) else { return }
    var isBody = [Bool](repeating: false, count: nodes.count)
    var hasBody: Set<Int32> = []
    for (index, node) in nodes.enumerated() where node.parent >= 0 && post[index] >= 0 {
      isBody[index] = isBody[Int(node.parent)] || (node.signature == body && node.isNamed)
      if isBody[index] { hasBody.insert(post[index]) }
    }
    for (index, block) in blocks.enumerated() {
      isAside[index] = hasBody.contains(post[block.node]) && !isBody[block.node]
    }
  }

  /// The neighbours of one make that hold the most good text.
  private static func posts(_ nodes: [PageNode], _ good: [Int]) -> [Int]? {
    var groups: [UInt64: (members: [Int], good: Int)] = [:]
    for (index, node) in nodes.enumerated() where node.parent >= 0 && good[index] >= 40 {
      switch node.tag {
      case .div, .article, .section, .li, .table, .tr, .unknown: break
      default: continue
      }
      guard node.isNamed else { continue }
      let key = UInt64(node.signature) << 32 | UInt64(UInt32(bitPattern: node.parent))
      groups[key, default: ([], 0)].members.append(index)
      groups[key, default: ([], 0)].good += good[index]
    }
    return groups.values.filter { $0.members.count >= 3 }
      .max { ($0.good, $1.members[0]) < ($1.good, $0.members[0]) }?.members
  }

  /// The make of element that is the posts' body.
  private static func body(
    _ nodes: [PageNode],
    _ blocks: [BlockBuilder.Raw],
    _ facts: [BlockFacts],
    _ post: [Int32]
  ) -> UInt32? {
    /// The good text under elements of a make, and how deep in their posts they stand.
    var makes: [UInt32: (good: Int, depth: Int)] = [:]
    var total = 0
    for (index, block) in blocks.enumerated() where facts[index].isGood && post[block.node] >= 0 {
      total += facts[index].length
      var node = block.node
      var seen: [UInt32] = []
      var steps = 0
      while node != Int(post[block.node]), steps < 32 {
        let element = nodes[node]
        if element.isNamed, !seen.contains(element.signature) {
          seen.append(element.signature)
          makes[element.signature, default: (0, 0)].good += facts[index].length
          makes[element.signature, default: (0, 0)].depth = Int(element.depth)
        }
        node = Int(element.parent)
        steps += 1
      }
    }
    return makes.filter { $0.value.good * 10 >= total * 9 }
      .max { ($0.value.depth, $0.key) < ($1.value.depth, $1.key) }?.key
  }
}
