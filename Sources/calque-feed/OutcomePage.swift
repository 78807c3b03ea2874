import CalqueCore
import CalqueFeed
import CalqueReport
import Foundation

/// What a run tells of its feeds.
struct OutcomePage {
  private var outcomes: [FeedOutcome] = []

  /// Whether an item fails by its thresholds.
  var fails: Bool { outcomes.contains(where: \.fails) }

  mutating func add(_ outcome: FeedOutcome) { outcomes.append(outcome) }

  private var sorted: [FeedOutcome] { outcomes.sorted { $0.name < $1.name } }

  /// Whether a feed could not be fetched.
  var hasProblems: Bool {
    outcomes.contains { if case .failed = $0.fetch { true } else { false } }
  }

  /// A line a feed, then the items with findings, the worst first.
  var text: String {
    var lines: [String] = []
    let width = outcomes.map(\.name.count).max() ?? 0
    for outcome in sorted {
      let gap = String(repeating: " ", count: width - outcome.name.count)
      lines.append("\(outcome.name)\(gap)  \(Self.words(of: outcome))")
      lines += Self.words(of: outcome.pages)
      if let moved = outcome.moved { lines.append("  has moved to \(moved)") }
      for item in Self.worstFirst(outcome.found) {
        let count = Wording.counted(item.findings, "finding")
        lines.append("  #\(item.number)  \(count)  \(Self.visible(item.title ?? item.link ?? ""))")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func words(of outcome: FeedOutcome) -> String {
    var parts: [String] = []
    switch outcome.fetch {
    case .fetched: parts.append("\(outcome.items) items, \(outcome.versions) new")
    case .unchanged: parts.append("unchanged")
    case .retired: parts.append("gone for good")
    case .postponed(let time):
      parts.append("its server asks to be left alone until \(FeedTime.text(time))")
    case .stored: break
    case .failed: parts.append("not fetched")
    }
    if let pages = outcome.pages, pages.followed > 0 {
      parts.append("\(Wording.counted(pages.followed, "page")) followed")
    }
    if outcome.audited > 0 || outcome.fetch == .stored {
      parts.append("\(outcome.audited) audited")
    }
    if let score = outcome.score {
      let findings = outcome.found.reduce(0) { $0 + $1.findings }
      parts.append(Wording.counted(findings, "finding"))
      parts.append("score " + Wording.decimal(score.value))
    }
    return parts.joined(separator: ", ")
  }

  /// What is said of the pages that items link to; nothing when all is well.
  private static func words(of pages: FeedOutcome.Pages?) -> [String] {
    guard let pages, !pages.isIdle else { return [] }
    var lines: [String] = []
    let count = pages.problems.values.reduce(0, +)
    if count > 0 {
      lines.append("  \(Wording.counted(count, "page")) not followed:")
      let sorted = pages.problems.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines += sorted.prefix(3).map { "    \($0.value) × \(visible($0.key))" }
      let others = sorted.dropFirst(3).reduce(0) { $0 + $1.value }
      if others > 0 { lines.append("    \(others) × other reasons, which calque feed show tells") }
    }
    if pages.waiting > 0 {
      lines.append("  \(Wording.counted(pages.waiting, "page")) left for the next run")
    }
    return lines
  }

  private static func worstFirst(_ items: [FeedOutcome.Item]) -> [FeedOutcome.Item] {
    items.sorted { ($1.findings, $0.number) < ($0.findings, $1.number) }
  }

  /// A text of somebody else's on a terminal: one line, without signs that steer it.
  private static func visible(_ text: String) -> String {
    VisibleText.neutralised(String(text.prefix(120)), marks: .shown)
  }

  // MARK: JSON

  private struct Feed: Encodable {
    struct Item: Encodable {
      var number: Int64
      var title: String?
      var link: String?
      var findings: Int
      var score: Double?
      var result: String
    }

    struct Pages: Encodable {
      struct Problem: Encodable {
        var problem: String
        var count: Int
      }

      var followed: Int
      var notFollowed: [Problem]
      var waiting: Int

      init(_ pages: FeedOutcome.Pages) {
        followed = pages.followed
        notFollowed = pages.problems.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .map { Problem(problem: $0.key, count: $0.value) }
        waiting = pages.waiting
      }
    }

    var name: String
    var fetch: String
    var problem: String?
    var moved: String?
    var items: Int
    var versions: Int
    var pages: Pages?
    var audited: Int
    var score: Double?
    var found: [Item]
  }

  /// The same as JSON.
  func json() throws -> String {
    let feeds = sorted.map { outcome in
      var problem: String?
      if case .failed(let fault) = outcome.fetch { problem = fault.description }
      return Feed(
        name: outcome.name,
        fetch: Self.word(of: outcome.fetch),
        problem: problem,
        moved: outcome.moved?.description,
        items: outcome.items,
        versions: outcome.versions,
        pages: outcome.pages.map(Feed.Pages.init),
        audited: outcome.audited,
        score: outcome.score?.value,
        found: Self.worstFirst(outcome.found).map { item in
          Feed.Item(
            number: item.number,
            title: item.title,
            link: item.link,
            findings: item.findings,
            score: item.score,
            result: item.fails ? "fail" : "pass"
          )
        }
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(feeds), as: UTF8.self) + "\n"
  }

  private static func word(of fetch: FeedOutcome.Fetch) -> String {
    switch fetch {
    case .fetched: "fetched"
    case .unchanged: "unchanged"
    case .retired: "retired"
    case .postponed: "postponed"
    case .stored: "stored"
    case .failed: "failed"
    }
  }
}
