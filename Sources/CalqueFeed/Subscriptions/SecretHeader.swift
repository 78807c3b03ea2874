import CalqueRules

/// A header of requests whose value stands in the environment, so that no file holds a secret.
public struct SecretHeader: Hashable, Sendable {
  /// The header's name.
  public let name: String
  /// The name of the variable.
  public let variable: String

  /// Headers that say how the request itself is made.
  private static let reserved: Set<String> = [
    "accept-encoding", "connection", "content-length", "host", "if-modified-since",
    "if-none-match", "proxy-authorization", "te", "transfer-encoding", "upgrade",
  ]

  /// Reads headers as `feeds.yml` has them: `{Authorization: $TOKEN}`.
  static func read(_ node: YAMLNode?) throws(PackError) -> [SecretHeader] {
    var headers: [SecretHeader] = []
    for (key, value) in try node?.entries("headers") ?? [] {
      headers.append(try SecretHeader(key, value))
    }
    return headers
  }

  private init(_ key: YAMLNode, _ value: YAMLNode) throws(PackError) {
    name = try key.text("a header")
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
    guard isToken else { throw key.error("“\(name)” is no name of a header") }
    guard !Self.reserved.contains(name.lowercased()) else {
      throw key.error("Calque sets the header “\(name)” itself")
    }
    variable = try value.variable("the value of a header")
  }

  /// The header with its value.
  ///
  /// - Throws: `FetchFault.missingVariable` when the environment has not got it.
  func resolved(in environment: [String: String]) throws(FetchFault) -> FetchRequest.Header {
    guard let value = environment[variable], !value.isEmpty else {
      throw .missingVariable(variable, header: name)
    }
    return .init(name: name, value: value)
  }
}
