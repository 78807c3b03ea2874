import CalqueReport
import Foundation

/// A line of one figure over the days of a report, as a drawing.
///
/// Days without the figure are gaps: a line across them would say what nobody knows.
struct TrendPanel {
  /// A day's value.
  struct Point: Hashable {
    /// Which day of the time it is, from 0 on.
    var day: Int
    var value: Double
    /// Whether it is made of enough words to mean much.
    var isSufficient: Bool
    /// What it says, for who points at it or cannot see.
    var words: String
  }

  static let width = 640.0
  static let height = 72.0
  private static let edge = 6.0

  let title: String
  /// The values of the lowest and the highest line.
  let range: ClosedRange<Double>
  /// A value that is not to be passed; nil for none.
  let threshold: Double?
  let points: [Point]
  /// How many days there are.
  let days: Int

  /// What the template can name.
  var record: TemplateRecord {
    [
      "panelTitle": .text(title),
      "panelSummary": .text("\(title): \(points.map(\.words).joined(separator: "; "))"),
      "highest": .text(Charts.decimal(range.upperBound)),
      "lowest": .text(Charts.decimal(range.lowerBound)),
      "threshold": .record(
        threshold.map { value -> TemplateRecord in
          [
            "thresholdY": .text(Charts.decimal(y(value))),
            "thresholdText": .text(Charts.decimal(value)),
          ]
        }
      ),
      "lines": .list(runs.map { ["line": .text($0)] }),
      "points": .list(
        points.map { point in
          [
            "x": .text(Charts.decimal(x(point.day))), "y": .text(Charts.decimal(y(point.value))),
            "pointTitle": .text(point.words), "isSufficient": .flag(point.isSufficient),
          ]
        }
      ),
    ]
  }

  /// The lines between days that follow one another.
  private var runs: [String] {
    var runs: [[Point]] = []
    for point in points {
      if let last = runs.last?.last, point.day == last.day + 1 {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs.filter { $0.count > 1 }.map { run in
      run.map { "\(Charts.decimal(x($0.day))),\(Charts.decimal(y($0.value)))" }.joined(
        separator: " "
      )
    }
  }

  private func x(_ day: Int) -> Double {
    let room = Self.width - 2 * Self.edge
    // In the middle of its day.
    return Self.edge + room * (Double(day) + 0.5) / Double(max(1, days))
  }

  private func y(_ value: Double) -> Double {
    let extent = max(range.upperBound - range.lowerBound, .leastNormalMagnitude)
    let share = (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound) / extent
    return Self.height - Self.edge - share * (Self.height - 2 * Self.edge)
  }
}
