import CalqueCore
import CalqueReport
import Foundation

extension EvaluationReport {
  /// The report for programs: figures under the names of their columns, null where there is none.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only numbers that JSON lacks could fail, and no figure is one.
    return JSONLayout.indented((try? encoder.encode(EncodedEvaluation(self))) ?? Data()) + "\n"
  }
}

/// The form of a report in JSON.
private struct EncodedEvaluation: Encodable {
  struct Set: Encodable {
    var name: String
    var kind: String
    var texts: Int
    var words: Int
    var wordsNotAudited: Int
  }

  struct Table: Encodable {
    var title: String
    var about: String
    var columns: [String]
    var rows: [Row]
    var notes: [String]
  }

  struct Row: Encodable {
    var name: String
    var half: String?
    var firesOn: String?
    var figures: [String: Double?]
  }

  struct Change: Encodable {
    var table: String
    var row: String
    var column: String
    var last: Double
    var value: Double
    var worse: Bool
  }

  struct Bound: Encodable {
    var measure: String
    var bound: Double
    var figure: String
    var value: Double?
    var reached: Bool
  }

  struct Entry: Encodable {
    var kind: String
    var set: String
    var text: String
    var rule: String?
    var category: String?
    var degree: String
    var before: String
    var words: String
    var after: String
    var intended: String?
  }

  var tool = Tool.calque
  var packs: [PackSummary]
  var half: String
  var sets: [Set]
  var tables: [Table]
  var changes: [Change]?
  var thresholds: [Bound]
  var findings: [Entry]
  var findingsOfHeldHalf: Int

  init(_ report: EvaluationReport) {
    packs = report.packs
    half = report.half?.rawValue ?? "both"
    sets = report.sets.map {
      Set(
        name: $0.name,
        kind: $0.kind.rawValue,
        texts: $0.texts,
        words: $0.words,
        wordsNotAudited: $0.unaudited
      )
    }
    tables = report.tables.map { table in
      Table(
        title: table.title,
        about: table.role.rawValue,
        columns: table.columns.map(\.name),
        rows: table.rows.map { row in
          Row(
            name: row.name,
            half: row.half?.rawValue,
            firesOn: row.mark.isEmpty ? nil : row.mark,
            figures: Dictionary(
              zip(table.columns.map(\.name), row.values),
              uniquingKeysWith: { first, _ in first }
            )
          )
        },
        notes: table.notes
      )
    }
    changes = report.changes?.map {
      Change(
        table: $0.table,
        row: $0.row,
        column: $0.column,
        last: $0.last,
        value: $0.value,
        worse: $0.isWorse
      )
    }
    thresholds = report.thresholds.map {
      Bound(
        measure: $0.threshold.measure.rawValue,
        bound: $0.threshold.bound,
        figure: $0.name,
        value: $0.value,
        reached: $0.isReached
      )
    }
    findings = report.listing.map { entry in
      Entry(
        kind: entry.kind.rawValue,
        set: entry.set,
        text: entry.text,
        rule: entry.kind == .miss ? nil : entry.label,
        category: entry.kind == .miss ? entry.label : nil,
        degree: entry.degree,
        before: entry.before,
        words: entry.words,
        after: entry.after,
        intended: entry.intended
      )
    }
    findingsOfHeldHalf = report.unlisted
  }
}
