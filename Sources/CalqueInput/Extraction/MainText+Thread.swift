extension MainText {
  /// Whether replies are the copy: most good text lies in a thread, or there is little but replies.
  func hasThread(isArticle: Bool) -> Bool {
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
}
