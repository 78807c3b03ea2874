/// A bound that figures must keep.
package struct Threshold: Hashable, Sendable {
  /// What is bounded.
  package enum Measure: String, CaseIterable, Hashable, Sendable {
    /// The least precision on labelled articles and names.
    case precision
    /// The least recall there.
    case recall
    /// The most findings in 1,000 clean words.
    case noise

    /// The column of the figures.
    var column: String {
      switch self {
      case .precision: "precision"
      case .recall: "recall"
      case .noise: "per 1,000"
      }
    }

    /// The tables that have it.
    var roles: [FigureTable.Role] {
      switch self {
      case .precision, .recall: [.labelled, .names]
      case .noise: [.clean]
      }
    }
  }

  /// What is bounded.
  package var measure: Measure
  /// The bound.
  package var bound: Double

  /// Makes a threshold.
  package init(_ measure: Measure, _ bound: Double) {
    self.measure = measure
    self.bound = bound
  }

  /// Whether a figure keeps the bound; one that could not be made does not.
  func isReached(by value: Double?) -> Bool {
    guard let value else { return false }
    return measure == .noise ? value <= bound : value >= bound
  }

  /// What the figures of tables say; empty when no table has any to hold against it.
  package func results(_ tables: [FigureTable]) -> [ThresholdResult] {
    tables.filter { measure.roles.contains($0.role) }.flatMap { table in
      table.rows.filter(\.isTotal).compactMap { row in
        guard table.columns.contains(where: { $0.name == measure.column }) else { return nil }
        let value = table.value(row, measure.column)
        return ThresholdResult(
          threshold: self,
          name: "\(table.title), \(row.label)",
          value: value,
          isReached: isReached(by: value)
        )
      }
    }
  }
}

/// What a figure says of a threshold.
package struct ThresholdResult: Hashable, Sendable {
  /// The threshold.
  package var threshold: Threshold
  /// Which figure it is.
  package var name: String
  /// The figure; nil when there was nothing to divide by.
  package var value: Double?
  /// Whether it keeps the bound.
  package var isReached: Bool
}
