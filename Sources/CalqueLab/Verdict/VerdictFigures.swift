import CalqueCore
import CalqueDetect

/// What a fit is worth: thresholds, areas under curves, alarms and calibration of judged pages.
struct VerdictFigures {
  /// Shares of native pages, and of translated ones, that may be called machine output.
  private static let nativeAlarms = 0.01
  private static let translatedAlarms = 0.05
  /// The share of native pages that show no sign.
  private static let signless = 0.8
  /// The bounds of the calibration table's rows.
  private static let bounds = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1]

  private let pages: [JudgedPage]

  init(_ pages: [JudgedPage]) { self.pages = pages }

  private func probabilities(_ isIncluded: (VerdictPage) -> Bool) -> [Double] {
    pages.filter { isIncluded($0.page) }.map(\.probability)
  }

  /// Sets from which probability on pages are called what.
  func setThresholds(_ model: inout VerdictModel) {
    let native = probabilities { $0.origin == .native }.sorted()
    let translated = probabilities { $0.origin == .translated }.sorted()
    func bound(_ sorted: [Double], above share: Double) -> Double {
      guard !sorted.isEmpty else { return 0 }
      let index = min(sorted.count - 1, Int(Double(sorted.count) * (1 - share)))
      return (sorted[index] * 1_000).rounded(.up) / 1_000
    }
    model.probablyFrom = max(bound(native, above: Self.nativeAlarms), 0.5)
    model.machineFrom = max(model.probablyFrom, bound(translated, above: Self.translatedAlarms))
    model.unclearFrom = min(model.probablyFrom, bound(native, above: 1 - Self.signless))
  }

  private func groups(_ origins: Set<VerdictPage.Origin>) -> [(VerdictPage.Origin, String)] {
    VerdictPage.Origin.allCases.filter(origins.contains).flatMap { origin in
      Set(pages.lazy.filter { $0.page.origin == origin }.map(\.page.group)).sorted()
        .map { (origin, $0) }
    }
  }

  /// How well each group of machine pages is told from native and translated ones.
  func areas(_ model: VerdictModel) -> [[String]] {
    let native = probabilities { $0.origin == .native }
    let unseen = probabilities { $0.origin == .native && $0.isTestOnly }
    let translated = probabilities { $0.origin == .translated }
    return groups([.machine]).map { _, group in
      func own(_ half: HashedHalf?) -> [Double] {
        probabilities {
          $0.origin == .machine && $0.group == group && (half == nil || $0.half == half)
        }
      }
      let all = own(nil)
      func area(_ machine: [Double], _ others: [Double]) -> String {
        Separation.areaUnderCurve(machine: machine, native: others).map { decimal($0, 3) } ?? "–"
      }
      return [
        Self.short(group), "\(all.count)", area(all, native), area(own(.open), native),
        area(own(.held), native), area(all, unseen), area(all, translated),
        Self.share(all, from: model.machineFrom), Self.share(all, from: model.probablyFrom),
      ]
    }
  }

  /// How often pages of people are taken for machine output.
  func alarms(_ model: VerdictModel) -> [[String]] {
    var rows: [[String]] = []
    for (origin, group) in groups([.native, .translated, .edited]) {
      let own = probabilities { $0.origin == origin && $0.group == group }
      rows.append(alarm(origin.rawValue, group, own, model))
    }
    for origin in VerdictPage.Origin.allCases where origin != .machine {
      rows.append(alarm(origin.rawValue, "all", probabilities { $0.origin == origin }, model))
    }
    return rows
  }

  private func alarm(
    _ origin: String,
    _ group: String,
    _ own: [Double],
    _ model: VerdictModel
  ) -> [String] {
    [
      origin, Self.short(group), "\(own.count)", Self.share(own, from: model.machineFrom),
      Self.share(own, from: model.probablyFrom),
    ]
  }

  /// A group by the least that tells it from others: `mlqe si`.
  private static func short(_ group: String) -> String {
    ["-xx-en-dev", "-en-dev", "-dev"].reduce(group) { $0.replacing($1, with: "") }
      .split(separator: " ")
      .map { $0.hasSuffix("-en") ? $0.dropLast(3) : $0 }
      .joined(separator: " ")
  }

  private static func share(_ values: [Double], from bound: Double) -> String {
    share(values.count { $0 >= bound }, of: values.count).map { decimal($0, 3) } ?? "–"
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  /// How many pages of each origin have which probability, and how many of them should be machine output.
  func calibration() -> [[String]] {
    zip(Self.bounds, Self.bounds.dropFirst()).map { low, high in
      let inside = pages.filter {
        $0.probability >= low && ($0.probability < high || high == 1)
      }
      let counts = VerdictPage.Origin.allCases.map { origin in
        inside.count { $0.page.origin == origin }
      }
      return [decimal(low, 2), decimal(high, 2)] + counts.map(String.init)
        + [machineShare(inside).map { decimal($0, 2) } ?? "–"]
    }
  }

  /// The share of machine output when all origins are as frequent as in the fit.
  private func machineShare(_ inside: [JudgedPage]) -> Double? {
    var (machine, all) = (0.0, 0.0)
    let roots = Dictionary(grouping: pages) { "\($0.page.origin) \($0.page.group)" }
      .mapValues { 1 / Double($0.count).squareRoot() }
    func worth(_ page: JudgedPage) -> Double {
      roots["\(page.page.origin) \(page.page.group)"] ?? 0
    }
    for origin in VerdictPage.Origin.allCases {
      let total = pages.lazy.filter { $0.page.origin == origin }.map(worth).reduce(0, +)
      guard total > 0 else { continue }
      let here = inside.lazy.filter { $0.page.origin == origin }.map(worth).reduce(0, +)
      let share = (VerdictFit.shares[origin] ?? 0) * here / total
      all += share
      if origin == .machine { machine = share }
    }
    return all > 0 ? machine / all : nil
  }
}
