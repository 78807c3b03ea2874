package import CalqueAudit
package import CalqueRules

/// A feed to audit, as `feeds.yml` describes it.
public struct FeedSubscription: Sendable {
  /// What it is called, unique in the file.
  public let name: String
  /// Where it is.
  public let url: WebAddress
  /// Headers that requests for it carry.
  public let headers: [SecretHeader]
  /// Whether the pages that its items link to are audited in place of the items.
  public let follows: Bool
  /// How often it is asked while Calque watches.
  public let interval: Timespan
  /// From where on it is unhealthy.
  public let health: HealthThresholds
  /// Packs, thresholds of items and all else that a configuration may choose.
  package let choices: ConfigurationSection
  /// Where it stands.
  package let place: SourcePlace

  static let keys =
    ["name", "url", "headers", "follow", "interval", "health"] + ConfigurationSection.keys

  init(_ node: YAMLNode, folder: String, settings: FeedSettings) throws(PackError) {
    let keys = try node.keys("a feed", Self.keys)
    guard let name = keys["name"] else { throw node.error("a feed needs the key “name”") }
    guard let url = keys["url"] else { throw node.error("a feed needs the key “url”") }
    self.name = try name.text("name")
    if let fault = Self.fault(ofName: self.name) { throw name.error("the name \(fault)") }
    self.url = try url.webAddress("url")
    headers = try SecretHeader.read(keys["headers"])
    follows = try keys["follow"]?.isYes("follow") ?? false
    interval =
      try keys["interval"].map { node throws(PackError) in
        try node.timespan("interval", atLeast: FeedSettings.leastInterval)
      } ?? settings.interval
    health = try HealthThresholds(keys["health"], over: settings.health)
    choices = try ConfigurationSection(keys, folder: folder, at: node.place)
    place = node.place
  }

  /// What is wrong with a name; nil when it will do.
  static func fault(ofName name: String) -> String? {
    if name.isEmpty { return "is empty" }
    if name.utf8.count > 200 { return "is longer than 200 bytes" }
    if name.hasPrefix("-") { return "begins with a hyphen, as options do" }
    let hasControls = name.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    return hasControls ? "holds a control character" : nil
  }
}

extension [FeedSubscription] {
  /// The thresholds of feeds by their names.
  public var thresholds: [String: HealthThresholds] {
    Dictionary(map { ($0.name, $0.health) }) { first, _ in first }
  }
}
