/// All phrases of all rules in one trie over token ids.
///
/// A node's edges live in one open-addressed table keyed by node and id, so that a step costs one
/// probe whatever the number of phrases, the tables load as they are, and a user's pack adds its
/// phrases to the shipped ones. Every rule's words start at one of the ``Root`` nodes.
public struct Automaton: Hashable, Sendable {
  /// The tries inside the automaton, told apart by what their phrases mean.
  public enum Root: Int32, CaseIterable, Sendable {
    /// Phrases that make a finding.
    case finding = 0
    /// Phrases that a rule asks for or excludes around a finding.
    case condition = 1
    /// Whole blocks that are page furniture.
    case furniture = 2
    /// The literal words from which echo forms are tried.
    case echo = 3
    /// The words and compound endings whose return counts.
    case repetition = 4
    /// The words at which sequences of tokens are tried.
    case tokens = 5
    /// Phrases whose number counts.
    case counted = 6
  }

  /// Edge labels that stand for a class of tokens; word ids follow after them.
  package enum Label {
    /// Any number token.
    package static let number: UInt32 = 0xFFFF_FFFE
    /// Any word token.
    package static let word: UInt32 = 0xFFFF_FFFD
    /// Classes of words count up from here.
    package static let classes: UInt32 = 0x8000_0000
    /// Slots count up from here, in the order of ``Slot``'s cases.
    package static let slots: UInt32 = 0xFFFF_FF00
  }

  /// The kinds of edges, a bit for each.
  private enum EdgeKind {
    static let word: UInt8 = 1 << 0
    static let anyWord: UInt8 = 1 << 1
    static let number: UInt8 = 1 << 2
    static let wordClass: UInt8 = 1 << 3
    static let slot: UInt8 = 1 << 4

    static func of(_ label: UInt32) -> UInt8 {
      switch label {
      case Label.word: anyWord
      case Label.number: number
      case Label.slots...: slot
      case Label.classes...: wordClass
      default: word
      }
    }
  }

  /// What any token of a kind may stand in.
  public enum Slot: UInt8, CaseIterable, Hashable, Sendable {
    /// A word with a capital.
    case capitalised
    /// A noun; the classes stand in the order of ``WordClass/names``.
    case noun
    /// A verb.
    case verb
    /// An adjective.
    case adjective
    /// An adverb.
    case adverb
    /// An article, a demonstrative, a possessive.
    case determiner
    /// A preposition.
    case preposition
    /// A pronoun.
    case pronoun
    /// A conjunction.
    case conjunction
    /// A form of be, have, do, or a modal verb.
    case auxiliary

    /// The label of the slot's edges.
    package var label: UInt32 { Label.slots + UInt32(rawValue) }
  }

  /// A class that a word is in, and the next one.
  package struct ClassLink: Hashable, Sendable {
    /// The label of the class's edges.
    package let label: UInt32
    /// Index of the word's next link, −1 for none.
    package let next: Int32

    /// Makes a link.
    package init(label: UInt32, next: Int32) {
      self.label = label
      self.next = next
    }
  }

  /// What a phrase's last node says: the number that its owner gave it, and its captures.
  public struct Output: Hashable, Sendable {
    /// The owner's number for the phrase, such as the index of a rule.
    public let payload: Int32
    /// Index into the owner's table of captured groups.
    public let captures: Int32
    fileprivate let next: Int32

    package init(payload: Int32, captures: Int32, next: Int32) {
      self.payload = payload
      self.captures = captures
      self.next = next
    }

    package var nextIndex: Int32 { next }
  }

  package private(set) var keys: [UInt64]
  package private(set) var targets: [Int32]
  package private(set) var edgeCount: Int
  /// First output of each node, −1 for none.
  package private(set) var firstOutput: [Int32]
  package private(set) var outputs: [Output]
  /// For each word id, a bit for each root that has an edge for it.
  package private(set) var rootBits: [UInt8]
  /// Whether any phrase of a root begins with a number.
  package private(set) var numberRoots: UInt8
  /// For each word id its first link, −1 for none.
  package private(set) var firstClass: [Int32]
  package private(set) var classLinks: [ClassLink]
  package private(set) var classCount: Int
  /// For each word id, a bit for each root that has an edge for a class of the word.
  package private(set) var rootClassBits: [UInt8]
  /// For each node, which kinds of edges leave it: what none does is not looked for.
  package private(set) var edgeKinds: [UInt8]

