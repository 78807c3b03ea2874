package import CalqueText

/// How evidence becomes a probability: what `calque-dev fit-verdict` found on texts of known origin.
package struct VerdictModel: Sendable {
  /// The format of the model's text.
  package static let version = "1"

  /// Words of English running text below which there is no verdict.
  package var minimumWords = 0
  /// What a probability is at least, to be called so.
  package var machineFrom = 1.0
  /// The same of `probably-machine`.
  package var probablyFrom = 1.0
  /// The same of `unclear`.
  package var unclearFrom = 1.0
  /// The logarithm of the odds without any evidence.
  package var intercept = 0.0
  /// What a point of ``GrammarWeights`` adds.
  package var grammar = 0.0
  /// What the logarithm of findings per 1,000 words, plus one, adds.
  package var findings = 0.0
  /// What the odds of the fit are worth.
  package var calibration = Calibration([])
  /// The points of each family of symbols in native copy.
  package var native: [Double] = []
  /// The packs whose findings count: those that were there when the model was fitted.
  package var packs: Set<String> = []

  /// A model that knows nothing.
  package init() {}

  /// The model that Calque was built with; nil when it does not belong to this program.
  package static let shipped: (model: Self, weights: GrammarWeights)? = {
    let text = GrammarWeights.model
    guard let model = Self(text), let symbols = symbols(text),
      let weights = GrammarWeights.shipped(fingerprint: symbols)
    else { return nil }
    return (model, weights)
  }()

  private static func fields(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  private static func symbols(_ text: String) -> UInt64? {
    fields(text).first { $0[0] == "symbols" }.flatMap { $0.last }.flatMap { UInt64($0, radix: 16) }
  }

  /// Reads a model; nil when it is of another version, or a number is missing.
  package init?(_ text: String) {
    var numbers: [Substring: Double] = [:]
    var knots: [Calibration.Knot] = []
    for line in Self.fields(text) {
      if line.count == 3, line[0] == "knot" {
        guard let fitted = Double(line[1]), let observed = Double(line[2]) else { return nil }
        knots.append(Calibration.Knot(fitted: fitted, observed: observed))
      }
      guard line.count == 2 else { continue }
      switch line[0] {
      case "calque-verdict": guard line[1] == Self.version else { return nil }
      case "pack": packs.insert(String(line[1]))
      case "native":
        guard let value = Double(line[1]) else { return nil }
        native.append(value)
      default: numbers[line[0]] = Double(line[1])
      }
    }
    calibration = Calibration(knots)
    guard native.count == GrammarFamily.allCases.count else { return nil }
    for (key, path) in Self.keys {
      guard let value = numbers[Substring(key)] else { return nil }
      self[keyPath: path] = value
    }
    guard let words = numbers["minimum-words"] else { return nil }
    minimumWords = Int(words)
  }

  /// The logarithm of the odds of evidence, as it was fitted.
  ///
  /// - Parameters:
  ///   - points: the points of the wording.
  ///   - rate: ``VerdictEvidence/findingRate``.
  /// - Returns: the odds before they are calibrated.
  package func odds(points: Double, findings rate: Double) -> Double {
    intercept + grammar * points + findings * rate
  }

  /// The probability at these odds.
  package func probability(_ odds: Double) -> Double {
    VerdictMath.probability(calibration.observed(odds))
  }

  private static var keys: [(String, WritableKeyPath<Self, Double>)] {
    [
      ("machine-from", \.machineFrom), ("probably-from", \.probablyFrom),
      ("unclear-from", \.unclearFrom), ("intercept", \.intercept), ("grammar", \.grammar),
      ("findings", \.findings),
    ]
  }

  /// The model as text.
  package func text(symbols: UInt64) -> String {
    var lines = [
      "calque-verdict\t\(Self.version)", "symbols\t\(String(symbols, radix: 16))",
      "minimum-words\t\(minimumWords)",
    ]
    lines += Self.keys.map { "\($0.0)\t\(self[keyPath: $0.1])" }
    lines += calibration.knots.map { "knot\t\($0.fitted)\t\($0.observed)" }
    lines += native.map { "native\t\($0)" }
    lines += packs.sorted().map { "pack\t\($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
