extension MainText {
  /// Leaves out long paragraphs that stand on the page a second time, in another place of it.
  ///
  /// Templates show a post again above its replies, or the lead again for small screens. Neighbours
  /// are left alone: to say a paragraph twice in a row is a fault of the copy.
  mutating func dropRepeats() {
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

  private func isQuoted(_ node: Int) -> Bool {
    var node = node
    var steps = 0
    while node >= 0, steps < 64 {
      if nodes[node].tag == .blockquote { return true }
      node = Int(nodes[node].parent)
      steps += 1
    }
    return false
  }
}
