import CalqueText

/// What wording and findings say together: logistic regression on two numbers, by Newton's method.
struct EvidenceFit {
  /// The logarithm of the odds without evidence, and what each kind of evidence adds.
  struct Coefficients {
    var intercept = 0.0
    var grammar = 0.0
    var findings = 0.0
  }

  /// The score of each page by the weights of its runs.
  let scores: [Double]
  /// The rate of findings of each page.
  let findings: [Double]

  /// The logarithm of a page's odds.
  func odds(_ page: Int, _ coefficients: Coefficients) -> Double {
    coefficients.intercept + coefficients.grammar * scores[page]
      + coefficients.findings * findings[page]
  }

  /// The coefficients that fit the examples best.
  func coefficients(_ examples: [LogisticFit.Example]) -> Coefficients {
    var result = Coefficients()
    for _ in 0..<30 {
      var gradient = [0.0, 0.0, 0.0]
      // A little ridge keeps the equations solvable where no page has a finding.
      var curvature = [[1e-6, 0.0, 0.0], [0.0, 1e-6, 0.0], [0.0, 0.0, 1e-6]]
      for example in examples {
        let values = [1, scores[example.row], findings[example.row]]
        let probability = VerdictMath.probability(odds(example.row, result))
        let miss = (probability - (example.isPositive ? 1 : 0)) * example.weight
        let bend = probability * (1 - probability) * example.weight
        for row in 0..<3 {
          gradient[row] += miss * values[row]
          for column in 0..<3 { curvature[row][column] += bend * values[row] * values[column] }
        }
      }
      let step = Self.solution(curvature, gradient)
      result.intercept -= step[0]
      result.grammar -= step[1]
      result.findings -= step[2]
    }
    return result
  }

  /// Solves three linear equations with a positive definite matrix.
  private static func solution(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (matrix, right) = (matrix, right)
    for pivot in 0..<3 {
      for row in (pivot + 1)..<3 where row < 3 {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in pivot..<3 { matrix[row][column] -= factor * matrix[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    for row in (0..<3).reversed() {
      for column in (row + 1)..<3 where column < 3 {
        right[row] -= matrix[row][column] * right[column]
      }
      right[row] /= matrix[row][row]
    }
    return right
  }
}
