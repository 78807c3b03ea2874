extension Automaton {
  /// Calls `body` with every phrase of `root` in the text, by position.
  ///
  /// A token that begins no phrase costs one look at a table.
  public func scan(
    _ text: TokenizedText,
    root: Root,
    _ body: (_ output: Output, _ block: Int, _ tokens: Range<Int>) -> Void
  ) {
    let wanted = UInt16(1) << UInt16(root.rawValue)
    let startsWithNumber = numberRoots & wanted != 0
    withWalk(text.tokens) { walk in
      rootBits.withUnsafeBufferPointer { rootBits in
        for (block, range) in text.blocks.enumerated() {
          for index in range {
            let token = walk.tokens[index]
            let id = Int(token.id)
            guard
              id != 0 && id < rootBits.count && rootBits[id] & wanted != 0
                || startsWithNumber && token.kind == .number
            else { continue }
            walk.step(at: index, to: range.upperBound, node: root.rawValue) { output, end in
              body(output, block, index..<end)
            }
          }
        }
      }
    }
  }

  /// Calls `body` with every phrase of `root` that begins at token `start` and ends before `end`.
  public func forEachMatch(
    _ tokens: [Token],
    from start: Int,
    to end: Int,
    root: Root,
    _ body: (_ output: Output, _ end: Int) -> Void
  ) {
    withWalk(tokens) { $0.step(at: start, to: end, node: root.rawValue, body) }
  }

  private func withWalk(_ tokens: [Token], _ body: (AutomatonWalk) -> Void) {
    tokens.withUnsafeBufferPointer { tokens in
      edges.withUnsafeBufferPointer { edges in
        nodes.withUnsafeBufferPointer { nodes in
          filter.withUnsafeBufferPointer { filter in
            body(
              AutomatonWalk(
                automaton: self,
                tokens: tokens,
                edges: edges,
                nodes: nodes,
                filter: filter
              )
            )
          }
        }
      }
    }
  }
}

/// The steps through an automaton, without a count of references for each.
private struct AutomatonWalk {
  let automaton: Automaton
  let tokens: UnsafeBufferPointer<Token>
  let edges: UnsafeBufferPointer<Automaton.Edge>
  let nodes: UnsafeBufferPointer<Automaton.Node>
  let filter: UnsafeBufferPointer<UInt64>

  func step(
    at index: Int,
    to end: Int,
    node: Int32,
    _ body: (_ output: Automaton.Output, _ end: Int) -> Void
  ) {
    let state = nodes[Int(node)]
    var output = state.output
    while output >= 0 {
      body(automaton.outputs[Int(output)], index)
      output = automaton.outputs[Int(output)].next
    }
    guard index < end, state.kinds != 0 else { return }
    let token = tokens[index]
    if token.id != 0 {
      if state.words & Automaton.bit(of: token.id) != 0,
        let next = edge(from: node, label: token.id)
      {
        step(at: index + 1, to: end, node: next, body)
      }
      if state.kinds & Automaton.EdgeKind.wordClass != 0 {
        stepThroughClasses(of: token, at: index, to: end, node: node, body)
      }
    }
    guard state.kinds & Automaton.EdgeKind.others != 0 else { return }
    if token.kind == .word {
      if state.kinds & Automaton.EdgeKind.slot != 0 {
        stepThroughSlots(of: token, at: index, to: end, node: node, body)
      }
      if state.kinds & Automaton.EdgeKind.anyWord != 0,
        let next = edge(from: node, label: Automaton.Label.word)
      {
        step(at: index + 1, to: end, node: next, body)
      }
    } else if token.kind == .number, state.kinds & Automaton.EdgeKind.number != 0,
      let next = edge(from: node, label: Automaton.Label.number)
    {
      step(at: index + 1, to: end, node: next, body)
    }
  }

  private func stepThroughClasses(
    of token: Token,
    at index: Int,
    to end: Int,
    node: Int32,
    _ body: (_ output: Automaton.Output, _ end: Int) -> Void
  ) {
    let id = Int(token.id)
    guard Int(node) >= Automaton.Root.allCases.count else {
      var link = id < automaton.firstRootLink.count ? automaton.firstRootLink[id] : -1
      while link >= 0 {
        let step = automaton.rootLinks[Int(link)]
        if step.root == node { self.step(at: index + 1, to: end, node: step.target, body) }
        link = step.next
      }
      return
    }
    guard id < automaton.firstClass.count, automaton.firstClass[id] >= 0 else { return }
    guard nodes[Int(node)].kinds & Automaton.EdgeKind.manyClasses != 0 else {
      stepThroughListedClasses(of: token, at: index, to: end, node: node, body)
      return
    }
    let classes = nodes[Int(node)].classes
    var link = automaton.firstClass[id]
    while link >= 0 {
      let (label, following) = (
        automaton.classLinks[Int(link)].label, automaton.classLinks[Int(link)].next
      )
      if classes & Automaton.bit(of: label) != 0, let next = edge(from: node, label: label) {
        step(at: index + 1, to: end, node: next, body)
      }
      link = following
    }
  }

  /// Steps to where the classes lead that are listed by node, when the token's word is in them: the
  /// last listed first, as in the classes of a word.
  private func stepThroughListedClasses(
    of token: Token,
    at index: Int,
    to end: Int,
    node: Int32,
    from place: UInt32 = 0,
    _ body: (_ output: Automaton.Output, _ end: Int) -> Void
  ) {
    guard place < Automaton.mostListed,
      let listed = edge(from: node, label: Automaton.Label.listedClasses + place)
    else { return }
    stepThroughListedClasses(of: token, at: index, to: end, node: node, from: place + 1, body)
    let label = Automaton.Label.classes + UInt32(bitPattern: listed)
    if edge(from: Int32(bitPattern: label), label: token.id) != nil,
      let next = edge(from: node, label: label)
    {
      step(at: index + 1, to: end, node: next, body)
    }
  }

  private func stepThroughSlots(
    of token: Token,
    at index: Int,
    to end: Int,
    node: Int32,
    _ body: (_ output: Automaton.Output, _ end: Int) -> Void
  ) {
    if token.flags.contains(.capitalised),
      let next = edge(from: node, label: Automaton.Slot.capitalised.label)
    {
      step(at: index + 1, to: end, node: next, body)
    }
    let classes = WordClass.of(hash: token.hash)
    for (place, named) in WordClass.names.enumerated() where classes.contains(named.value) {
      if let next = edge(from: node, label: Automaton.Slot.noun.label + UInt32(place)) {
        step(at: index + 1, to: end, node: next, body)
      }
    }
  }

  private func edge(from node: Int32, label: UInt32) -> Int32? {
    let key = Automaton.key(node, label)
    let bit = Automaton.filterBit(key)
    guard filter[bit >> 6 & (filter.count - 1)] & 1 << UInt64(bit & 63) != 0 else { return nil }
    let mask = edges.count - 1
    var slot = Automaton.slot(key) & mask
    while edges[slot].key != 0 {
      if edges[slot].key == key { return edges[slot].target }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
