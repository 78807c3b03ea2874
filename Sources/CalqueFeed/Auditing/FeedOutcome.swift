import CalqueAudit
public import CalqueCore

/// What a run did with one feed.
public struct FeedOutcome: Sendable {
  /// How fetching ended.
  public enum Fetch: Sendable, Hashable {
    /// There was a body.
    case fetched
    /// Nothing has changed since the last time.
    case unchanged
    /// The feed is gone for good, and is not asked again.
    case retired
    /// Its server asked to be left alone until this time, in seconds since 1970.
    case postponed(until: Int64)
    /// The store alone was looked at.
    case stored
    /// There was nothing.
    case failed(FetchFault)
  }

  /// An item that was audited.
  public struct Item: Sendable, Hashable {
    /// Its number in the store.
    public var number: Int64
    /// Its title.
    public var title: String?
    /// Its own address.
    public var link: String?
    /// How many findings there are.
    public var findings: Int
    /// Its score; nil when it was not computed.
    public var score: Double?
    /// Whether it fails by its thresholds.
    public var fails: Bool
  }

  /// What following the links of items gave.
  public struct Pages: Sendable, Hashable {
    /// How many pages there are to audit in place of their items.
    public var followed = 0
    /// Why there are no others, and how often.
    public var problems: [String: Int] = [:]
    /// How many links are left for the next run.
    public var waiting = 0

    /// Whether there was nothing to follow.
    public var isIdle: Bool { followed == 0 && problems.isEmpty && waiting == 0 }
  }

  /// The feed's name.
  public let name: String
  /// How fetching ended.
  public var fetch: Fetch
  /// Where the feed has moved to.
  public var moved: WebAddress?
  /// How many items the body holds.
  public var items = 0
  /// How many of them were new, or were edited.
  public var versions = 0
  /// What following links gave; nil when none are followed.
  public var pages: Pages?
  /// The items that were audited and have findings.
  public var found: [Item] = []
  /// How many versions were audited.
  public var audited = 0
  /// The score of these together; nil when none was audited.
  public var score: Scorecard?

  var pool = ScorePool()
  /// Whether an item fails by its thresholds.
  public var fails = false

  /// Whether pages may be asked for now.
  var mayFollow: Bool {
    switch fetch {
    case .fetched, .unchanged, .retired: true
    case .failed(let fault): fault != .cancelled
    case .postponed, .stored: false
    }
  }

  init(name: String, fetch: Fetch) {
    self.name = name
    self.fetch = fetch
  }
}

/// Why a feed could not be audited at all.
public enum FeedFault: Error, Sendable, CustomStringConvertible {
  /// The store cannot be used.
  case store(StoreError)
  /// A report cannot be written or read.
  case report(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .store(let error): "\(error)"
    case .report(let problem): problem
    }
  }
}
