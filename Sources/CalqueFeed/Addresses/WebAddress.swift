import CalqueInput

/// An address of the web that Calque may ask: `https://host/path`.
///
/// It is read strictly and written anew from what was read, so that the client that connects cannot
/// take another host from it than the one that was checked.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  /// Whether the connection is encrypted.
  public let isSecure: Bool
  /// The host in lower case; an address of version 6 without its brackets.
  public let host: String
  /// The port.
  public let port: Int
  /// Path and query, which begin with a slash.
  public let path: String

  /// What is wrong with a text that is no such address, as the end of “the address …”.
  public struct Fault: Error, Hashable, Sendable {
    /// The words.
    public let message: String
  }

  /// Reads an address.
  ///
  /// - Parameter text: the absolute address; a fragment is dropped.
  /// - Throws: ``Fault`` when it is none, or one that Calque does not ask.
  public init(_ text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    guard let colon = text.firstIndex(of: ":"),
      let scheme = Self.scheme(text[..<colon])
    else { throw Fault(message: "must begin with http:// or https://") }
    isSecure = scheme == "https"
    var rest = text[text.index(after: colon)...]
    guard rest.hasPrefix("//") else {
      throw Fault(message: "must begin with \(scheme)://")
    }
    rest = rest.dropFirst(2)
    guard bytes.count <= 4096 else { throw Fault(message: "is longer than 4,096 bytes") }
    if let odd = text.unicodeScalars.first(where: {
      $0.value <= 0x20 || $0.value == 0x7F || $0 == "\\"
    }) {
      throw Fault(
        message: odd == "\\" ? "holds a backslash" : "holds a blank or a control character"
      )
    }
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let authority = rest[..<end]
    guard !authority.contains("@") else {
      throw Fault(message: "holds a user name or a password; put it in a header")
    }
    (host, port) = try Self.place(authority, standard: isSecure ? 443 : 80)
    let target = rest[end...].prefix { $0 != "#" }
    path = Self.encoded(target.hasPrefix("/") ? String(target) : "/" + target)
  }

  /// Reads an address that may be relative to this one, such as where a redirect leads.
  ///
  /// - Throws: ``Fault`` when it is none, or one that Calque does not ask.
  public func resolving(_ text: String) throws(Fault) -> WebAddress {
    let text = String(text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F })
    return try WebAddress(
      FeedLink.resolve(Self.encoded(text, keepingBrackets: true), against: description)
    )
  }

  /// The address anew: without fragment, user and a port that goes without saying.
  public var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    let port = port == (isSecure ? 443 : 80) ? "" : ":\(port)"
    return (isSecure ? "https://" : "http://") + name + port + path
  }

  /// Whether both lead to the same program: what is secret for one is not for the other otherwise.
  public func sharesOrigin(with other: WebAddress) -> Bool {
    host == other.host && port == other.port && isSecure == other.isSecure
  }

  private static func scheme(_ text: Substring) -> String? {
    let name = text.lowercased()
    return name == "http" || name == "https" ? name : nil
  }

  private static func place(
    _ authority: Substring,
    standard: Int
  ) throws(Fault) -> (host: String, port: Int) {
    var name = authority
    var number: Substring?
    if authority.hasPrefix("[") {
      guard let close = authority.firstIndex(of: "]") else {
        throw Fault(message: "has a bracket that is not closed")
      }
      name = authority[authority.index(after: authority.startIndex)..<close]
      let rest = authority[authority.index(after: close)...]
      guard rest.isEmpty || rest.hasPrefix(":") else {
        throw Fault(message: "has something other than a port behind the host")
      }
      number = rest.isEmpty ? nil : rest.dropFirst()
      guard let address = NetworkAddress(String(name)), address.family == .version6 else {
        throw Fault(message: "has in brackets no address of version 6")
      }
      return (address.description, try port(number, standard: standard))
    }
    if let colon = authority.firstIndex(of: ":") {
      name = authority[..<colon]
      number = authority[authority.index(after: colon)...]
    }
    return (try hostName(name), try port(number, standard: standard))
  }

  private static func hostName(_ text: Substring) throws(Fault) -> String {
    guard !text.isEmpty else { throw Fault(message: "names no host") }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw Fault(message: "has a host beyond ASCII; write it as xn--…")
    }
    let name = text.lowercased()
    let isName = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
        || byte == 0x5F
    }
    guard isName, name.utf8.count <= 253, !name.hasPrefix("."), !name.contains("..") else {
      throw Fault(message: "has no valid host")
    }
    return name
  }

  private static func port(_ text: Substring?, standard: Int) throws(Fault) -> Int {
    guard let text, !text.isEmpty else { return standard }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(text),
      (1...65_535).contains(port)
    else { throw Fault(message: "has no valid port") }
    return port
  }

  /// A path in which what may not stand there is percent-encoded.
  private static func encoded(_ path: String, keepingBrackets: Bool = false) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: result.append(byte)
      case 0x5B where keepingBrackets, 0x5D where keepingBrackets: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
