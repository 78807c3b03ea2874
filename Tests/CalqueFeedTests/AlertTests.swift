import CalqueTestSupport
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import CalqueFeed

@Suite struct AlertTests {
  private static let hour: Int64 = 3_600
  private static let start: Int64 = 1_773_100_800

  /// Takes messages as a test wants.
  private final class Receiver: Sendable {
    struct Message: Sendable {
      var id: String?
      var time: String?
      var signature: String?
      var token: String?
      var body: String
    }

    private let state: Mutex<(messages: [Message], status: HTTPResponse.Status)>

    init() { state = Mutex(([], .ok)) }

    var messages: [Message] { state.withLock { $0.messages } }
    func answer(_ status: HTTPResponse.Status) { state.withLock { $0.status = status } }

    var router: Router<BasicRequestContext> {
      let router = Router()
      router.post("hook") { [self] request, _ in
        func header(_ name: String) -> String? {
          HTTPField.Name(name).flatMap { request.headers[$0] }
        }
        let buffer = try await request.body.collect(upTo: 1 << 20)
        let message = Message(
          id: header("webhook-id"),
          time: header("webhook-timestamp"),
          signature: header("webhook-signature"),
          token: header("x-token"),
          body: String(buffer: buffer)
        )
        return state.withLock { state in
          if state.status == .ok { state.messages.append(message) }
          return Response(status: state.status)
        }
      }
      return router
    }
  }

  private func alerter(
    _ fixture: StoreFixture,
    _ environment: [String: String] = [:]
  ) -> Alerter {
    Alerter(fixture.file, store: fixture.store, fetcher: .test(), environment: environment)
  }

  private func changes(_ outcome: Alerter.Outcome) -> [String] {
    outcome.told.map { "\($0.name) \($0.condition) \($0.isRaised ? "raised" : "cleared")" }
  }

  @Test func aFeedThatTurnsBadIsToldOnceAndSoIsItsRecovery() async throws {
    let receiver = Receiver()
    try await LocalServer.serving(receiver.router) { port in
      let fixture = try StoreFixture(
        feeds: 2,
        keys: """
          alerts:
            webhook: {url: "http://127.0.0.1:\(port)/hook", secret: $KEY, headers: {X-Token: $T}}
          """
      )
      let alerter = alerter(
        fixture,
        ["KEY": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "T": "open"]
      )
      var now = Self.start
      #expect(try alerter.judge(now: now).raised.isEmpty)
      #expect(try await alerter.tell(now: now).told.isEmpty)

      try fixture.fetch([("1", "bad")], at: now)
      try fixture.audit(penalty: 10, at: now)
      #expect(try alerter.judge(now: now).changed.map(\.condition) == ["score"])
      #expect(try alerter.judge(now: now).changed.isEmpty)
      #expect(try changes(await alerter.tell(now: now)) == ["a score raised"])
      #expect(try await alerter.tell(now: now + Self.hour * 5).told.isEmpty)

      // The bad item leaves the window, and good ones come.
      now += 30 * Self.hour
      try fixture.fetch([("2", "good")], at: now)
      try fixture.audit(penalty: 0, at: now)
      let judgement = try alerter.judge(now: now)
      #expect(judgement.raised.isEmpty)
      #expect(try changes(await alerter.tell(now: now)) == ["a score cleared"])

      let messages = receiver.messages
      #expect(messages.count == 2)
      let first = try #require(messages.first)
      #expect(first.token == "open")
      let expected = WebhookSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        .headers(id: first.id ?? "", timestamp: Self.start, body: Array(first.body.utf8))
      #expect(expected.last?.value == first.signature)
      #expect(first.time == "\(Self.start)")
      #expect(messages[1].id != first.id)
      #expect(first.body.contains(#""state":"raised""#))
      #expect(first.body.contains("its score is 75.0, below 90.0"))
    }
  }

