/// How feeds did over a time.
public struct FeedReport: Hashable, Sendable, Encodable {
  /// What some items have in sum.
  public struct Figures: Hashable, Sendable, Encodable {
    /// How many items there are; a story that several feeds carry counts once.
    public var items = 0
    /// How many words of theirs were audited.
    public var words = 0
    /// How many findings there are.
    public var findings = 0
    /// The MQM score of all together; nil without words.
    public var score: Double?
    /// Findings in 1,000 words; nil without words.
    public var findingsPerThousandWords: Double?
    /// How many items were judged to be machine output, surely or probably.
    public var machineItems = 0
    /// How many items were judged at all.
    public var judgedItems = 0
    /// Whether there are enough words for the score to mean much.
    public var isSufficient = false

    /// The part of judged items that look machine-made; nil when none was judged.
    public var machineShare: Double? {
      judgedItems > 0 ? Double(machineItems) / Double(judgedItems) : nil
    }
  }

  /// A day, by UTC.
  public struct Day: Hashable, Sendable, Encodable {
    /// The date: `2026-03-10`.
    public var date: String
    /// The items that were first seen on it.
    public var figures: Figures
  }

  /// An item with findings.
  public struct Item: Hashable, Sendable, Encodable {
    /// Its number, for `calque feed show`.
    public var number: Int64
    /// Its title.
    public var title: String?
    /// Its own address.
    public var link: String?
    /// When it was first seen.
    public var firstSeen: String
    /// How many findings there are.
    public var findings: Int
    /// How many words were audited.
    public var words: Int
    /// Its score.
    public var score: Double?
    /// How likely its copy is machine output, in a word or two; nil when that was not judged.
    public var verdict: String?
    /// Other feeds that carry the same story.
    public var alsoIn: [String]
  }

  /// A rule that found something.
  public struct Rule: Hashable, Sendable, Encodable {
    /// Its id.
    public var id: String
    /// Its title; nil of a rule that is not shipped.
    public var title: String?
    /// How many findings there are.
    public var findings: Int
    /// In how many items.
    public var items: Int
    /// When an item with it was first seen in this feed, ever.
    public var firstSeen: String
    /// When one was last seen.
    public var lastSeen: String
    /// Whether the feed was known before and had no such finding.
    public var isNew: Bool
  }

  /// A story that several feeds carry.
  public struct Story: Hashable, Sendable, Encodable {
    /// Its title where it was seen first.
    public var title: String?
    /// The number of its item there.
    public var number: Int64
    /// The feeds, in the order in which they had it.
    public var feeds: [String]
  }

  /// One feed.
  public struct Feed: Hashable, Sendable, Encodable {
    /// Its name.
    public var name: String
    /// Its address.
    public var url: String
    /// When it was last asked; nil when it never was.
    public var lastAsked: String?
    /// What is wrong with it; empty when it is healthy.
    public var problems: [String]
    /// All its items of the time.
    public var total: Figures
    /// The days with items.
    public var days: [Day]
    /// The worst items, at most ten.
    public var worst: [Item]
    /// What was found, the most frequent first.
    public var rules: [Rule]

    /// Whether nothing is wrong with it.
    public var isHealthy: Bool { problems.isEmpty }
  }

  /// The version of the report's form.
  public let version = 1
  /// The beginning of the time.
  public var since: String
  /// Its end.
  public var until: String
  /// The feeds by their names.
  public var feeds: [Feed]
  /// The stories that several feeds carry, the most widespread first; at most twenty.
  public var shared: [Story]

  /// The numbers of the items that it names.
  public var itemNumbers: Set<Int64> {
    Set(feeds.flatMap(\.worst).map(\.number)).union(shared.map(\.number))
  }

  /// Whether nothing is wrong with any feed.
  public var isHealthy: Bool { feeds.allSatisfy(\.isHealthy) }
}
