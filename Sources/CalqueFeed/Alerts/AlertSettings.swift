import CalqueRules

/// Who is told when a feed turns unhealthy, or healthy again.
public struct AlertSettings: Hashable, Sendable {
  /// An address that messages are posted to.
  public struct Webhook: Hashable, Sendable {
    /// The address.
    public var url: WebAddress
    /// The variable of the environment with the secret that messages are signed with; nil for unsigned ones.
    public var secret: String?
    /// Headers that requests carry.
    public var headers: [SecretHeader] = []
  }

  /// The address that messages are posted to; nil for none.
  public var webhook: Webhook?
  /// The program that gets messages on its standard input, and its arguments; empty for none.
  public var command: [String] = []
  /// The folder that the program is run in.
  public var folder: String
  /// How long after an alert the same is not told again.
  public var quiet = Timespan(minutes: 60)

  private static let keys = ["webhook", "command", "quiet"]

  /// Nobody is told.
  init(folder: String) { self.folder = folder }

  init(_ node: YAMLNode, folder: String) throws(PackError) {
    self.folder = folder
    let keys = try node.keys("alerts", Self.keys)
    if let node = keys["webhook"] { webhook = try Self.webhook(node) }
    if let node = keys["command"] {
      for word in node.itemsOrSelf() { command.append(try word.text("command")) }
      guard let program = command.first, !program.isEmpty,
        command.allSatisfy({ !$0.utf8.contains(0) })
      else {
        throw node.error("command must be a list: a program and its arguments")
      }
      guard program.hasPrefix("/") || !program.contains(" ") else {
        throw node.error("command must be a list, as no shell reads it: [/bin/program, argument]")
      }
    }
    if let node = keys["quiet"] { quiet = try node.timespan("quiet") }
  }

  private static func webhook(_ node: YAMLNode) throws(PackError) -> Webhook {
    guard node.isMapping else { return Webhook(url: try node.webAddress("webhook")) }
    let keys = try node.keys("webhook", ["url", "secret", "headers"])
    guard let url = keys["url"] else { throw node.error("webhook needs the key “url”") }
    return Webhook(
      url: try url.webAddress("url"),
      secret: try keys["secret"].map { node throws(PackError) in try node.variable("secret") },
      headers: try SecretHeader.read(keys["headers"])
    )
  }
}