  /// An automaton without phrases.
  public init() {
    keys = Array(repeating: 0, count: 1024)
    targets = Array(repeating: 0, count: 1024)
    edgeCount = 0
    firstOutput = Array(repeating: -1, count: Root.allCases.count)
    outputs = []
    rootBits = [0]
    numberRoots = 0
    firstClass = []
    classLinks = []
    classCount = 0
    rootClassBits = []
    edgeKinds = Array(repeating: 0, count: Root.allCases.count)
  }

  package init(
    keys: [UInt64],
    targets: [Int32],
    edgeCount: Int,
    firstOutput: [Int32],
    outputs: [Output],
    rootBits: [UInt8],
    numberRoots: UInt8,
    firstClass: [Int32],
    classLinks: [ClassLink],
    classCount: Int,
    rootClassBits: [UInt8],
    edgeKinds: [UInt8]
  ) {
    self.keys = keys
    self.targets = targets
    self.edgeCount = edgeCount
    self.firstOutput = firstOutput
    self.outputs = outputs
    self.rootBits = rootBits
    self.numberRoots = numberRoots
    self.firstClass = firstClass
    self.classLinks = classLinks
    self.classCount = classCount
    self.rootClassBits = rootClassBits
    self.edgeKinds = edgeKinds
  }

  /// Makes a class of words, given by their ids.
  ///
  /// - Returns: the label of the edges that any of them takes.
  public mutating func addClass(_ words: [UInt32]) -> UInt32 {
    let label = Label.classes + UInt32(classCount)
    classCount += 1
    for word in words {
      while firstClass.count <= Int(word) { firstClass.append(-1) }
      classLinks.append(ClassLink(label: label, next: firstClass[Int(word)]))
      firstClass[Int(word)] = Int32(classLinks.count - 1)
    }
    return label
  }

  /// Adds a phrase, given as edge labels, below `root`.
  ///
  /// A phrase that its payload has already is added again only when it `isDistinct`, as phrases are
  /// that differ in their capitals. A phrase that begins with a class needs the words of it.
  public mutating func insert(
    _ labels: [UInt32],
    root: Root,
    payload: Int32,
    captures: Int32 = -1,
    isDistinct: Bool = false,
    firstWords: [UInt32] = []
  ) {
    guard let first = labels.first else { return }
    var node = root.rawValue
    for label in labels { node = child(of: node, label: label) }
    var existing = firstOutput[Int(node)]
    while existing >= 0 {
      let output = outputs[Int(existing)]
      if output.payload == payload, !isDistinct { return }
      existing = output.next
    }
    outputs.append(Output(payload: payload, captures: captures, next: firstOutput[Int(node)]))
    firstOutput[Int(node)] = Int32(outputs.count - 1)
    if first == Label.number {
      numberRoots |= 1 << UInt8(root.rawValue)
    } else if first >= Label.classes {
      for word in firstWords {
        mark(word, root)
        while rootClassBits.count <= Int(word) { rootClassBits.append(0) }
        rootClassBits[Int(word)] |= 1 << UInt8(root.rawValue)
      }
    } else {
      mark(first, root)
    }
  }

  /// Notes that phrases of a root begin with a word.
  private mutating func mark(_ word: UInt32, _ root: Root) {
    while rootBits.count <= Int(word) { rootBits.append(0) }
    rootBits[Int(word)] |= 1 << UInt8(root.rawValue)
  }

