import CalqueCore
import CalqueReport
public import Logging

extension Logger {
  /// Logs what a run did with a feed.
  public func log(_ outcome: FeedOutcome) {
    var details: Metadata = ["feed": "\(outcome.name)"]
    if let moved = outcome.moved { details["moved"] = "\(moved)" }
    if let pages = outcome.pages, !pages.isIdle {
      details["pages"] = "\(pages.followed)"
      details["pages-not-followed"] = "\(pages.problems.values.reduce(0, +))"
    }
    if outcome.audited > 0 {
      details["audited"] = "\(outcome.audited)"
      details["findings"] = "\(outcome.found.reduce(0) { $0 + $1.findings })"
      if let score = outcome.score { details["score"] = "\(Wording.decimal(score.value))" }
    }
    switch outcome.fetch {
    case .fetched:
      details["items"] = "\(outcome.items)"
      details["new"] = "\(outcome.versions)"
      info("fetched", metadata: details)
    case .unchanged:
      log(level: outcome.audited > 0 ? .info : .debug, "unchanged", metadata: details)
    case .retired:
      log(level: outcome.audited > 0 ? .info : .debug, "gone for good", metadata: details)
    case .postponed(let time):
      details["until"] = "\(FeedTime.text(time))"
      info("its server asks to be left alone", metadata: details)
    case .stored: info("audited anew", metadata: details)
    case .failed(.cancelled): debug("broken off", metadata: details)
    case .failed(let fault):
      details["problem"] = "\(fault)"
      warning("not fetched", metadata: details)
    }
  }

  /// Logs which feeds turned unhealthy, or healthy again.
  public func log(_ judgement: Alerter.Judgement) {
    for change in judgement.changed {
      notice(
        change.isRaised ? "unhealthy" : "healthy again",
        metadata: [
          "feed": "\(change.name)", "condition": "\(change.condition)",
          "reason": "\(change.message)",
        ]
      )
    }
  }

  /// Logs how telling went.
  public func log(_ outcome: Alerter.Outcome) {
    if !outcome.told.isEmpty { info("told", metadata: ["changes": "\(outcome.told.count)"]) }
    for problem in outcome.problems { warning("\(problem)") }
  }
}
