import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import CalqueFeed

/// What a run asks of `robots.txt` files, and how often.
@Suite struct RobotsCacheTests {
  private let place = "http://a.example/robots.txt"

  /// Counts how often a file is asked for.
  private final class Source: Sendable {
    private let count = Mutex(0)

    var requests: Int { count.withLock { $0 } }

    func answer(_ answer: RobotsCache.Answer) async -> RobotsCache.Answer {
      count.withLock { $0 += 1 }
      try? await Task.sleep(for: .milliseconds(5))
      return answer
    }
  }

  @Test func manyWaitForOneRequest() async throws {
    let (cache, source, place) = (RobotsCache(), Source(), try WebAddress(place))
    await withTaskGroup(of: RobotsCache.Answer.self) { group in
      for _ in 0..<20 {
        group.addTask { await cache.answer(for: place) { await source.answer(.rules(.none)) } }
      }
      for await answer in group { #expect(answer == .rules(.none)) }
    }
    #expect(source.requests == 1)
    let other = try WebAddress("https://a.example/robots.txt")
    _ = await cache.answer(for: other) { await source.answer(.rules(.none)) }
    #expect(source.requests == 2)
  }

  @Test func whatIsOldIsAskedForAgainAndWhatFailedSooner() async throws {
    let (source, place) = (Source(), try WebAddress(place))
    let short = RobotsCache(lifetime: .zero)
    for _ in 0..<2 { _ = await short.answer(for: place) { await source.answer(.rules(.none)) } }
    #expect(source.requests == 2)
    let impatient = RobotsCache(patience: .zero)
    for _ in 0..<2 {
      _ = await impatient.answer(for: place) { await source.answer(.unreachable(.status(500))) }
    }
    #expect(source.requests == 4)
    // Who was broken off knows nothing.
    let cache = RobotsCache()
    _ = await cache.answer(for: place) { await source.answer(.unreachable(.cancelled)) }
    let answer = await cache.answer(for: place) { await source.answer(.rules(.none)) }
    #expect(answer == .rules(.none))
  }

  @Test func aDelayHoldsForItsHost() async throws {
    let gate = HostGate(limit: 1, pause: .zero)
    await gate.slow("a.example", to: .milliseconds(300))
    let start = ContinuousClock.now
    for _ in 0..<3 { try await gate.pass(to: "b.example") {} }
    for _ in 0..<2 { try await gate.pass(to: "a.example") {} }
    #expect(start.duration(to: .now) >= .milliseconds(300))
    await gate.slow("a.example", to: .zero)
    try await gate.pass(to: "a.example") {}
  }

  /// How a page is answered when its server answers so about its rules.
  private func outcome(
    _ status: HTTPResponse.Status,
    _ headers: HTTPFields = [:],
    hops: Int = 0
  ) async throws -> FetchResult.Outcome {
    let router = Router()
    router.get("robots.txt") { _, _ in
      hops == 0
        ? Response(status: status, headers: headers)
        : Response(status: .found, headers: [.location: "/hop/1"])
    }
    router.get("hop/:number") { _, context in
      let number = try context.parameters.require("number", as: Int.self)
      guard number < hops else {
        return Response(
          status: .ok,
          body: .init(byteBuffer: ByteBuffer(string: "User-agent: *\nDisallow: /page"))
        )
      }
      return Response(status: .found, headers: [.location: "/hop/\(number + 1)"])
    }
    router.get("page") { _, _ in "page" }
    let result = Mutex(FetchResult.Outcome.gone)
    try await LocalServer.serving(router) { port in
      let fetcher = Fetcher(
        agent: "Calque-Test/1",
        rules: AddressRules(allowed: [AddressBlock("127.0.0.1")].compactMap { $0 }),
        limits: LocalServer.patient,
        retries: RetryPolicy(attempts: 1),
        gate: HostGate(pause: .zero)
      )
      let page = try WebAddress("http://127.0.0.1:\(port)/page")
      let outcome = await fetcher.fetch(FetchRequest(url: page, isPage: true)).outcome
      result.withLock { $0 = outcome }
    }
    return result.withLock { $0 }
  }

  private func isContent(_ outcome: FetchResult.Outcome) -> Bool {
    if case .content = outcome { true } else { false }
  }

  @Test(arguments: [401, 403, 404, 410, 418])
  func aServerWithoutRulesForbidsNothing(_ status: Int) async throws {
    #expect(isContent(try await outcome(.init(code: status))))
  }

  @Test(arguments: [429, 500, 503])
  func aServerInTroubleIsLeftAlone(_ status: Int) async throws {
    guard case .failed(.robots(let problem)) = try await outcome(.init(code: status)) else {
      Issue.record("the page was asked for")
      return
    }
    #expect(problem.contains("\(status)"))
  }

  @Test func rulesAreFoundBehindFiveRedirectsAndNoMore() async throws {
    #expect(try await outcome(.ok, hops: 5) == .failed(.disallowed))
    #expect(isContent(try await outcome(.ok, hops: 6)))
    // Where robots.txt must not lead, nobody knows what it says.
    let secret = try await outcome(.found, [.location: "http://10.0.0.1/robots.txt"])
    guard case .failed(.robots) = secret else {
      Issue.record("the page was asked for: \(secret)")
      return
    }
  }
}
