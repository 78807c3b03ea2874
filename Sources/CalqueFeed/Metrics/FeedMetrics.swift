import CalqueCore
import Foundation

/// How feeds stand, in the text format that Prometheus and its kin read.
public struct FeedMetrics: Sendable {
  /// A feed and how it stands.
  struct Entry: Hashable, Sendable {
    var state: FetchState
    var figures: FeedReport.Figures
    var isHealthy: Bool
  }

  let entries: [Entry]
  /// The size of the store in bytes.
  let storeBytes: Int
  /// Items that were ever audited and are kept.
  let auditedItems: Int

  /// The metrics.
  public var text: String {
    var lines: [String] = []
    func add(_ name: String, _ help: String, _ values: [(labels: String, value: Double?)]) {
      let known = values.compactMap { value in value.value.map { (value.labels, $0) } }
      guard !known.isEmpty else { return }
      lines += ["# HELP calque_\(name) \(help)", "# TYPE calque_\(name) gauge"]
      lines += known.map { "calque_\(name)\($0.0) \(Self.number($0.1))" }
    }
    func perFeed(_ name: String, _ help: String, _ value: (Entry) -> Double?) {
      add("feed_" + name, help, entries.map { (Self.label("feed", $0.state.name), value($0)) })
    }
    add("build_info", "The program.", [(Self.label("version", Tool.calque.version), 1)])
    add("store_bytes", "Size of the store.", [("", Double(storeBytes))])
    add("store_audited_versions", "Versions of items with an audit.", [("", Double(auditedItems))])
    perFeed("up", "1 when the last fetch did not fail.") { $0.state.failures == 0 ? 1 : 0 }
    perFeed("failures", "Fetches that failed since the last that did not.") {
      Double($0.state.failures)
    }
    perFeed("retired", "1 when the address is gone for good.") { $0.state.isRetired ? 1 : 0 }
    perFeed("healthy", "1 when nothing is wrong by the thresholds.") { $0.isHealthy ? 1 : 0 }
    perFeed("asked_timestamp_seconds", "When it was last asked.") {
      $0.state.lastAsked.map(Double.init)
    }
    perFeed("answered_timestamp_seconds", "When it last answered as it should.") {
      $0.state.lastAnswered.map(Double.init)
    }
    perFeed("items", "Items that came in within the window.") { Double($0.figures.items) }
    perFeed("words", "Their words.") { Double($0.figures.words) }
    perFeed("findings", "Their findings.") { Double($0.figures.findings) }
    perFeed("score", "Their MQM score, when there are enough words.") {
      $0.figures.isSufficient ? $0.figures.score : nil
    }
    perFeed("machine_ratio", "The part of them that looks like unedited machine output.") {
      $0.figures.machineShare
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func label(_ name: String, _ value: String) -> String {
    let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "{\(name)=\"\(escaped)\"}"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
