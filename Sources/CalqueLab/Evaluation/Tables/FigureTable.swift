/// Figures in rows and columns, as they are printed, kept and compared.
package struct FigureTable: Hashable, Sendable {
  /// Which way a figure should go.
  package enum Direction: String, Hashable, Sendable {
    /// The higher the better.
    case higher
    /// The lower the better.
    case lower
  }

  /// What the figures of a table are about; thresholds look for theirs by it.
  package enum Role: String, Hashable, Sendable {
    case labelled, names, edits, clean, mqm, machine, pages, rules
  }

  /// A column.
  package struct Column: Hashable, Sendable {
    /// Its heading.
    package var name: String
    /// How many decimals are shown.
    package var decimals: Int
    /// Which way its figures should go; nil for counts.
    package var better: Direction?

    /// A column of counts.
    static func count(_ name: String) -> Column { Column(name: name, decimals: 0, better: nil) }

    /// A column of shares or rates.
    static func rate(_ name: String, _ better: Direction?, decimals: Int = 3) -> Column {
      Column(name: name, decimals: decimals, better: better)
    }
  }

  /// A row.
  package struct Row: Hashable, Sendable {
    /// What its figures are of.
    package var name: String
    /// The half that they are of; nil for all.
    package var half: HashedHalf?
    /// The figures, nil where there is nothing to divide by.
    package var values: [Double?]
    /// Whether it sums up the table, so that thresholds hold for it.
    package var isTotal: Bool
    /// A remark at its end.
    package var mark: String

    init(
      _ name: String,
      _ values: [Double?],
      half: HashedHalf? = nil,
      isTotal: Bool = false,
      mark: String = ""
    ) {
      self.name = name
      self.half = half
      // What is kept and compared has four decimals, as much as any of it is worth.
      self.values = values.map { $0.map { ($0 * 10_000).rounded() / 10_000 } }
      self.isTotal = isTotal
      self.mark = mark
    }

    /// Its name with its half.
    package var label: String { half.map { "\(name), \($0) half" } ?? name }
  }

  /// What it shows.
  package var title: String
  /// What its figures are about.
  package var role: Role
  /// Its columns.
  package var columns: [Column]
  /// Its rows.
  package var rows: [Row]
  /// What else is to be said, a sentence each.
  package var notes: [String] = []

  /// The figure of a row in a column.
  package func value(_ row: Row, _ column: String) -> Double? {
    columns.firstIndex { $0.name == column }.flatMap { row.values[$0] }
  }
}

/// The share that a count has of another; nil when that is none.
func share(_ part: Int, of whole: Int) -> Double? {
  whole > 0 ? Double(part) / Double(whole) : nil
}
