import CalqueRules
import Testing

@testable import CalqueFeed

@Suite struct FeedHealthTests {
  private func health(
    score: Double? = nil,
    rate: Double? = nil,
    machine: Int = 0,
    judged: Int = 0,
    isSufficient: Bool = true,
    failures: Int = 0
  ) -> FeedHealth {
    var figures = FeedReport.Figures()
    figures.score = score
    figures.findingsPerThousandWords = rate
    figures.machineItems = machine
    figures.judgedItems = judged
    figures.isSufficient = isSufficient
    let fetching = FetchState(
      id: 1,
      name: "a",
      url: "http://a.example/",
      failures: failures,
      problem: "no answer",
      isRetired: false
    )
    return FeedHealth(fetching: fetching, figures: figures)
  }

  private func isBad(_ state: FeedHealth.State) -> Bool? {
    switch state {
    case .unknown: nil
    case .good: false
    case .bad: true
    }
  }

  @Test(arguments: [
    (89.9, false, true), (90, false, false), (91.9, true, true), (92, true, false),
  ])
  func aLowScoreStaysBadUntilItIsClearlyBetter(score: Double, wasBad: Bool, expected: Bool) {
    let state = health(score: score).state(of: .score, HealthThresholds(), wasBad: wasBad)
    #expect(isBad(state) == expected)
  }

  @Test(arguments: [(6, false, true), (5, false, false), (5, true, true), (4, true, false)])
  func aShareOfMachineOutputStaysBadUntilItIsClearlySmaller(
    machine: Int,
    wasBad: Bool,
    expected: Bool
  ) {
    let state = health(machine: machine, judged: 10)
      .state(of: .machine, HealthThresholds(), wasBad: wasBad)
    #expect(isBad(state) == expected)
  }

  @Test func tooLittleSaysNothing() {
    let limits = HealthThresholds()
    #expect(health(score: 20, isSufficient: false).state(of: .score, limits) == .unknown)
    #expect(health(machine: 2, judged: 2).state(of: .machine, limits) == .unknown)
    #expect(health(failures: 2).state(of: .fetch, limits) == .unknown)
    #expect(health().state(of: .fetch, limits) == .good)
  }

  @Test func aFailureInARowKeepsWhatIsWrong() {
    let limits = HealthThresholds()
    #expect(isBad(health(failures: 3).state(of: .fetch, limits)) == true)
    #expect(isBad(health(failures: 1).state(of: .fetch, limits, wasBad: true)) == true)
    #expect(health().state(of: .fetch, limits, wasBad: true) == .good)
  }

  @Test func findingsCountOnlyWhenAskedFor() {
    var limits = HealthThresholds()
    #expect(health(rate: 90).state(of: .findings, limits) == .good)
    limits.findings = 10
    #expect(isBad(health(rate: 10.1).state(of: .findings, limits)) == true)
    #expect(isBad(health(rate: 8.1).state(of: .findings, limits, wasBad: true)) == true)
    #expect(health(rate: 8).state(of: .findings, limits, wasBad: true) == .good)
  }

  @Test func aFeedSaysWhatDiffersFromTheRest() throws {
    let text = """
      interval: 2h
      health: {score: 80, window: 7d}
      feeds:
        - {name: a, url: "http://a.example/", health: {score: 95, failures: 1}, interval: 90s}
        - {name: b, url: "http://b.example/"}
      """
    let feeds = try SubscriptionFile(text, path: "feeds.yml").feeds
    #expect(feeds.map(\.health.score) == [95, 80])
    #expect(feeds.map(\.health.failures) == [1, 3])
    #expect(feeds.map(\.health.window) == [604_800, 604_800])
    #expect(feeds.map(\.interval.seconds) == [90, 7_200])
  }

  @Test(arguments: [
    ("interval: 5s", "feeds.yml:1:11: interval must be at least 60 s, not “5s”"),
    (
      "interval: often",
      "feeds.yml:1:11: interval must be a number and s, m, h, d or w, such as 30m, not “often”"
    ),
    ("health: {scor: 1}", "feeds.yml:1:10: health has no key “scor”; did you mean “score”?"),
    (
      "health: {score: 101}",
      "feeds.yml:1:17: score must be a number from 0.0 to 100.0, not “101”"
    ),
    ("keep: 3h", "feeds.yml:1:7: keep must be at least 86400 s, not “3h”"),
    (
      "alerts: {command: tell everybody}",
      "feeds.yml:1:19: command must be a list, as no shell reads it: [/bin/program, argument]"
    ),
    (
      "alerts: {webhook: {url: https://a.example/, secret: abc}}",
      "feeds.yml:1:53: secret is a variable of the environment, such as $FEED_TOKEN"
    ),
    ("alerts: {webhook: {secret: $A}}", "feeds.yml:1:19: webhook needs the key “url”"),
  ])
  func faultsSayWhereAndWhat(text: String, expected: String) {
    #expect(throws: PackError.self) { try SubscriptionFile(text, path: "feeds.yml") }
    do {
      _ = try SubscriptionFile(text, path: "feeds.yml")
    } catch {
      #expect(error.description == expected)
    }
  }
}
