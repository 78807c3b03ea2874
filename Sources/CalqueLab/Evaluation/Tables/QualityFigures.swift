package import CalqueInput
import Foundation

/// Figures of an evaluation, as they are kept in a file to compare later ones with.
package struct QualityFigures: Hashable, Sendable {
  /// By table, row and column.
  package private(set) var tables: [String: [String: [String: Double]]] = [:]

  /// The figures of tables that should go one way; counts are left out.
  package init(_ tables: [FigureTable]) {
    for table in tables {
      for row in table.rows {
        for (column, value) in zip(table.columns, row.values) where column.better != nil {
          self.tables[table.title, default: [:]][row.label, default: [:]][column.name] = value
        }
      }
    }
  }

  /// Reads figures that were kept; nil when there is no such file.
  ///
  /// - Throws: `InputError` when the file holds something else.
  package init?(path: String) throws(InputError) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      tables = try JSONDecoder().decode([String: [String: [String: Double]]].self, from: data)
    } catch {
      throw InputError(
        path: path,
        message: "the file holds no figures of calque evaluate; --record writes new ones over it"
      )
    }
  }

  /// The figures as JSON, one row a line, so that a change can be read in a diff.
  package var json: String {
    let tables = tables.sorted { $0.key < $1.key }.map { title, rows in
      let lines = rows.sorted { $0.key < $1.key }.map { label, values in
        let figures = values.sorted { $0.key < $1.key }.map {
          "\(JSONText.string($0.key)): \(JSONText.number($0.value))"
        }
        return "    \(JSONText.string(label)): {\(figures.joined(separator: ", "))}"
      }
      return "  \(JSONText.string(title)): {\n\(lines.joined(separator: ",\n"))\n  }"
    }
    return "{\n\(tables.joined(separator: ",\n"))\n}\n"
  }

  /// The figures of tables that differ from these and should go one way.
  package func changes(in tables: [FigureTable]) -> [FigureChange] {
    tables.flatMap { table in
      table.rows.flatMap { row in
        zip(table.columns, row.values).compactMap { column, value -> FigureChange? in
          guard let better = column.better, let value,
            let last = self.tables[table.title]?[row.label]?[column.name], last != value
          else { return nil }
          return FigureChange(
            table: table.title,
            row: row.label,
            column: column.name,
            last: last,
            value: value,
            isWorse: (value < last) == (better == .higher)
          )
        }
      }
    }
  }
}

/// A figure that is no longer what it was.
package struct FigureChange: Hashable, Sendable {
  /// The table's title.
  package var table: String
  /// The row.
  package var row: String
  /// The column.
  package var column: String
  /// What was kept.
  package var last: Double
  /// What it is.
  package var value: Double
  /// Whether it went the wrong way.
  package var isWorse: Bool
}

/// The small pieces of JSON that are laid out by hand.
enum JSONText {
  /// A string with what JSON asks for escaped.
  static func string(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // A string always encodes.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  /// A number without needless decimals.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
