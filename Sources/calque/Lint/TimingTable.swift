import CalqueAudit
import Foundation

/// What `--timings` prints.
enum TimingTable {
  private static func name(_ stage: StageClock.Stage) -> String {
    switch stage {
    case .finding: "finding files, configurations"
    case .reading: "reading"
    case .preparing: "tokens, languages"
    case .matching: "matching"
    case .judging: "verdict"
    case .placing: "findings, scores"
    case .caching: "cache"
    }
  }

  /// The table of a run that is over.
  static func text(_ outcome: ProjectAudit.Outcome, seconds: Double) -> String {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func value(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let all = value(usage.ru_utime) + value(usage.ru_stime)
    var lines = ["Milliseconds of processor time, of all threads:"]
    func add(_ name: String, _ seconds: Double) {
      let number = String(format: "%10.1f", seconds * 1_000)
      lines.append("  \(name.padding(toLength: 32, withPad: " ", startingAt: 0))\(number)")
    }
    var rest = all
    for stage in StageClock.Stage.allCases {
      let time = outcome.clock.seconds(stage)
      add(name(stage), time)
      rest -= time
    }
    add("start, packs, reports", max(0, rest))
    add("all", all)
    lines.append(
      "\(String(format: "%.1f", seconds * 1_000)) ms by the clock; \(outcome.fromCache) files known from the cache"
    )
    return lines.joined(separator: "\n")
  }
}
