import CalqueText

/// Whether two spellings may be of one name, and what makes them differ.
enum NameComparison {
  /// Endings by which one name makes another: plurals, peoples, followers, daughters and sons.
  private static let endings: Set<[UInt8]> = Set(
    """
    s es n an ian ean ite ites i is ist ists ism ish ese er ers en a ova eva na ka ya aya in y ly son sson sen o e u ez ov ev ic \
    ans ians al ia land stan
    """.split(separator: " ").map { Array($0.utf8) }
  )

  /// Whether one form is made from the other by an ending.
  static func isDerived(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard short.count < long.count else { return false }
    // Iceland, Icelandair: a compound.
    if long.count - short.count > 1, long.starts(with: short) { return true }
    var stems = [short]
    // Austria, Austrian: the stem may lose its last vowel.
    if let last = short.last, [0x61, 0x65, 0x69, 0x6F, 0x79].contains(last) {
      stems.append(Array(short.dropLast()))
    }
    return stems.contains { stem in
      stem.count >= 3 && long.starts(with: stem) && endings.contains(Array(long[stem.count...]))
    }
  }

  /// How `other` differs from `right`, nil when they are probably two names.
  static func difference(
    _ right: NameForm,
    _ other: NameForm,
    limit: NameAlignment.Limit = NameAlignment.Limit()
  ) -> NameDifference? {
    guard right.outline.resembles(other.outline), !isDerived(right.letters, other.letters)
    else { return nil }
    guard let difference = NameAlignment.difference(right.letters, other.letters, limit: limit)
    else {
      return nil
    }
    // Bin and pin, hing and kin: syllables of other names, or of other romanisations.
    if right.isSyllabic || other.isSyllabic,
      difference.edits.contains(where: { $0.isGarbling && $0.cost > 30 })
    {
      return nil
    }
    return difference
  }
}
