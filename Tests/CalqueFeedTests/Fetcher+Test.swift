import CalqueFeed

extension Fetcher {
  /// A fetcher for servers of this machine, which is in no hurry and knows only the hosts of a test.
  static func test(
    allowed: [String] = ["127.0.0.1"],
    limits: FetchLimits = LocalServer.patient,
    attempts: Int = 1,
    patience: Duration = .seconds(5),
    hosts: [String: [String]] = [:],
    proxies: ProxySettings = ProxySettings(environment: [:])
  ) -> Fetcher {
    Fetcher(
      agent: "Calque-Test/1",
      rules: AddressRules(allowed: allowed.compactMap { AddressBlock($0) }),
      limits: limits,
      retries: RetryPolicy(attempts: attempts, pause: .milliseconds(20), patience: patience),
      gate: HostGate(limit: 4, pause: .zero),
      proxies: proxies,
      resolver: Names(hosts: hosts)
    )
  }
}

/// A resolver that knows the hosts of a test, and no others.
private struct Names: Resolver {
  var hosts: [String: [String]]

  func addresses(of host: String) async throws(FetchFault) -> [NetworkAddress] {
    if let address = NetworkAddress(host) { return [address] }
    guard let known = hosts[host] else {
      throw .unresolvable(host: host, problem: "not of this test")
    }
    return known.compactMap { NetworkAddress($0) }
  }
}
