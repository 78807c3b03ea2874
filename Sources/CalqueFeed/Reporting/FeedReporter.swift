import CalqueAudit
import CalqueCore
import CalqueReport
import Foundation

/// Makes the report of what a store holds.
///
/// Scores are of the shipped parameters, so that feeds can be compared.
struct FeedReporter {
  /// An item in its newest version, with its newest audit.
  struct Entry: Hashable, Sendable {
    var number: Int64
    var feed: Int64
    var story: Data
    var title: String?
    var link: String?
    var firstSeen: Int64
    /// When the feed says that it was published.
    var published: Int64?
    var words: Int
    var score: Double?
    var penalty: Double
    var verdict: String?
    var findings: Int
  }

  /// What a rule found in a feed.
  struct RuleEntry: Hashable, Sendable {
    var feed: Int64
    var rule: String
    var findings: Int
    var items: Int
    var firstSeen: Int64
    var lastSeen: Int64
  }

  let since: Int64
  let until: Int64
  /// The thresholds of feeds by their names; of others the usual ones hold.
  var thresholds: [String: HealthThresholds] = [:]
  /// The titles of rules by their ids.
  var ruleTitles: [String: String] = [:]

  private let scorer = Scorer()
  private static let worstCount = 10
  private static let sharedCount = 20

