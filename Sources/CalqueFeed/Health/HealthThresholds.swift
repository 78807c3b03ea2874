import CalqueRules

/// From where on a feed is unhealthy.
public struct HealthThresholds: Hashable, Sendable {
  /// The lowest MQM score of a healthy feed, from 0 to 100.
  public var score = 90.0
  /// The largest part of items, in percent, that may look like unedited machine output.
  public var machine = 50.0
  /// The most findings in 1,000 words; nil for any number.
  public var findings: Double?
  /// How many fetches in a row may fail before anybody is told.
  public var failures = 3
  /// The time whose items are looked at, in seconds up to now.
  public var window: Int64 = 86_400

  private static let keys = ["score", "machine", "findings", "failures", "window"]

  /// The thresholds that hold when nothing is said.
  public init() {}

  /// Reads thresholds; what is not named is as in `base`.
  init(_ node: YAMLNode?, over base: HealthThresholds) throws(PackError) {
    self = base
    guard let node else { return }
    let keys = try node.keys("health", Self.keys)
    if let node = keys["score"] { score = try node.number("score", in: 0...100) }
    if let node = keys["machine"] { machine = try node.number("machine", in: 0...100) }
    if let node = keys["findings"] { findings = try node.number("findings", in: 0...1_000) }
    if let node = keys["failures"] { failures = try node.integer("failures", atLeast: 1) }
    if let node = keys["window"] { window = try node.timespan("window", atLeast: 3_600).seconds }
  }
}
