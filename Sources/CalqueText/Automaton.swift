/// All phrases of all rules in one trie over token ids.
///
/// A node's edges live in one open-addressed table keyed by node and id, so that a step costs one
/// probe whatever the number of phrases, and a user's pack adds its phrases to the shipped ones. Most
/// steps are not even tried: a node says by a few bits which labels leave it. Every rule's words start
/// at one of the ``Root`` nodes.
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
    /// Phrases that are right, whatever rules say.
    case right = 7
    /// Phrases that make a hint, which most audits do not look for.
    case hint = 8
  }

  /// Edge labels that stand for a class of tokens; word ids follow after them.
  package enum Label {
    /// Any number token.
    package static let number: UInt32 = 0xFFFF_FFFE
    /// Any word token.
    package static let word: UInt32 = 0xFFFF_FFFD
    /// Classes of words count up from here.
    package static let classes: UInt32 = 0x8000_0000
    /// The first, second … class that an edge of a node takes: no token has one of these.
    package static let listedClasses: UInt32 = 0xFFFF_FE00
    /// Slots count up from here, in the order of ``Slot``'s cases.
    package static let slots: UInt32 = 0xFFFF_FF00
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
  package struct ClassLink: BitwiseCopyable, Hashable, Sendable {
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

  /// A step from a root that a word takes as one of a class, and the next one.
  package struct RootLink: BitwiseCopyable, Hashable, Sendable {
    /// The root.
    package let root: Int32
    /// The node that it leads to.
    package let target: Int32
    /// Index of the word's next link, −1 for none.
    package let next: Int32

    /// Makes a link.
    package init(root: Int32, target: Int32, next: Int32) {
      self.root = root
      self.target = target
      self.next = next
    }
  }

  /// What a phrase's last node says: the number that its owner gave it, and its captures.
  public struct Output: BitwiseCopyable, Hashable, Sendable {
    /// The owner's number for the phrase, such as the index of a rule.
    public let payload: Int32
    /// Index into the owner's table of captured groups.
    public let captures: Int32
    package let next: Int32

    package init(payload: Int32, captures: Int32, next: Int32) {
      self.payload = payload
      self.captures = captures
      self.next = next
    }
  }

  /// A step from a node to the next.
  package struct Edge: BitwiseCopyable, Hashable, Sendable {
    /// Node and label; 0 for a free slot of the table.
    package var key: UInt64
    /// The node that it leads to.
    package var target: Int32
    /// Makes an edge's size a multiple of its alignment: stored tables hold no undefined bytes.
    private let filler: Int32 = 0

    /// Makes an edge.
    package init(key: UInt64, target: Int32) {
      self.key = key
      self.target = target
    }
  }

  /// Where phrases share their beginning.
  package struct Node: BitwiseCopyable, Hashable, Sendable {
    /// The first of the phrases that end here, −1 for none.
    package var output: Int32
    /// A bit for each word that an edge takes, many words to a bit.
    package var words: UInt32
    /// A bit for each class that an edge takes, many classes to a bit.
    package var classes: UInt32
    /// Which kinds of edges leave it: what none does is not looked for.
    package var kinds: UInt32

    /// Makes a node; without more, one that nothing leaves and where nothing ends.
    package init(output: Int32 = -1, words: UInt32 = 0, classes: UInt32 = 0, kinds: UInt32 = 0) {
      self.output = output
      self.words = words
      self.classes = classes
      self.kinds = kinds
    }
  }

  package private(set) var edges: FlatTable<Edge>
  /// A bit for each edge's key, several keys to a bit: small enough to stay in the processor's cache,
  /// where the table of edges does not.
  package private(set) var filter: FlatTable<UInt64>
  package private(set) var edgeCount: Int
  package private(set) var nodes: FlatTable<Node>
  package private(set) var outputs: FlatTable<Output>
  /// For each word id, a bit for each root that has an edge for it.
  package private(set) var rootBits: FlatTable<UInt16>
  /// Whether any phrase of a root begins with a number.
  package private(set) var numberRoots: UInt16
  /// For each word id its first link, −1 for none.
  package private(set) var firstClass: FlatTable<Int32>
  package private(set) var classLinks: FlatTable<ClassLink>
  package private(set) var classCount: Int
  /// For each word id its first root link, −1 for none.
  package private(set) var firstRootLink: FlatTable<Int32>
  /// Frequent words are in many classes, but few phrases begin with these: the steps that do.
  package private(set) var rootLinks: FlatTable<RootLink>

  /// An automaton without phrases.
  public init() {
    edges = FlatTable(repeating: Edge(key: 0, target: 0), count: 1024)
    filter = FlatTable(repeating: 0, count: 1024 / Self.edgesPerFilterWord)
    edgeCount = 0
    nodes = FlatTable(repeating: Node(), count: Root.allCases.count)
    outputs = []
    rootBits = [0]
    numberRoots = 0
    firstClass = []
    classLinks = []
    classCount = 0
    firstRootLink = []
    rootLinks = []
  }

  package init(
    edges: FlatTable<Edge>,
    filter: FlatTable<UInt64>,
    edgeCount: Int,
    nodes: FlatTable<Node>,
    outputs: FlatTable<Output>,
    rootBits: FlatTable<UInt16>,
    numberRoots: UInt16,
    firstClass: FlatTable<Int32>,
    classLinks: FlatTable<ClassLink>,
    classCount: Int,
    firstRootLink: FlatTable<Int32>,
    rootLinks: FlatTable<RootLink>
  ) {
    self.edges = edges
    self.filter = filter
    self.edgeCount = edgeCount
    self.nodes = nodes
    self.outputs = outputs
    self.rootBits = rootBits
    self.numberRoots = numberRoots
    self.firstClass = firstClass
    self.classLinks = classLinks
    self.classCount = classCount
    self.firstRootLink = firstRootLink
    self.rootLinks = rootLinks
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
      // No node has the number of a class, so its words may stand among the edges.
      note(Edge(key: Self.key(Int32(bitPattern: label), word), target: 0))
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
    let isNew = edge(from: root.rawValue, label: first) == nil
    var node = root.rawValue
    for label in labels { node = child(of: node, label: label) }
    var existing = nodes[Int(node)].output
    while existing >= 0 {
      let output = outputs[Int(existing)]
      if output.payload == payload, !isDistinct { return }
      existing = output.next
    }
    outputs.append(Output(payload: payload, captures: captures, next: nodes[Int(node)].output))
    nodes[Int(node)].output = Int32(outputs.count - 1)
    if first == Label.number {
      numberRoots |= 1 << UInt16(root.rawValue)
    } else if first >= Label.classes {
      guard isNew, let target = edge(from: root.rawValue, label: first) else { return }
      for word in firstWords { link(word, root, target) }
    } else {
      mark(first, root)
    }
  }

  /// Notes that phrases of a root begin with a class of a word.
  private mutating func link(_ word: UInt32, _ root: Root, _ target: Int32) {
    mark(word, root)
    while firstRootLink.count <= Int(word) { firstRootLink.append(-1) }
    rootLinks.append(
      RootLink(root: root.rawValue, target: target, next: firstRootLink[Int(word)])
    )
    firstRootLink[Int(word)] = Int32(rootLinks.count - 1)
  }

  /// Notes that phrases of a root begin with a word.
  private mutating func mark(_ word: UInt32, _ root: Root) {
    while rootBits.count <= Int(word) { rootBits.append(0) }
    rootBits[Int(word)] |= 1 << UInt16(root.rawValue)
  }

  private func edge(from node: Int32, label: UInt32) -> Int32? {
    let key = Self.key(node, label)
    let mask = edges.count - 1
    var slot = Self.slot(key) & mask
    while edges[slot].key != 0 {
      if edges[slot].key == key { return edges[slot].target }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func child(of node: Int32, label: UInt32) -> Int32 {
    if let existing = edge(from: node, label: label) { return existing }
    let new = Int32(nodes.count)
    nodes.append(Node())
    let kind = EdgeKind.of(label)
    nodes[Int(node)].kinds |= kind
    if kind == EdgeKind.word { nodes[Int(node)].words |= Self.bit(of: label) }
    if kind == EdgeKind.wordClass {
      nodes[Int(node)].classes |= Self.bit(of: label)
      list(label, at: node)
    }
    note(Edge(key: Self.key(node, label), target: new))
    return new
  }

  /// Most classes that are listed by node: where more leave it, those of the word are gone through.
  static let mostListed: UInt32 = 8

  /// Notes the class of an edge by its node: a node has few, a frequent word is in hundreds.
  private mutating func list(_ label: UInt32, at node: Int32) {
    let place = (0..<Self.mostListed).first {
      edge(from: node, label: Label.listedClasses + $0) == nil
    }
    guard let place else {
      nodes[Int(node)].kinds |= EdgeKind.manyClasses
      return
    }
    note(
      Edge(
        key: Self.key(node, Label.listedClasses + place),
        target: Int32(label - Label.classes)
      )
    )
  }

  private mutating func note(_ edge: Edge) {
    if (edgeCount + 1) * 2 > edges.count { grow() }
    place(edge)
    Self.note(edge.key, in: &filter)
    edgeCount += 1
  }

  private mutating func place(_ edge: Edge) {
    let mask = edges.count - 1
    var slot = Self.slot(edge.key) & mask
    while edges[slot].key != 0 { slot = (slot + 1) & mask }
    edges[slot] = edge
  }

  private mutating func grow() {
    let old = edges
    edges = FlatTable(repeating: Edge(key: 0, target: 0), count: old.count * 2)
    for edge in old where edge.key != 0 { place(edge) }
    filter = Self.filter(of: edges)
  }

  /// Places of the table of edges, half of them free, to a word of the filter: 16 bits to an edge.
  private static let edgesPerFilterWord = 8

  private static func filter(of edges: FlatTable<Edge>) -> FlatTable<UInt64> {
    var filter = FlatTable(repeating: UInt64(0), count: edges.count / edgesPerFilterWord)
    for edge in edges where edge.key != 0 { note(edge.key, in: &filter) }
    return filter
  }

  private static func note(_ key: UInt64, in filter: inout FlatTable<UInt64>) {
    let bit = filterBit(key)
    filter[bit >> 6 & (filter.count - 1)] |= 1 << UInt64(bit & 63)
  }

  /// The bit of a key, before it is cut to the filter's size.
  static func filterBit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0xD6E8_FEB8_6659_FD93) >> 24)
  }

  /// Labels are never 0, so a key is never 0, which marks a free slot.
  static func key(_ node: Int32, _ label: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(label)
  }

  static func slot(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 32)) & Int.max
  }

  /// The bit of a word in ``Node/words``, or of a class in ``Node/classes``.
  static func bit(of word: UInt32) -> UInt32 { 1 << ((word &* 0x9E37_79B1) >> 27) }
}