  /// The report; rules are those of the items that count.
  func report(_ feeds: [FetchState], _ entries: [Entry], _ rules: [RuleEntry]) -> FeedReport {
    let entries = Self.oldestFirst(entries)
    let names = Dictionary(feeds.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let (counted, carriers) = Self.stories(entries)
    let summaries = feeds.map { feed in
      summary(feed, counted[feed.id] ?? [], rules.filter { $0.feed == feed.id }) { entry in
        entry.words == 0
          ? [] : (carriers[entry.story] ?? []).filter { $0 != feed.id }.compactMap { names[$0] }
      }
    }
    return FeedReport(
      since: FeedTime.text(since),
      until: FeedTime.text(until),
      feeds: summaries.sorted { $0.name < $1.name },
      shared: shared(entries, carriers, names)
    )
  }

  private func shared(
    _ entries: [Entry],
    _ carriers: [Data: [Int64]],
    _ names: [Int64: String]
  ) -> [FeedReport.Story] {
    var seen: Set<Data> = []
    let firsts = entries.filter { entry in
      entry.words > 0 && carriers[entry.story, default: []].count > 1
        && seen.insert(entry.story).inserted
    }
    let stories = firsts.map { entry in
      FeedReport.Story(
        title: entry.title,
        number: entry.number,
        feeds: carriers[entry.story, default: []].compactMap { names[$0] }
      )
    }
    return Array(
      stories.sorted { ($1.feeds.count, $0.number) < ($0.feeds.count, $1.number) }
        .prefix(Self.sharedCount)
    )
  }

  /// The sums of the items of each feed.
  func figuresByFeed(_ entries: [Entry]) -> [Int64: FeedReport.Figures] {
    Self.stories(Self.oldestFirst(entries)).counted.mapValues(figures)
  }

  /// The numbers of the items that count: of a story that several feeds carry, one does.
  static func countedNumbers(_ entries: [Entry]) -> [Int64] {
    stories(oldestFirst(entries)).counted.values.flatMap { $0.map(\.number) }
  }

  /// The items in the order in which feeds had them.
  ///
  /// Feeds are asked at the same time, so when an item was seen says little of who had it first: the date that its feed
  /// gives goes before, unless it lies after that. Between equals the feed decides, not which answer came first.
  private static func oldestFirst(_ entries: [Entry]) -> [Entry] {
    func key(_ entry: Entry) -> (Int64, Int64, Int64, Int64) {
      let published = min(entry.published ?? entry.firstSeen, entry.firstSeen)
      return (published, entry.firstSeen, entry.feed, entry.number)
    }
    return entries.sorted { key($0) < key($1) }
  }

  /// The items that count for each feed, and the feeds that carry each story.
  private static func stories(
    _ entries: [Entry]
  ) -> (counted: [Int64: [Entry]], carriers: [Data: [Int64]]) {
    var carriers: [Data: [Int64]] = [:]
    var counted: [Int64: [Entry]] = [:]
    for entry in entries {
      // Who had a story first has it; empty copy is no story.
      let isFirst = entry.words == 0 || carriers[entry.story] == nil
      if carriers[entry.story]?.contains(entry.feed) != true {
        carriers[entry.story, default: []].append(entry.feed)
      }
      if isFirst { counted[entry.feed, default: []].append(entry) }
    }
    return (counted, carriers)
  }

  private func summary(
    _ feed: FetchState,
    _ entries: [Entry],
    _ rules: [RuleEntry],
    alsoIn: (Entry) -> [String]
  ) -> FeedReport.Feed {
    let days = Dictionary(grouping: entries) { FeedTime.text(day(of: $0)).prefix(10) }
    let total = figures(entries)
    let worst = entries.filter { $0.findings > 0 }
      .sorted { ($1.penalty, $1.findings, $0.number) < ($0.penalty, $0.findings, $1.number) }
    return FeedReport.Feed(
      name: feed.name,
      url: feed.url,
      lastAsked: feed.lastAsked.map(FeedTime.text),
      problems: problems(feed, total),
      total: total,
      days: days.sorted { $0.key < $1.key }
        .map { FeedReport.Day(date: String($0.key), figures: figures($0.value)) },
      worst: worst.prefix(Self.worstCount).map { entry in
        FeedReport.Item(
          number: entry.number,
          title: entry.title,
          link: entry.link,
          firstSeen: FeedTime.text(entry.firstSeen),
          findings: entry.findings,
          words: entry.words,
          score: entry.score,
          verdict: entry.verdict.flatMap(Verdict.Label.init).map(Wording.short),
          alsoIn: alsoIn(entry)
        )
      },
      rules: rules.sorted { ($1.findings, $0.rule) < ($0.findings, $1.rule) }.map { rule in
        FeedReport.Rule(
          id: rule.rule,
          title: ruleTitles[rule.rule],
          findings: rule.findings,
          items: rule.items,
          firstSeen: FeedTime.text(rule.firstSeen),
          lastSeen: FeedTime.text(rule.lastSeen),
          isNew: rule.firstSeen >= since && (feed.firstAsked ?? .max) < since
        )
      }
    )
  }

  /// The time on whose day an item counts.
  ///
  /// It is that of its publication when that can be right: a feed that is asked for the first time has items of
  /// many days.
  private func day(of entry: Entry) -> Int64 {
    guard let published = entry.published, published >= since, published <= entry.firstSeen else {
      return entry.firstSeen
    }
    return published
  }

  private func figures(_ entries: [Entry]) -> FeedReport.Figures {
    var pool = ScorePool()
    var figures = FeedReport.Figures(items: entries.count)
    for entry in entries {
      pool.add(penalty: entry.penalty, words: entry.words)
      figures.findings += entry.findings
      guard let label = entry.verdict.flatMap(Verdict.Label.init), label != .unjudged else {
        continue
      }
      figures.judgedItems += 1
      if label == .machine || label == .probablyMachine { figures.machineItems += 1 }
    }
    figures.words = pool.words
    guard pool.words > 0 else { return figures }
    let card = scorer.pooled(pool)
    figures.score = card.value
    figures.findingsPerThousandWords = Double(figures.findings) / Double(pool.words) * 1_000
    figures.isSufficient = card.result != .insufficientSample
    return figures
  }

  private func problems(_ feed: FetchState, _ total: FeedReport.Figures) -> [String] {
    var limits = thresholds[feed.name] ?? HealthThresholds()
    // A report says so at once; alerts wait whether it passes.
    limits.failures = 1
    return FeedHealth(fetching: feed, figures: total).problems(limits)
  }
}
