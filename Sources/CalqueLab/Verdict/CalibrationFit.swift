import CalqueDetect
import CalqueText

/// Finds what the odds of judged pages are worth, by isotonic regression on bins of equal weight.
enum CalibrationFit {
  /// A page with the odds that it was given.
  struct Page {
    var odds: Double
    var isMachine: Bool
    var weight: Double
  }

  private static let bins = 16
  /// No bin is surer than this: it has too few pages.
  private static let surest = 0.98

  private struct Bin {
    var odds = 0.0
    var machine = 0.0
    var weight = 0.0

    var share: Double { machine / weight }

    mutating func add(_ other: Bin) {
      odds += other.odds
      machine += other.machine
      weight += other.weight
    }
  }

  /// The calibration; shares that fall where they should rise are put together.
  static func calibration(_ pages: [Page]) -> Calibration {
    let total = pages.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return Calibration([]) }
    var risen: [Bin] = []
    var open = Bin()
    func close(_ bin: Bin) {
      risen.append(bin)
      while risen.count > 1, risen[risen.count - 2].share >= risen[risen.count - 1].share {
        let last = risen.removeLast()
        risen[risen.count - 1].add(last)
      }
    }
    for page in pages.sorted(by: { $0.odds < $1.odds }) {
      open.add(
        Bin(
          odds: page.odds * page.weight,
          machine: page.isMachine ? page.weight : 0,
          weight: page.weight
        )
      )
      if open.weight >= total / Double(bins) {
        close(open)
        open = Bin()
      }
    }
    if open.weight > 0 { close(open) }
    return Calibration(
      risen.map { bin in
        let share = min(surest, max(1 - surest, bin.share))
        return Calibration.Knot(
          fitted: bin.odds / bin.weight,
          observed: VerdictMath.logarithm(share / (1 - share))
        )
      }
    )
  }
}
