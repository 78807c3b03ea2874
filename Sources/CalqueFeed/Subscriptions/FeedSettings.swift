import CalqueCore
import CalqueRules
import Foundation

/// What `feeds.yml` says of all feeds.
public struct FeedSettings: Hashable, Sendable {
  /// The path of the store.
  public var store: String
  /// Addresses that may be reached although they are not public.
  public var allowed: [AddressBlock] = []
  /// Who sends the requests: a page or an address of mail that requests name.
  public var contact: String?
  /// Seconds between two requests to one host.
  public var pause = 1
  /// How often a feed is asked that says nothing of it.
  public var interval: Timespan
  /// From where on a feed is unhealthy that says nothing of it.
  public var health = HealthThresholds()
  /// How long what is no longer in a feed is kept; nil for ever.
  public var keep: Timespan?
  /// Who is told when a feed turns unhealthy, or healthy again.
  public var alerts: AlertSettings

  static let keys = ["store", "allow", "contact", "pause", "interval", "health", "keep", "alerts"]
  /// The shortest time between two requests for a feed, in seconds.
  static let leastInterval: Int64 = 60

  /// The settings without a file's say, for feeds listed in `folder`.
  init(folder: String) {
    store = URL(fileURLWithPath: folder).appending(path: "feeds.sqlite").path
    interval = Timespan(minutes: 30)
    alerts = AlertSettings(folder: folder)
  }

  init(_ keys: [String: YAMLNode], folder: String) throws(PackError) {
    self.init(folder: folder)
    if let node = keys["store"] {
      let path = try node.text("store")
      guard !path.isEmpty else { throw node.error("store must be the path of a file") }
      store = path.hasPrefix("/") ? path : URL(fileURLWithPath: folder).appending(path: path).path
    }
    for node in keys["allow"]?.itemsOrSelf() ?? [] {
      let text = try node.text("allow")
      guard let block = AddressBlock(text) else {
        throw node.error("allow must hold blocks of addresses such as 10.0.0.0/8, not “\(text)”")
      }
      allowed.append(block)
    }
    if let node = keys["contact"] { contact = try Self.contact(node) }
    if let node = keys["pause"] { pause = try node.integer("pause", atLeast: 0) }
    if let node = keys["interval"] {
      interval = try node.timespan("interval", atLeast: Self.leastInterval)
    }
    health = try HealthThresholds(keys["health"], over: health)
    if let node = keys["keep"] { keep = try node.timespan("keep", atLeast: 86_400) }
    if let node = keys["alerts"] { alerts = try AlertSettings(node, folder: folder) }
  }

  private static func contact(_ node: YAMLNode) throws(PackError) -> String {
    let text = try node.text("contact")
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 }
    guard !text.isEmpty, text.utf8.count <= 200, isClean else {
      throw node.error("contact must be the address of a page or of mail")
    }
    return text
  }

  /// What requests say of who sends them.
  public var agent: String {
    "Calque/\(Tool.calque.version) (audits feeds\(contact.map { "; +\($0)" } ?? ""))"
  }

  /// A fetcher that keeps to these settings.
  ///
  /// - Parameter environment: the variables that name proxies.
  /// - Returns: the fetcher.
  public func fetcher(environment: [String: String]) -> Fetcher {
    Fetcher(
      agent: agent,
      rules: AddressRules(allowed: allowed),
      gate: HostGate(pause: .seconds(pause)),
      proxies: ProxySettings(environment: environment)
    )
  }
}
