import Foundation

/// The proxies that the environment names: `http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`.
public struct ProxySettings: Hashable, Sendable {
  /// A proxy to go through.
  struct Proxy: Hashable, Sendable {
    var host: String
    var port: Int
    var user: String?
    var password: String?
  }

  private let variables: [String: String]

  /// Reads the settings; names in lower case go before those in upper case.
  public init(environment: [String: String]) {
    var variables: [String: String] = [:]
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
      let value = environment[name] ?? environment[name.uppercased()]
      if let value, !value.isEmpty { variables[name] = value }
    }
    self.variables = variables
  }

  /// The proxy for an address; nil for none.
  ///
  /// - Throws: `FetchFault.proxy` when the environment names one that cannot be used.
  func proxy(for url: WebAddress) throws(FetchFault) -> Proxy? {
    let own = url.isSecure ? "https_proxy" : "http_proxy"
    guard let variable = [own, "all_proxy"].first(where: { variables[$0] != nil }),
      let value = variables[variable], !isExcepted(url)
    else { return nil }
    var rest = Substring(value)
    if let range = value.range(of: "://") {
      guard value[..<range.lowerBound].lowercased() == "http" else {
        throw .proxy(variable: variable, problem: "must begin with http://")
      }
      rest = value[range.upperBound...]
    }
    var proxy = Proxy(host: "", port: 80)
    if let at = rest.lastIndex(of: "@") {
      let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).removingPercentEncoding ?? String($0) }
      proxy.user = parts.first
      proxy.password = parts.count > 1 ? parts[1] : ""
      rest = rest[rest.index(after: at)...]
    }
    do throws(WebAddress.Fault) {
      let place = try WebAddress("http://\(rest)")
      (proxy.host, proxy.port) = (place.host, place.port)
    } catch {
      throw .proxy(variable: variable, problem: error.message)
    }
    return proxy
  }

  /// Whether `no_proxy` names the host: itself, a domain above it, its block of addresses, or all.
  private func isExcepted(_ url: WebAddress) -> Bool {
    let address = NetworkAddress(url.host)
    return (variables["no_proxy"] ?? "").split(whereSeparator: { $0 == "," || $0 == " " })
      .contains { entry in
        let entry = entry.lowercased()
        if entry == "*" { return true }
        if let address, let block = AddressBlock(entry) { return block.contains(address) }
        let parts = entry.split(separator: ":", maxSplits: 1)
        guard let first = parts.first else { return false }
        if parts.count == 2, parts[1] != "\(url.port)" { return false }
        let name = first.hasPrefix("*.") ? first.dropFirst(2) : first.drop { $0 == "." }
        return url.host == name || url.host.hasSuffix(".\(name)")
      }
  }
}
