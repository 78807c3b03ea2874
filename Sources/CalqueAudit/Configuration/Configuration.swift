import CalqueCore
public import CalqueRules
private import FoundationEssentials

/// What a project chooses in its `.calque.yml`.
///
/// ```yaml
/// score:
///   threshold: 90             # the calibrated score from which a text passes
///   acceptable-penalty: 10    # penalty points per 1,000 words of a text at the threshold
///   minimum-words: 300        # words from which a sample is sufficient
///   repeats: first            # of identical errors count the first, or all
///   multipliers: {minor: 1, major: 5, critical: 25}
///   weights: {terminology: 1.5, design: 0.5}   # by error type, or the beginning of its path
/// ```
public struct Configuration: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = ".calque.yml"

  /// What scores are computed with.
  public var score = ScoreParameters()

  /// The configuration of a project that has none.
  public init() {}

  /// Reads a configuration file.
  ///
  /// - Throws: `PackError` that names line, column and the nearest known key.
  public init(contentsOfFile path: String) throws(PackError) {
    guard !PackLoader.isTooLarge(path) else {
      throw PackError(
        path: path,
        message: "the configuration is larger than \(PackLimits.fileBytes >> 20) MiB"
      )
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PackError(path: path, message: "there is no readable configuration file")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw PackError(path: path, message: "the configuration is not UTF-8 text")
    }
    try self.init(yaml: text, path: path)
  }

  /// Reads the text of a configuration file.
  public init(yaml text: String, path: String) throws(PackError) {
    let root = try YAMLNode.parse(text, path: path)
    let keys = try root.keys("the configuration", ["score"])
    if let node = keys["score"] { score = try ScoreParameters(node) }
  }

  /// The nearest configuration file in a folder or one above it.
  public static func find(from folder: String) -> String? {
    var folder = folder
    while true {
      let path = folder.hasSuffix("/") ? folder + fileName : "\(folder)/\(fileName)"
      if FileManager.default.fileExists(atPath: path) { return path }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }
}

extension ScoreParameters {
  fileprivate init(_ node: YAMLNode) throws(PackError) {
    self.init()
    let keys = try node.keys(
      "score",
      ["threshold", "acceptable-penalty", "minimum-words", "repeats", "multipliers", "weights"]
    )
    if let value = keys["threshold"] {
      threshold = try value.number("threshold", in: 0...99.9)
    }
    if let value = keys["acceptable-penalty"] {
      acceptablePenalty = try value.number("acceptable-penalty", in: 0.01...1_000)
    }
    if let value = keys["minimum-words"] {
      minimumWords = try value.integer("minimum-words", atLeast: 0)
    }
    if let value = keys["repeats"] { repeats = try value.choice("repeats", of: Repeats.self) }
    if let value = keys["multipliers"] {
      let known = Severity.allCases.map(\.rawValue)
      for (name, factor) in try value.keys("multipliers", known) {
        guard let severity = Severity(rawValue: name) else { continue }
        multipliers[severity] = try factor.number(name, in: 0...1_000)
      }
    }
    for (key, value) in try keys["weights"]?.entries("weights") ?? [] {
      let path = try key.text("an error type")
      weights[path] = try value.number("the weight of \(path)", in: 0...1_000)
    }
  }
}
