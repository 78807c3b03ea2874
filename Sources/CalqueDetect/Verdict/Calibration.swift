/// A rising line of straight pieces that turns the odds of a fit into those that were observed.
package struct Calibration: Sendable, Hashable {
  /// The logarithms of the odds, as fitted and as observed, both ascending.
  package let knots: [Knot]

  /// A place where two pieces meet.
  package struct Knot: Sendable, Hashable {
    /// As fitted.
    package var fitted: Double
    /// As observed.
    package var observed: Double

    /// Makes a knot.
    package init(fitted: Double, observed: Double) {
      self.fitted = fitted
      self.observed = observed
    }
  }

  /// The least that a piece rises, so that no two odds become equal.
  private static let leastRise = 0.2

  /// Makes a calibration; odds stay what they are when there are fewer than two knots.
  package init(_ knots: [Knot]) { self.knots = knots }

  /// The observed odds; beyond the last knots the line goes on, no steeper than the fit's own.
  package func observed(_ fitted: Double) -> Double {
    guard knots.count > 1 else { return fitted }
    let next = knots.firstIndex { $0.fitted > fitted } ?? knots.count
    let index = min(max(next - 1, 0), knots.count - 2)
    let (low, high) = (knots[index], knots[index + 1])
    let slope = (high.observed - low.observed) / (high.fitted - low.fitted)
    guard next > 0 else { return low.observed + (fitted - low.fitted) * bounded(slope) }
    guard next < knots.count else { return high.observed + (fitted - high.fitted) * bounded(slope) }
    return low.observed + (fitted - low.fitted) * slope
  }

  private func bounded(_ slope: Double) -> Double { min(1, max(Self.leastRise, slope)) }
}
