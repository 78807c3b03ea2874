import Foundation

/// Fetches over HTTP, politely and without being led astray.
///
/// Every address on the way, that of a redirect too, is resolved, checked and then connected to as it
/// was checked. Answers are limited in time and size. What fails and may pass is tried again.
public struct Fetcher: Sendable {
  private let rules: AddressRules
  private let limits: FetchLimits
  private let retries: RetryPolicy
  let gate: HostGate
  let robots = RobotsCache()
  private let exchange: HTTPExchange
  private let resolver: any Resolver
  private let proxies: ProxySettings

  /// Makes a fetcher.
  ///
  /// - Parameters:
  ///   - agent: what requests say of who sends them.
  ///   - rules: the addresses that may be reached.
  ///   - limits: what a fetch may cost.
  ///   - retries: when a fetch is tried again.
  ///   - gate: keeps requests to one host apart.
  ///   - proxies: the proxies to go through.
  ///   - resolver: finds addresses of hosts.
  public init(
    agent: String,
    rules: AddressRules = AddressRules(),
    limits: FetchLimits = FetchLimits(),
    retries: RetryPolicy = RetryPolicy(),
    gate: HostGate = HostGate(),
    proxies: ProxySettings = ProxySettings(environment: [:]),
    resolver: any Resolver = SystemResolver()
  ) {
    self.rules = rules
    self.limits = limits
    self.retries = retries
    self.gate = gate
    self.proxies = proxies
    self.resolver = resolver
    exchange = HTTPExchange(agent: agent, limits: limits)
  }

  /// Fetches, with as many attempts as it takes and the policy allows.
  public func fetch(_ request: FetchRequest) async -> FetchResult {
    var attempt = 1
    while true {
      var chain = RedirectChain(from: request.url)
      let outcome: FetchResult.Outcome
      do throws(FetchFault) {
        outcome = try await follow(request, &chain)
      } catch {
        guard await waits(after: attempt, error) else {
          return FetchResult(outcome: .failed(error), url: chain.url, attempts: attempt)
        }
        attempt += 1
        continue
      }
      return FetchResult(outcome: outcome, url: chain.url, moved: chain.moved, attempts: attempt)
    }
  }

  /// Posts bytes, with as many attempts as it takes and the policy allows; redirects are not followed.
  ///
  /// - Throws: `FetchFault` when no server took them.
  func post(
    _ body: [UInt8],
    to url: WebAddress,
    headers: [FetchRequest.Header]
  ) async throws(FetchFault) {
    var attempt = 1
    while true {
      do throws(FetchFault) {
        let route = try await route(to: url)
        let result: Result<HTTPExchange.Answer, FetchFault> = try await gate.pass(to: url.host) {
          await exchange(url, headers, body: body, by: route)
        }
        let status = try result.get().status
        guard (200..<300).contains(status) else { throw .status(status) }
        return
      } catch {
        guard await waits(after: attempt, error) else { throw error }
        attempt += 1
      }
    }
  }

  /// Waits for the next attempt; false when there is to be none.
  private func waits(after attempt: Int, _ fault: FetchFault) async -> Bool {
    let wait = retries.wait(after: attempt, fault, jitter: .random(in: 0...1))
    guard let wait else { return false }
    return (try? await Task.sleep(for: wait)) != nil
  }

  /// Asks, and goes where redirects lead.
  private func follow(
    _ request: FetchRequest,
    _ chain: inout RedirectChain
  ) async throws(FetchFault) -> FetchResult.Outcome {
    while true {
      let answer = try await answer(request, chain)
      let status = answer.status
      if RedirectChain.isRedirect(status) {
        try chain.follow(status, to: answer.location)
        continue
      }
      switch status {
      case 200: return .content(try content(answer))
      case 304 where request.etag != nil || request.lastModified != nil:
        return .unchanged
      // Where a passing redirect leads says nothing of the feed itself.
      case 410 where chain.isPermanent: return .gone
      default:
        let wait = answer.retryAfter.flatMap { RetryAfter.seconds($0, now: Date()) }
        throw .status(status, retryAfter: wait)
      }
    }
  }

  /// The answer of one server.
  private func answer(
    _ request: FetchRequest,
    _ chain: RedirectChain
  ) async throws(FetchFault) -> HTTPExchange.Answer {
    let url = chain.url
    if request.isPage { try await permit(url) }
    let route = try await route(to: url)
    var headers = chain.carriesSecrets ? request.headers : []
    if request.isPage { headers.append(.init(name: "Accept", value: Self.pageTypes)) }
    if let etag = request.etag { headers.append(.init(name: "If-None-Match", value: etag)) }
    if let date = request.lastModified {
      headers.append(.init(name: "If-Modified-Since", value: date))
    }
    let result: Result<HTTPExchange.Answer, FetchFault> = try await gate.pass(to: url.host) {
      [headers] in await exchange(url, headers, by: route)
    }
    return try result.get()
  }

  /// One exchange within its time.
  ///
  /// Waiting for one's turn does not count: it costs the server nothing.
  private func exchange(
    _ url: WebAddress,
    _ headers: [FetchRequest.Header],
    body: [UInt8]? = nil,
    by route: HTTPExchange.Route
  ) async -> Result<HTTPExchange.Answer, FetchFault> {
    let limit = limits.time
    return await withTaskGroup(of: Result<HTTPExchange.Answer, FetchFault>.self) { group in
      group.addTask {
        do throws(FetchFault) {
          return .success(try await exchange.send(url, headers, body: body, by: route))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        guard (try? await Task.sleep(for: limit)) != nil else { return .failure(.cancelled) }
        return .failure(.slow(limit))
      }
      let first = await group.next() ?? .failure(.cancelled)
      group.cancelAll()
      return first
    }
  }

  /// How to reach a host: the addresses that were checked, or a proxy.
  private func route(to url: WebAddress) async throws(FetchFault) -> HTTPExchange.Route {
    let proxy = try proxies.proxy(for: url)
    let addresses: [NetworkAddress]
    do throws(FetchFault) {
      addresses = try await resolver.addresses(of: url.host)
    } catch {
      // Behind a proxy names of the outside may be unknown; then it is the proxy that decides.
      guard let proxy, case .unresolvable = error else { throw error }
      return .proxy(proxy)
    }
    for address in addresses {
      // One bad address among good ones is bad enough: nobody knows which a client would take.
      if let reason = rules.refusal(of: address) {
        throw .refused(host: url.host, address: address.description, reason: reason)
      }
    }
    return proxy.map { .proxy($0) } ?? .direct(addresses)
  }

  private func content(_ answer: HTTPExchange.Answer) throws(FetchFault) -> FetchResult.Content {
    FetchResult.Content(
      bytes: try ContentEncoding.content(
        of: answer.body,
        encoding: answer.encoding,
        limit: limits.bytes
      ),
      mediaType: answer.contentType.map(Self.mediaType),
      charset: answer.contentType.flatMap(Charset.init)?.label,
      etag: answer.etag,
      lastModified: answer.lastModified,
      received: answer.body.count
    )
  }

  private static let pageTypes = "text/html, application/xhtml+xml, */*;q=0.1"

  private static func mediaType(_ contentType: String) -> String {
    contentType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
  }
}
