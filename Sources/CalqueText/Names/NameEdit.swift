/// One difference between two spellings of a name.
public struct NameEdit: Hashable, Sendable {
  /// What the right spelling has; empty for an insertion.
  public var right: String
  /// What the other spelling has in its place; empty for a loss.
  public var other: String
  /// How unlikely the difference is between spellings of one name, in hundredths.
  public var cost: Int
  /// Whether it garbles the name; if not, two romanisations differ so.
  public var isGarbling: Bool

  /// Whether a vowel stands for another.
  package var isVowelForVowel: Bool {
    right.utf8.count == 1 && other.utf8.count == 1
      && [right, other].allSatisfy { ["a", "e", "i", "o", "u", "y"].contains($0) }
  }

  /// Whether vowels stand for other vowels, are added beside others or lost there, or v stands for w.
  package var isOfVowels: Bool {
    if [right, other].sorted() == ["v", "w"] { return true }
    let letters = right + other
    guard letters.utf8.allSatisfy({ "aeiouy".utf8.contains($0) }) else { return false }
    // Yevgeny and Evgeny, Khoury and Khuri: known ways of romanising.
    if right.isEmpty || other.isEmpty { return !isGarbling && letters != "y" && letters != "o" }
    return !["oe", "ou", "oo", "yo"].contains { right == $0 || other == $0 }
  }

  /// The edit in words: `r → l`, `a inserted`, `h lost`.
  public var description: String {
    if right.isEmpty { return "\(other) inserted" }
    if other.isEmpty { return "\(right) lost" }
    return "\(right) → \(other)"
  }
}

/// How two spellings of a name differ.
public struct NameDifference: Hashable, Sendable {
  /// The edits from the right spelling to the other, in order.
  public var edits: [NameEdit]

  /// A difference that consists of these edits.
  public init(edits: [NameEdit]) { self.edits = edits }

  /// Sum of the costs of what garbles.
  public var garbling: Int { edits.reduce(0) { $0 + ($1.isGarbling ? $1.cost : 0) } }
  /// Sum of all costs.
  public var cost: Int { edits.reduce(0) { $0 + $1.cost } }
  /// Whether any edit garbles the name.
  public var isGarbling: Bool { edits.contains(where: \.isGarbling) }

  /// Whether every edit that garbles is one that routes are known for.
  package var isTypical: Bool { edits.allSatisfy { !$0.isGarbling || $0.cost <= 40 } }

  /// The edits counted by how much they change: 2 for one that garbles, 1 for one that does not.
  public var weight: Int { edits.reduce(0) { $0 + ($1.isGarbling ? 2 : 1) } }
  /// Vowels that garbling inserted, less those that it lost; a lost r counts as a vowel inserted.
  package var insertions: Int {
    edits.filter(\.isGarbling).reduce(0) {
      if $1.right.isEmpty { return $0 + ($1.other == "r" ? -1 : 1) }
      if $1.other.isEmpty { return $0 + ($1.right == "r" ? 1 : -1) }
      return $0
    }
  }

  /// Whether only vowels are garbled.
  package var keepsConsonants: Bool {
    edits.allSatisfy { edit in
      !edit.isGarbling || (edit.right + edit.other).utf8.allSatisfy { "aeiouy".utf8.contains($0) }
    }
  }

  /// Whether the same letters stand in another order: a slip at a keyboard, not translation's doing.
  package var isSlip: Bool {
    !edits.isEmpty
      && edits.flatMap(\.right.utf8).sorted() == edits.flatMap(\.other.utf8).sorted()
  }

  /// The edits from the other spelling back to the right one.
  package var reversed: NameDifference {
    NameDifference(
      edits: edits.map {
        NameEdit(right: $0.other, other: $0.right, cost: $0.cost, isGarbling: $0.isGarbling)
      }
    )
  }

  /// The edits in words, only those that garble where any does.
  public var description: String {
    let shown = isGarbling ? edits.filter(\.isGarbling) : edits
    var seen: [String] = []
    for edit in shown where !seen.contains(edit.description) { seen.append(edit.description) }
    return seen.joined(separator: ", ")
  }
}