  /// Calls `body` with every phrase of `roots` in the text, by position.
  ///
  /// One pass for all of them: a token that begins no phrase costs one look at a table.
  public func scan(
    _ text: TokenizedText,
    roots: [Root],
    _ body: (_ root: Root, _ output: Output, _ block: Int, _ tokens: Range<Int>) -> Void
  ) {
    let wanted = roots.reduce(UInt8(0)) { $0 | 1 << UInt8($1.rawValue) }
    for (block, range) in text.blocks.enumerated() where !range.isEmpty {
      for index in range {
        let token = text.tokens[index]
        var bits = token.kind == .number ? numberRoots : 0
        if token.id != 0, Int(token.id) < rootBits.count { bits |= rootBits[Int(token.id)] }
        bits &= wanted
        guard bits != 0 else { continue }
        for root in roots where bits & 1 << UInt8(root.rawValue) != 0 {
          step(text.tokens, at: index, to: range.upperBound, node: root.rawValue) { output, end in
            body(root, output, block, index..<end)
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
    step(tokens, at: start, to: end, node: root.rawValue, body)
  }

  private func step(
    _ tokens: [Token],
    at index: Int,
    to end: Int,
    node: Int32,
    _ body: (_ output: Output, _ end: Int) -> Void
  ) {
    var output = firstOutput[Int(node)]
    while output >= 0 {
      body(outputs[Int(output)], index)
      output = outputs[Int(output)].next
    }
    guard index < end else { return }
    let token = tokens[index]
    let kinds = edgeKinds[Int(node)]
    if kinds & EdgeKind.word != 0, token.id != 0, let next = edge(from: node, label: token.id) {
      step(tokens, at: index + 1, to: end, node: next, body)
    }
    // Frequent words are in many classes, but few phrases begin with them.
    if kinds & EdgeKind.wordClass != 0, token.id != 0, Int(token.id) < firstClass.count,
      Int(node) >= Root.allCases.count
        || Int(token.id) < rootClassBits.count
          && rootClassBits[Int(token.id)] & 1 << UInt8(node) != 0
    {
      var link = firstClass[Int(token.id)]
      while link >= 0 {
        let (label, following) = (classLinks[Int(link)].label, classLinks[Int(link)].next)
        if let next = edge(from: node, label: label) {
          step(tokens, at: index + 1, to: end, node: next, body)
        }
        link = following
      }
    }
    if kinds & EdgeKind.slot != 0, token.kind == .word {
      stepThroughSlots(tokens, at: index, to: end, node: node, body)
    }
    if kinds & EdgeKind.number != 0, token.kind == .number,
      let next = edge(from: node, label: Label.number)
    {
      step(tokens, at: index + 1, to: end, node: next, body)
    }
    if kinds & EdgeKind.anyWord != 0, token.kind == .word,
      let next = edge(from: node, label: Label.word)
    {
      step(tokens, at: index + 1, to: end, node: next, body)
    }
  }

  private func stepThroughSlots(
    _ tokens: [Token],
    at index: Int,
    to end: Int,
    node: Int32,
    _ body: (_ output: Output, _ end: Int) -> Void
  ) {
    let token = tokens[index]
    if token.flags.contains(.capitalised),
      let next = edge(from: node, label: Slot.capitalised.label)
    {
      step(tokens, at: index + 1, to: end, node: next, body)
    }
    let classes = WordClass.of(hash: token.hash)
    for (place, named) in WordClass.names.enumerated() where classes.contains(named.value) {
      if let next = edge(from: node, label: Slot.noun.label + UInt32(place)) {
        step(tokens, at: index + 1, to: end, node: next, body)
      }
    }
  }

  private func edge(from node: Int32, label: UInt32) -> Int32? {
    let key = Self.key(node, label)
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func child(of node: Int32, label: UInt32) -> Int32 {
    if let existing = edge(from: node, label: label) { return existing }
    if (edgeCount + 1) * 2 > keys.count { grow() }
    let new = Int32(firstOutput.count)
    firstOutput.append(-1)
    edgeKinds.append(0)
    edgeKinds[Int(node)] |= EdgeKind.of(label)
    place(Self.key(node, label), target: new)
    edgeCount += 1
    return new
  }

  private mutating func place(_ key: UInt64, target: Int32) {
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldTargets = targets
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    targets = Array(repeating: 0, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldKeys[index] != 0 {
      place(oldKeys[index], target: oldTargets[index])
    }
  }

  /// Labels are never 0, so a key is never 0, which marks a free slot.
  private static func key(_ node: Int32, _ label: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(label)
  }

  private static func slot(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 32)) & Int.max
  }
}
