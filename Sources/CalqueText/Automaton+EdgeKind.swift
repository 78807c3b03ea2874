extension Automaton {
  /// The kinds of edges, a bit for each.
  enum EdgeKind {
    static let word: UInt32 = 1 << 0
    static let anyWord: UInt32 = 1 << 1
    static let number: UInt32 = 1 << 2
    static let wordClass: UInt32 = 1 << 3
    static let slot: UInt32 = 1 << 4
    /// More classes than are listed by node.
    static let manyClasses: UInt32 = 1 << 5

    /// All kinds that do not ask for a listed word.
    static let others = anyWord | number | slot

    static func of(_ label: UInt32) -> UInt32 {
      switch label {
      case Label.word: anyWord
      case Label.number: number
      case Label.slots...: slot
      case Label.classes...: wordClass
      default: word
      }
    }
  }
}
