import Foundation
import Testing

@testable import CalqueFeed

@Suite struct FetchPolicyTests {
  private func chain(_ url: String, _ hops: (Int, String)...) throws -> RedirectChain {
    var chain = RedirectChain(from: try WebAddress(url))
    for (status, target) in hops { try chain.follow(status, to: target) }
    return chain
  }

  @Test func movesAreRememberedWhileAllHopsArePermanent() throws {
    let permanent = try chain("http://a.example/", (301, "https://a.example/"), (308, "/feed"))
    #expect(permanent.moved?.description == "https://a.example/feed")
    let mixed = try chain("http://a.example/", (301, "http://b.example/"), (302, "/feed"))
    #expect(mixed.moved == nil)
    #expect(mixed.url.description == "http://b.example/feed")
    #expect(try chain("https://a.example/", (301, "http://a.example/")).moved == nil)
    #expect(try chain("https://a.example/").moved == nil)
  }

  @Test func secretsStayWithTheirServer() throws {
    #expect(try chain("https://a.example/", (302, "/x")).carriesSecrets)
    #expect(try !chain("https://a.example/", (302, "http://a.example/")).carriesSecrets)
    #expect(try !chain("https://a.example/", (302, "https://a.example:444/")).carriesSecrets)
    let back = try chain(
      "https://a.example/",
      (302, "https://b.example/"),
      (302, "https://a.example/y")
    )
    #expect(!back.carriesSecrets)
  }

  @Test func circlesAndLongWaysEnd() throws {
    var circle = try chain("http://a.example/", (302, "/b"))
    #expect(throws: FetchFault.redirectLoop(try WebAddress("http://a.example/"))) {
      try circle.follow(302, to: "http://A.example:80/#x")
    }
    var long = RedirectChain(from: try WebAddress("http://a.example/"))
    for number in 1...RedirectChain.limit { try long.follow(302, to: "/\(number)") }
    #expect(throws: FetchFault.tooManyRedirects(limit: 5)) { try long.follow(302, to: "/end") }
    var nowhere = try chain("http://a.example/")
    #expect(throws: FetchFault.self) { try nowhere.follow(302, to: nil) }
    #expect(throws: FetchFault.self) { try nowhere.follow(302, to: "file:///etc/passwd") }
  }

  @Test func pausesDoubleAndVary() {
    let policy = RetryPolicy(attempts: 4, pause: .seconds(1), patience: .seconds(30))
    let fault = FetchFault.status(502)
    #expect(policy.wait(after: 1, fault, jitter: 0) == .seconds(0.5))
    #expect(policy.wait(after: 1, fault, jitter: 1) == .seconds(1))
    #expect(policy.wait(after: 3, fault, jitter: 1) == .seconds(4))
    #expect(policy.wait(after: 4, fault, jitter: 1) == nil)
    #expect(policy.wait(after: 1, .status(404), jitter: 1) == nil)
    #expect(policy.wait(after: 1, .tooLarge(limit: 1), jitter: 1) == nil)
    #expect(
      policy.wait(after: 1, .refused(host: "a", address: "::1", reason: "x"), jitter: 1) == nil
    )
  }

  @Test func whatServersAskForIsGranted() {
    let policy = RetryPolicy()
    #expect(policy.wait(after: 1, .status(503, retryAfter: 7), jitter: 0) == .seconds(7))
    #expect(policy.wait(after: 1, .status(503, retryAfter: 0), jitter: 1) == .seconds(1))
    #expect(policy.wait(after: 1, .status(503, retryAfter: 31), jitter: 0) == nil)
  }

  @Test(arguments: [
    ("120", 120), (" 0 ", 0), ("99999999999999999999", 604_800),
    ("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("Sun, 09 Sep 2001 01:46:50 GMT", 10),
    ("Sunday, 09-Sep-01 01:46:50 GMT", 10), ("Sun Sep  9 01:46:50 2001", 10),
    ("Fri, 31 Dec 2099 23:59:59 GMT", 604_800), ("soon", nil), ("-5", nil), ("", nil),
  ])
  func bothFormsOfRetryAfterAreRead(_ value: String, _ seconds: Int?) {
    let now = Date(timeIntervalSince1970: 1_000_000_000)
    #expect(RetryAfter.seconds(value, now: now) == seconds)
  }

  @Test(arguments: [
    ("text/xml; charset=utf-8", "utf-8"), ("text/xml;CHARSET=\"ISO-8859-1\"; x=y", "ISO-8859-1"),
    ("text/xml", nil), ("text/xml; charset=", nil), ("charset=utf-8", nil),
  ])
  func charsetsAreRead(_ type: String, _ label: String?) {
    #expect(Charset(type)?.label == label)
  }

  @Test func proxiesComeFromTheEnvironment() throws {
    let settings = ProxySettings(environment: [
      "http_proxy": "http://us%40er:pass@proxy.example:3128", "HTTPS_PROXY": "secure.example",
      "no_proxy": "localhost,.corp.example, *.b.example,127.0.0.0/8,c.example:81",
    ])
    func host(_ url: String) throws -> String? { try settings.proxy(for: WebAddress(url))?.host }
    let proxy = try #require(try settings.proxy(for: WebAddress("http://a.example/")))
    #expect(proxy == .init(host: "proxy.example", port: 3128, user: "us@er", password: "pass"))
    #expect(try host("https://a.example/") == "secure.example")
    #expect(try host("http://x.corp.example/") == nil)
    #expect(try host("http://xcorp.example/") == "proxy.example")
    #expect(try host("http://y.b.example/") == nil)
    #expect(try host("http://127.9.9.9/") == nil)
    #expect(try host("http://c.example:81/") == nil)
    #expect(try host("http://c.example/") == "proxy.example")
    #expect(try ProxySettings(environment: [:]).proxy(for: WebAddress("http://a/")) == nil)
    #expect(throws: FetchFault.self) {
      try ProxySettings(environment: ["all_proxy": "socks5://x"]).proxy(
        for: WebAddress("http://a/")
      )
    }
  }

  @Test func aHostIsNotAskedTooOftenAtOnce() async throws {
    let (limit, pause) = (2, Duration.milliseconds(40))
    let gate = HostGate(limit: limit, pause: pause)
    let tally = Tally()
    let begin = ContinuousClock.now
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try? await gate.pass(to: "a.example") {
            await tally.enter()
            try? await Task.sleep(for: .milliseconds(100))
            await tally.leave()
          }
        }
      }
    }
    #expect(await tally.most == limit)
    let starts = await tally.starts
    #expect(starts.count == 6)
    for (index, start) in starts.enumerated() { #expect(start - begin >= pause * index) }
  }

  @Test func hostsDoNotWaitForEachOther() async throws {
    // The test would not end.
    let gate = HostGate(limit: 1, pause: .seconds(86_400))
    for host in ["a.example", "b.example"] { try await gate.pass(to: host) {} }
  }

  private actor Tally {
    private var active = 0
    private(set) var most = 0
    private(set) var starts: [ContinuousClock.Instant] = []

    func enter() {
      active += 1
      most = max(most, active)
      starts.append(.now)
    }

    func leave() { active -= 1 }
  }
}
