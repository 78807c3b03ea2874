/// Aligns two spellings of a name at the least cost.
///
/// Knows two kinds of edit: what romanisations of one name differ by, and what garbles a name.
public enum NameAlignment {
  /// What the edits of two spellings of one name may come to.
  public struct Limit: Hashable, Sendable {
    /// Greatest sum of what garbles, in hundredths.
    public var garbling = 75
    /// Most edits that garble.
    public var garblingEdits = 2
    /// Most edits that do not.
    public var neutralEdits = 3
    /// Added to the weight that a name's length allows.
    public var slack = 0

    /// The limit that measured best.
    public init() {}

    /// The same with another number of edits.
    public init(edits: Int) { garblingEdits = edits }
  }

  private static let longest = 24
  /// An impossible sum, small enough to be added to.
  private static let far: UInt16 = 10_000

  /// How `other` differs from `right`, nil when by more than the limit.
  public static func difference(
    _ right: [UInt8],
    _ other: [UInt8],
    limit: Limit = Limit()
  ) -> NameDifference? {
    let (rows, columns) = (right.count, other.count)
    guard rows > 2, columns > 2, rows <= longest, columns <= longest, abs(rows - columns) <= 4
    else { return nil }
    let bound = UInt16(limit.garbling + limit.neutralEdits * NameEditCosts.neutral)
    return withUnsafeTemporaryAllocation(
      of: UInt16.self,
      capacity: (rows + 1) * (columns + 1)
    ) { sums in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: (rows + 1) * (columns + 1)) { moves in
        var aligner = Aligner(right: right, other: other, sums: sums, moves: moves)
        guard aligner.fill(bound: bound) else { return nil }
        let edits = aligner.edits()
        let garbling = edits.filter(\.isGarbling)
        let difference = NameDifference(edits: edits)
        guard difference.weight <= weight(min(rows, columns)) + limit.slack,
          garbling.count <= limit.garblingEdits,
          edits.count - garbling.count <= limit.neutralEdits,
          garbling.reduce(0, { $0 + $1.cost }) <= limit.garbling
        else { return nil }
        return difference
      }
    }
  }

  /// The greatest weight of the edits between names of so many letters.
  private static func weight(_ letters: Int) -> Int {
    switch letters {
    case ..<5: 2
    case ..<7: 4
    case ..<9: 5
    default: 6
    }
  }

  /// The table of one alignment: sums of cost, and the move that led to each.
  private struct Aligner {
    let right: [UInt8]
    let other: [UInt8]
    let sums: UnsafeMutableBufferPointer<UInt16>
    let moves: UnsafeMutableBufferPointer<UInt8>

    private var width: Int { other.count + 1 }

    /// The steps of a move in both spellings; 9 is a swap of two neighbours.
    private static let steps: [(Int, Int)] = [
      (0, 0), (1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (2, 0), (0, 2), (2, 2),
    ]

    /// Fills the table; false when every way is farther than `bound`.
    ///
    /// Only cells that lengths allow are looked at, and moves of two letters only where these are a unit.
    mutating func fill(bound: UInt16) -> Bool {
      let band = 4
      var before: UInt16 = 0
      for row in 0...right.count {
        var least = NameAlignment.far
        let pair = row > 1 ? Self.pair(right, row - 2) : 0xFF
        for column in 0...other.count {
          let cell = row * width + column
          guard abs(row - column) <= band else {
            sums[cell] = NameAlignment.far
            continue
          }
          if cell == 0 {
            sums[0] = 0
            moves[0] = 0
            least = 0
            continue
          }
          let otherPair = column > 1 ? Self.pair(other, column - 2) : 0xFF
          var best = NameAlignment.far
          var move: UInt8 = 0
          func consider(_ candidate: Int, _ down: Int, _ across: Int) {
            let sum = sums[cell - down * width - across]
            guard sum < best else { return }
            let total =
              sum + UInt16(Self.plain(cost(candidate, row - down, column - across, down, across)))
            if total < best {
              best = total
              move = UInt8(candidate)
            }
          }
          if row > 0, column > 0 { consider(1, 1, 1) }
          if row > 0 { consider(2, 1, 0) }
          if column > 0 { consider(3, 0, 1) }
          if pair != 0xFF {
            if column > 0 { consider(4, 2, 1) }
            if otherPair != 0xFF { consider(6, 2, 2) }
            consider(7, 2, 0)
          }
          if otherPair != 0xFF {
            if row > 0 { consider(5, 1, 2) }
            consider(8, 0, 2)
          }
          if row > 1, column > 1, right[row - 2] == other[column - 1],
            right[row - 1] == other[column - 2]
          {
            consider(9, 2, 2)
          }
          sums[cell] = best
          moves[cell] = move
          least = min(least, best)
        }
        // A move spans two rows at most, so two rows rule all ways out that are farther.
        if min(least, before) > bound { return false }
        before = least
      }
      return sums[right.count * width + other.count] <= bound
    }

    /// The unit that two letters are; 0xFF for none.
    private static func pair(_ word: [UInt8], _ index: Int) -> UInt8 {
      NameEditCosts.pairUnits[Int(word[index] - 0x61) * 26 + Int(word[index + 1] - 0x61)]
    }

    /// The edits of the best way, in order.
    func edits() -> [NameEdit] {
      var result: [NameEdit] = []
      var (row, column) = (right.count, other.count)
      while row > 0 || column > 0 {
        let move = Int(moves[row * width + column])
        guard move > 0 else { break }
        let (down, across) = Self.steps[move]
        row -= down
        column -= across
        let cost = self.cost(move, row, column, down, across)
        guard cost != 0 else { continue }
        result.append(
          NameEdit(
            right: String(decoding: right[row..<row + down], as: UTF8.self),
            other: String(decoding: other[column..<column + across], as: UTF8.self),
            cost: Self.plain(cost),
            isGarbling: cost & NameEditCosts.neutralBit == 0
          )
        )
      }
      return result.reversed()
    }

    private static func plain(_ cost: UInt8) -> Int {
      cost == NameEditCosts.never ? Int(NameAlignment.far) : Int(cost & 0x7F)
    }

    /// The cost of a move from a place in both spellings, the bit for neutral included.
    private func cost(_ move: Int, _ row: Int, _ column: Int, _ down: Int, _ across: Int) -> UInt8 {
      if move == 9 {
        let isSwap =
          right[row] == other[column + 1] && right[row + 1] == other[column]
          && right[row] != right[row + 1]
        return isSwap ? 60 : NameEditCosts.never
      }
      if across == 0, down == 1 { return loss(right, row, against: other, column) }
      if down == 0, across == 1 { return loss(other, column, against: right, row) }
      guard let left = Self.unit(right, row, down), let second = Self.unit(other, column, across)
      else { return NameEditCosts.never }
      // A pair against the same pair is two equal letters.
      if down == 2, across == 2, left == second { return NameEditCosts.never }
      let cost = NameEditCosts.table[left * NameEditCosts.count + second]
      if down == 1, across == 1, Self.isNasal(right[row]), Self.isNasal(other[column]),
        right[row] != other[column]
      {
        let next = row + 1 < right.count ? right[row + 1] : 0
        return Self.isLabial(next) ? 35 : 70
      }
      return cost
    }

    /// The cost of a letter that one spelling has and the other lacks.
    private func loss(_ word: [UInt8], _ index: Int, against: [UInt8], _ at: Int) -> UInt8 {
      let neutral = UInt8(NameEditCosts.neutral) | NameEditCosts.neutralBit
      let letter = word[index]
      let previous = index > 0 ? word[index - 1] : 0
      let next = index + 1 < word.count ? word[index + 1] : 0
      // An h comes and goes, but not that of ch and ph.
      if letter == 0x68 {
        if previous == 0x63 { return NameEditCosts.other }
        if previous == 0x70 { return 40 }
        return index > 0 ? neutral : 45
      }
      // One letter for two, where the other spelling has that letter here; two letters for two others are no doubling.
      if letter == previous && at > 0 && against[at - 1] == letter
        || letter == next && at < against.count && against[at] == letter
      {
        return neutral
      }
      if Self.isVowel(letter) || letter == 0x79 {
        if Self.isVowel(previous) || Self.isVowel(next) { return neutral }
        return index == 0 ? 60 : 35
      }
      if letter == 0x72 { return index > 0 && !Self.isVowel(next) ? 50 : NameEditCosts.other }
      if letter == 0x77, Self.isVowel(previous) { return neutral }
      return NameEditCosts.other
    }

    private static func unit(_ word: [UInt8], _ index: Int, _ count: Int) -> Int? {
      switch count {
      case 0: return NameEditCosts.nothing
      case 1: return Int(word[index] - 0x61)
      default:
        let pair = NameEditCosts.pairUnits[
          Int(word[index] - 0x61) * 26 + Int(word[index + 1] - 0x61)
        ]
        return pair == 0xFF ? nil : Int(pair)
      }
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
      switch letter {
      case 0x61, 0x65, 0x69, 0x6F, 0x75: true
      default: false
      }
    }

    private static func isNasal(_ letter: UInt8) -> Bool { letter == 0x6D || letter == 0x6E }

    private static func isLabial(_ letter: UInt8) -> Bool {
      letter == 0x62 || letter == 0x70 || letter == 0x66 || letter == 0x76 || letter == 0x6D
    }
  }
}