  @Test func whatCannotBeToldIsToldTheNextTime() async throws {
    let receiver = Receiver()
    try await LocalServer.serving(receiver.router) { port in
      let fixture = try StoreFixture(
        keys: "alerts: {webhook: \"http://127.0.0.1:\(port)/hook\"}"
      )
      let alerter = alerter(fixture)
      for time in 0..<3 { try fixture.fail(at: Self.start + Int64(time)) }
      _ = try alerter.judge(now: Self.start)
      receiver.answer(.internalServerError)
      let failed = try await alerter.tell(now: Self.start)
      #expect(failed.told.isEmpty)
      #expect(failed.problems.first?.contains("the server answered 500") == true)
      receiver.answer(.ok)
      #expect(try changes(await alerter.tell(now: Self.start + 60)) == ["a fetch raised"])
      #expect(receiver.messages.count == 1)
      #expect(receiver.messages.first?.signature == nil)
    }
  }

  @Test func aFeedThatComesAndGoesMakesNoStorm() throws {
    let fixture = try StoreFixture(feeds: 2)
    let store = fixture.store
    let thresholds = ["a": HealthThresholds(), "b": HealthThresholds()]
    let quiet = Self.hour
    var told: [Bool] = []
    for minute in 0..<120 {
      let now = Self.start + Int64(minute) * 60
      // Fails for five minutes, and works for five.
      if minute % 10 < 5 {
        try fixture.fail(at: now)
      } else {
        try fixture.fetch([], at: now)
      }
      _ = try store.judge(thresholds, now: now)
      let changes = try store.untold(to: "x", of: ["a", "b"], now: now, quiet: quiet)
      try store.markTold(changes, to: "x", now: now)
      told += changes.map(\.isRaised)
    }
    // Raised twelve times, told twice.
    #expect(told == [true, false, true, false])
  }

  @Test func manyFeedsAreOneMessage() async throws {
    let fixture = try StoreFixture(feeds: 4, keys: "alerts: {command: [/usr/bin/tee, -a, told]}")
    for feed in 0..<4 {
      for time in 0..<3 { try fixture.fail(feed: feed, at: Self.start + Int64(time)) }
    }
    let alerter = alerter(fixture)
    _ = try alerter.judge(now: Self.start)
    #expect(try await alerter.tell(now: Self.start).told.count == 4)
    let text = try String(contentsOfFile: "\(fixture.folder.path)/told", encoding: .utf8)
    #expect(text.split(separator: "\n").count == 1)
    #expect(text.contains(#""feed":"d""#))
  }

  @Test(arguments: [
    ("[/bin/false]", "/bin/false ended with 1"),
    ("[./none]", "there is no program “./none” that may be run"),
  ])
  func aCommandThatFailsIsAProblem(command: String, expected: String) async throws {
    let fixture = try StoreFixture(keys: "alerts: {command: \(command)}")
    for time in 0..<3 { try fixture.fail(at: Self.start + Int64(time)) }
    let alerter = alerter(fixture)
    _ = try alerter.judge(now: Self.start)
    let outcome = try await alerter.tell(now: Self.start)
    #expect(outcome.told.isEmpty)
    #expect(outcome.problems == ["the command of alerts failed: \(expected)"])
  }

  @Test func aWebhookInsideIsRefused() async throws {
    let fixture = try StoreFixture(keys: "alerts: {webhook: \"http://192.168.1.1/\"}")
    for time in 0..<3 { try fixture.fail(at: Self.start + Int64(time)) }
    let alerter = alerter(fixture)
    _ = try alerter.judge(now: Self.start)
    let problems = try await alerter.tell(now: Self.start).problems
    #expect(problems.first?.contains("is a private address") == true)
  }

  /// The examples of RFC 4231, 4.2 and 4.7, and of the specification Standard Webhooks.
  @Test func signaturesAreThoseOfTheStandards() {
    func code(_ message: String, _ key: [UInt8]) -> String {
      WebhookSignature.authenticationCode(of: Array(message.utf8), key: key)
        .map { String(format: "%02x", $0) }.joined()
    }
    #expect(
      code("Hi There", [UInt8](repeating: 0x0B, count: 20))
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    )
    #expect(
      code(
        "Test Using Larger Than Block-Size Key - Hash Key First",
        [UInt8](repeating: 0xAA, count: 131)
      ) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    )
    let headers = WebhookSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").headers(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1_614_265_330,
      body: Array(#"{"test": 2432232314}"#.utf8)
    )
    #expect(headers.last?.value == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }
}
