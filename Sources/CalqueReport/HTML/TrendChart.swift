import CalqueCore

/// The line of findings, or of scores, over the reports of the past and this one.
struct TrendChart {
  private static let width = 200.0
  private static let height = 40.0
  /// Room at every edge for a point.
  private static let edge = 4.0

  private let points: [Baseline.Point]

  /// The chart of some reports, oldest first; nil when there are too few for a line.
  init?(_ points: [Baseline.Point]) {
    guard points.count > 1 else { return nil }
    self.points = points
  }

  private var values: [Double] { points.map { Double($0.findings) } }

  /// What `report.mustache.html` can name.
  var record: TemplateRecord {
    let most = max(1, values.max() ?? 1)
    let step = (Self.width - 2 * Self.edge) / Double(points.count - 1)
    let places = values.enumerated().map { index, value in
      (
        x: Self.edge + Double(index) * step,
        y: Self.height - Self.edge - value / most * (Self.height - 2 * Self.edge)
      )
    }
    let line = places.map { "\(Charts.decimal($0.x)),\(Charts.decimal($0.y))" }
    return [
      "trendTitle": .text(title),
      "trendLine": .text(line.joined(separator: " ")),
      "trendPoints": .list(
        zip(points, places).map { point, place in
          [
            "pointTitle": .text(label(point)), "x": .text(Charts.decimal(place.x)),
            "y": .text(Charts.decimal(place.y)),
          ]
        }
      ),
    ]
  }

  private var title: String {
    "Findings: "
      + points.map { "\(Wording.grouped($0.findings)) (\($0.name))" }.joined(separator: ", ")
  }

  private func label(_ point: Baseline.Point) -> String {
    let score = point.score.map { ", MQM score \(Wording.decimal($0))" } ?? ""
    return "\(point.name): \(Wording.counted(point.findings, "finding"))\(score)"
  }
}
