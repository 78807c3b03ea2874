import CalqueText

/// Rows of few numbers each, among very many columns.
struct SparseRows: Sendable {
  private(set) var starts = [0]
  private(set) var columns: [UInt32] = []
  private(set) var values: [Float] = []

  /// How many rows there are.
  var count: Int { starts.count - 1 }

  /// Adds a row.
  mutating func append(_ row: [(column: UInt32, value: Float)]) {
    columns += row.map(\.column)
    values += row.map(\.value)
    starts.append(columns.count)
  }

  /// Multiplies each column by a factor.
  mutating func scale(_ factors: [Double]) {
    for index in values.indices { values[index] *= Float(factors[Int(columns[index])]) }
  }

  /// The sum of a row's values by the weights of their columns.
  func product(_ row: Int, _ weights: [Double]) -> Double {
    var sum = 0.0
    for index in starts[row]..<starts[row + 1] {
      sum += Double(values[index]) * weights[Int(columns[index])]
    }
    return sum
  }

  /// Adds a row, times a factor, to a vector.
  func add(_ row: Int, times factor: Double, to vector: inout [Double]) {
    for index in starts[row]..<starts[row + 1] {
      vector[Int(columns[index])] += factor * Double(values[index])
    }
  }
}

/// Logistic regression with a ridge, by Nesterov's gradient descent: the same result on every run.
struct LogisticFit {
  /// An example: a row, whether it is positive, and how much it counts; the weights add up to 1.
  struct Example {
    var row: Int
    var isPositive: Bool
    var weight: Double
  }

  let rows: SparseRows
  let columns: Int
  /// How much large weights cost.
  let ridge: Double
  let steps: Int

  /// The weights of the columns.
  func weights(_ examples: [Example]) -> [Double] {
    let step = 1 / (steepest(examples) / 4 + ridge)
    var weights = [Double](repeating: 0, count: columns)
    var ahead = weights
    var intercept = (now: 0.0, ahead: 0.0)
    var pace = 1.0
    for _ in 0..<steps {
      var gradient = ahead.map { $0 * ridge }
      var slope = 0.0
      for example in examples {
        let odds = rows.product(example.row, ahead) + intercept.ahead
        let miss = VerdictMath.probability(odds) - (example.isPositive ? 1 : 0)
        rows.add(example.row, times: miss * example.weight, to: &gradient)
        slope += miss * example.weight
      }
      let nextPace = (1 + (1 + 4 * pace * pace).squareRoot()) / 2
      let push = (pace - 1) / nextPace
      var climb = 0.0
      for index in weights.indices {
        let next = ahead[index] - step * gradient[index]
        climb += gradient[index] * (next - weights[index])
        ahead[index] = next + push * (next - weights[index])
        weights[index] = next
      }
      // The intercept's own curvature is at most a quarter.
      let next = intercept.ahead - slope
      intercept = (next, next + push * (next - intercept.now))
      // Where the pace leads uphill it starts again.
      pace = climb > 0 ? 1 : nextPace
    }
    return weights
  }

  /// The steepest direction of the weighted rows: their largest squared singular value.
  private func steepest(_ examples: [Example]) -> Double {
    var direction = [Double](repeating: 1 / Double(columns).squareRoot(), count: columns)
    var length = 1.0
    for _ in 0..<20 {
      var next = [Double](repeating: 0, count: columns)
      for example in examples {
        rows.add(
          example.row,
          times: rows.product(example.row, direction) * example.weight,
          to: &next
        )
      }
      length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return 1 }
      direction = next.map { $0 / length }
    }
    return length * 1.1
  }
}
