package import CalqueCore

/// What an evaluation says: figures in tables, how they changed, what was asked of them, and lists.
package struct EvaluationReport: Sendable {
  /// A set that was evaluated.
  package struct SetSummary: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// What is known of it.
    package var kind: EvaluationSet.Kind
    /// How many texts it has.
    package var texts: Int
    /// How many words of them were audited.
    package var words: Int
    /// How many were taken for another language.
    package var unaudited: Int
  }

  /// The packs that took part.
  package var packs: [PackSummary]
  /// The half that the figures are of; nil for all.
  package var half: HashedHalf?
  /// What was evaluated.
  package var sets: [SetSummary]
  /// The figures.
  package var tables: [FigureTable]
  /// How figures differ from those that were kept; nil when none were.
  package var changes: [FigureChange]?
  /// What was asked of the figures, and whether they reach it.
  package var thresholds: [ThresholdResult] = []
  /// False alarms and misses.
  package var listing: [ListedFinding] = []
  /// How many of them are of texts that nobody should read.
  package var unlisted = 0

  /// Adds up an evaluation.
  ///
  /// - Parameters:
  ///   - evaluation: what was found.
  ///   - half: the half to look at; nil for all.
  ///   - showsHalves: whether both halves are shown beside the whole.
  package init(_ evaluation: FindingEvaluation, half: HashedHalf? = nil, showsHalves: Bool = false)
  {
    packs = evaluation.packs
    self.half = half
    let halves: [HashedHalf?] = showsHalves ? [nil, .open, .held] : [half]
    sets = evaluation.sets.map { set in
      let part = set.part(half)
      return SetSummary(
        name: set.set.name,
        kind: set.set.kind,
        texts: part.count,
        words: part.reduce(0) { $0 + $1.outcome.words },
        unaudited: part.reduce(0) { $0 + $1.outcome.unaudited }
      )
    }
    tables = evaluation.sets.flatMap { set -> [FigureTable] in
      switch set.set.kind {
      case .labelled where set.set.texts.allSatisfy(\.isHuman): []
      case .labelled: LabelledTables(set: set, halves: halves).tables
      case .names: NameTables(set: set, halves: halves).tables
      case .edits: EditTables(set: set, halves: halves).tables
      case .mqm: MQMTables(set: set, halves: halves).tables
      case .clean, .machine: []
      }
    }
    tables += TextTables(evaluation: evaluation, halves: halves).tables
    tables += PageTable(evaluation: evaluation, halves: halves).tables
    tables.append(RuleTable(evaluation: evaluation, half: showsHalves ? nil : half).table)
  }
}
