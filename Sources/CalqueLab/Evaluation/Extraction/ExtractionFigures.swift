import Foundation

/// The figures of an evaluation of extraction, as they are kept in a file.
public struct ExtractionFigures: Hashable, Sendable, Codable {
  /// The figures of each group of pages, by its name.
  public var groups: [String: ExtractionEvaluation.Figures]
  /// How many pages were read in a CPU second.
  public var pagesPerSecond: Double

  /// The figures of an evaluation, rounded to what is worth telling.
  public init(_ evaluation: ExtractionEvaluation) {
    groups = Dictionary(
      uniqueKeysWithValues: evaluation.groups.map { ($0.name, $0.figures.rounded) }
    )
    pagesPerSecond = evaluation.pagesPerSecond.rounded()
  }

  /// Reads figures that were kept; nil when there are none.
  public init?(path: String) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let figures = try? JSONDecoder().decode(Self.self, from: data)
    else { return nil }
    self = figures
  }

  /// Keeps the figures in a file.
  ///
  /// - Throws: what writing the file throws.
  public func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path))
  }
}

extension ExtractionEvaluation.Figures {
  fileprivate var rounded: Self {
    var copy = self
    for path in [\Self.precision, \.recall, \.score, \.meanScore, \.letThrough] {
      copy[keyPath: path] = (self[keyPath: path] * 10_000).rounded() / 10_000
    }
    return copy
  }
}

extension ExtractionEvaluation {
  /// The figures as a table, with the F1 that was kept last.
  public func table(last: ExtractionFigures?) -> String {
    var lines = [
      "group            pages  precision  recall     F1    last  mean F1  forbidden  empty"
    ]
    for (name, figures) in groups {
      let old = last?.groups[name].map { String(format: "%7.4f", $0.score) } ?? "      –"
      lines.append(
        String(
          format: "%@ %5d     %6.4f  %6.4f  %6.4f %@   %6.4f     %6.4f  %5d",
          name.padding(toLength: 16, withPad: " ", startingAt: 0),
          figures.pages,
          figures.precision,
          figures.recall,
          figures.score,
          old,
          figures.meanScore,
          figures.letThrough,
          figures.empty
        )
      )
    }
    let speed = last.map { String(format: ", last %.0f", $0.pagesPerSecond) } ?? ""
    lines.append(String(format: "%.0f pages per CPU second", pagesPerSecond) + speed)
    return lines.joined(separator: "\n")
  }
}
