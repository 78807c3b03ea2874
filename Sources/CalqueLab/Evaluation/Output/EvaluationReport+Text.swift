import CalqueReport

extension EvaluationReport {
  /// The report for a terminal.
  package var text: String {
    var parts = tables.map(Self.text)
    parts.insert(sets.map(Self.line).joined(separator: "\n"), at: 0)
    if let half { parts.insert("The \(half) half of what is split:", at: 0) }
    if !listing.isEmpty || unlisted > 0 { parts.append(listed) }
    if let changes { parts.append(Self.text(changes)) }
    if !thresholds.isEmpty {
      parts.append(thresholds.map(\.sentence).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func line(_ set: SetSummary) -> String {
    let unaudited =
      set.unaudited > 0 ? ", \(set.unaudited) more taken for another language" : ""
    return """
      \(visible(set.name)) (\(set.kind)): \(set.texts) text\(set.texts == 1 ? "" : "s"), \(set.words) words audited\(unaudited)
      """
  }

  /// A table with its columns in line.
  private static func text(_ table: FigureTable) -> String {
    let hasMarks = table.rows.contains { !$0.mark.isEmpty }
    var cells = [[""] + table.columns.map(\.name) + (hasMarks ? ["fires on"] : [])]
    // What finds nothing anywhere is named below the table.
    let rows = table.rows.filter { row in
      table.role != .rules || row.values.contains { $0.map { $0 != 0 } ?? false }
    }
    cells += rows.map { row in
      [visible(row.label)] + zip(table.columns, row.values).map { shown($1, $0) }
        + (hasMarks ? [row.mark] : [])
    }
    let widths = cells[0].indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + space : "  " + space + cell
      }
      return line
    }
    return ([visible(table.title)] + lines + table.notes.map { "  \($0)" })
      .joined(separator: "\n")
  }

  /// A figure as it is shown in a column.
  static func shown(_ value: Double?, _ column: FigureTable.Column) -> String {
    value.map { decimal($0, column.decimals) } ?? "–"
  }

  private static func text(_ changes: [FigureChange]) -> String {
    guard !changes.isEmpty else { return "No figure differs from those kept." }
    let worse = changes.count(where: \.isWorse)
    let lines = changes.sorted { $0.isWorse && !$1.isWorse }.map { "  \($0.sentence)" }
    return (["Against the figures kept: \(changes.count - worse) better, \(worse) worse"] + lines)
      .joined(separator: "\n")
  }

  private var listed: String {
    var lines = listing.map { entry in
      let intended = entry.intended.map { " → \($0.isEmpty ? "(nothing)" : $0)" } ?? ""
      return Self.visible(
        """
        \(entry.kind.rawValue)  \(entry.set) \(entry.text)  \(entry.label) \(entry.degree)  \
        \(entry.before)[[\(entry.words)]]\(entry.after)\(intended)
        """
      )
    }
    if unlisted > 0 { lines.append(heldNote) }
    return lines.joined(separator: "\n")
  }

  /// What is said of the entries that are not listed.
  var heldNote: String { "\(unlisted) more are of the half set aside, and not for reading" }

  /// Text of a corpus, made safe for a terminal.
  static func visible(_ text: String) -> String {
    VisibleText.neutralised(text, marks: .shown)
  }
}

extension FigureChange {
  /// The change in words.
  var sentence: String {
    let table = EvaluationReport.visible(table)
    return """
      \(isWorse ? "WORSE" : "better")  \(table), \(EvaluationReport.visible(row)), \(column): \
      \(decimal(last, 4)) → \(decimal(value, 4))
      """
  }
}

extension ThresholdResult {
  /// The result in words.
  package var sentence: String {
    let bound = threshold.measure == .noise ? "at most" : "at least"
    let figure = value.map { decimal($0, 4) } ?? "cannot be told: there is nothing to count"
    return """
      \(isReached ? "reached" : "MISSED")  \(threshold.measure) \(bound) \(decimal(threshold.bound, 4)): \
      \(EvaluationReport.visible(name)): \(figure)
      """
  }
}
