package import CalqueAudit
package import CalqueRules

/// A feed to audit, as `feeds.yml` describes it.
public struct FeedSubscription: Sendable {
  /// A header of requests whose value stands in the environment, so that no file holds a secret.
  public struct Header: Hashable, Sendable {
    /// The header's name.
    public var name: String
    /// The name of the variable.
    public var variable: String
  }

  /// What it is called, unique in the file.
  public let name: String
  /// Where it is.
  public let url: WebAddress
  /// Headers that requests for it carry.
  public let headers: [Header]
  /// Packs, thresholds and all else that a configuration may choose.
  package let choices: ConfigurationSection
  /// Where it stands.
  package let place: SourcePlace

  static let keys = ["name", "url", "headers"] + ConfigurationSection.keys

  init(_ node: YAMLNode, folder: String) throws(PackError) {
    let keys = try node.keys("a feed", Self.keys)
    guard let name = keys["name"] else { throw node.error("a feed needs the key “name”") }
    guard let url = keys["url"] else { throw node.error("a feed needs the key “url”") }
    self.name = try name.text("name")
    if let fault = Self.fault(ofName: self.name) { throw name.error("the name \(fault)") }
    do throws(WebAddress.Fault) {
      self.url = try WebAddress(try Self.text(url))
    } catch {
      throw url.error("the address \(error.message)")
    }
    var headers: [Header] = []
    for (key, value) in try keys["headers"]?.entries("headers") ?? [] {
      headers.append(try Self.header(key, value))
    }
    self.headers = headers
    choices = try ConfigurationSection(keys, folder: folder, at: node.place)
    place = node.place
  }

  private static func text(_ node: YAMLNode) throws(WebAddress.Fault) -> String {
    do throws(PackError) {
      return try node.text("url")
    } catch {
      throw WebAddress.Fault(message: "must be text")
    }
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

  private static func header(_ key: YAMLNode, _ value: YAMLNode) throws(PackError) -> Header {
    let name = try key.text("a header")
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    guard isToken else { throw key.error("“\(name)” is no name of a header") }
    guard !reserved.contains(name.lowercased()) else {
      throw key.error("Calque sets the header “\(name)” itself")
    }
    let text = try value.text("a header")
    let variable = text.dropFirst()
    guard text.hasPrefix("$"), !variable.isEmpty,
      variable.utf8.allSatisfy({ byte in
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte)
      })
    else {
      throw value.error(
        "the value of a header is a variable of the environment, such as $FEED_TOKEN"
      )
    }
    return Header(name: name, variable: String(variable))
  }

  /// Headers that say how the request itself is made.
  private static let reserved: Set<String> = [
    "accept-encoding", "connection", "content-length", "host", "if-modified-since",
    "if-none-match", "proxy-authorization", "te", "transfer-encoding", "upgrade",
  ]
}
