import CalqueAudit
import CalqueCore
package import CalqueDetect
package import CalqueRules
import CalqueText

/// Fits the page verdict's model to pages of known origin, and tests it on what it was not fitted to.
///
/// Twice in a row: weights of the runs of symbols, and then what they and the findings say together. What the
/// second is fitted to, and all figures, are judged by models that saw nothing of their language pair (and so of its
/// systems) or document; of sets with halves, models see the open half only.
package struct VerdictFit: Sendable {
  /// The model.
  package private(set) var model = VerdictModel()
  /// The weights of the runs as whole numbers, of which ``VerdictModel/grammar`` says the worth.
  package private(set) var weights: [Int16] = []
  /// The page of documentation with the figures, as `calque help verdict` prints it.
  package private(set) var guide = ""

  /// How much each origin counts in a fit.
  static let shares: [VerdictPage.Origin: Double] = [
    .machine: 0.5, .native: 0.35, .translated: 0.12, .edited: 0.03,
  ]
  /// Words below which there is no verdict.
  private static let minimumWords = 120
  private static let parts = 8
  private static let ridge = 0.24

  private let sample: VerdictSample

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - sets: the texts.
  ///   - rules: the rules whose findings are evidence.
  ///   - testOnly: ids, sets, domains … of texts that no model is fitted on.
  ///   - tasks: how many tasks work at once; the result does not depend on it.
  ///   - steps: how often the weights are improved.
  package init(
    _ sets: [EvaluationSet],
    rules: CompiledRules,
    testOnly: [String],
    tasks: Int,
    steps: Int = 150
  ) async {
    let packs = Set(
      rules.rules.lazy.filter { $0.descriptor.severity != .neutral }.map { rules.packs[$0.pack] }
        .filter { $0.target == .english }.map(\.summary.id)
    )
    let cut = VerdictPages(cutter: PageCutter(sentences: 15, words: 250), testOnly: testOnly)
    let sample = await VerdictSample(
      sets.flatMap(cut.pages),
      parts: Self.parts,
      minimumWords: Self.minimumWords,
      packs: packs,
      auditor: Auditor(rules: rules),
      tasks: tasks
    )
    self.sample = sample
    let fit = LogisticFit(
      rows: sample.rows,
      columns: GrammarWeights.count,
      ridge: Self.ridge,
      steps: steps
    )
    // The last one is fitted on all parts.
    let fits = await concurrentMap(count: Self.parts + 1, tasks: tasks) { part in
      fit.weights(Self.examples(sample, without: part))
    }
    let scores = sample.entries.indices.map {
      sample.rows.product($0, fits[sample.entries[$0].part])
    }
    model.minimumWords = Self.minimumWords
    model.packs = packs
    let second = EvidenceFit(scores: scores, findings: sample.entries.map(\.findings))
    let parts = (0..<Self.parts).map { second.coefficients(Self.examples(sample, without: $0)) }
    let odds = sample.entries.indices.map { second.odds($0, parts[sample.entries[$0].part]) }
    let all = Self.examples(sample, without: Self.parts)
    model.calibration = CalibrationFit.calibration(
      all.map {
        CalibrationFit.Page(odds: odds[$0.row], isMachine: $0.isPositive, weight: $0.weight)
      }
    )
    let judged = sample.entries.indices.map {
      JudgedPage(page: sample.entries[$0].page, probability: model.probability(odds[$0]))
    }
    let final = second.coefficients(all)
    (model.intercept, model.findings) = (final.intercept, final.findings)
    setWeights(fits[Self.parts], worth: final.grammar)
    setNative()
    let table = VerdictFigures(judged)
    table.setThresholds(&model)
    guide = VerdictGuide(model: model, figures: table).text
  }

  /// What models are fitted on that judge a part.
  private static func examples(
    _ sample: VerdictSample,
    without part: Int
  ) -> [LogisticFit.Example] {
    let rows = sample.entries.indices.filter {
      sample.isFitted($0) && sample.entries[$0].part != part
    }
    func key(_ row: Int) -> String {
      sample.entries[row].page.origin.rawValue + " " + sample.entries[row].page.group
    }
    // Groups count by the root of their size, so that no corpus says it all.
    let counts = Dictionary(grouping: rows, by: key).mapValues { Double($0.count) }
    func worth(_ row: Int) -> Double { 1 / (counts[key(row)] ?? 1).squareRoot() }
    var totals: [VerdictPage.Origin: Double] = [:]
    for row in rows { totals[sample.entries[row].page.origin, default: 0] += worth(row) }
    let present = totals.keys.reduce(0) { $0 + (shares[$1] ?? 0) }
    return rows.map { row in
      let origin = sample.entries[row].page.origin
      let share = (shares[origin] ?? 0) / max(present, 1e-9)
      return LogisticFit.Example(
        row: row,
        isPositive: origin == .machine,
        weight: share * worth(row) / (totals[origin] ?? 1)
      )
    }
  }

  /// The weights as whole numbers, and what a point of them is worth.
  private mutating func setWeights(_ fitted: [Double], worth: Double) {
    let scaled = zip(fitted, sample.factors).map { $0 * $1 }
    let largest = scaled.lazy.map(abs).max() ?? 0
    let unit = largest > 0 ? largest / Double(Int16.max) : 1
    weights = scaled.map { Int16(($0 / unit).rounded()) }
    model.grammar = worth * unit
  }

  /// The mean points of each family in native copy that models are fitted on.
  private mutating func setNative() {
    model.native = [Double](repeating: 0, count: GrammarFamily.allCases.count)
    let native = sample.entries.indices.filter {
      sample.isFitted($0) && sample.entries[$0].page.origin == .native
    }
    guard !native.isEmpty else { return }
    for index in native {
      let entry = sample.entries[index]
      for (family, points) in entry.points(weights).enumerated() {
        model.native[family] +=
          Double(points) * GrammarWeights.sample / Double(max(1, entry.symbols) * native.count)
      }
    }
  }
}

/// A page with the probability that a model gives it which was not fitted on it.
struct JudgedPage {
  var page: VerdictPage
  var probability: Double
}
