/// When each feed is asked next.
struct WatchSchedule: Sendable {
  /// The longest time that failures may put a feed off, in seconds.
  private static let longestDelay: Int64 = 86_400

  private var due: [String: Int64] = [:]
  private var running: Set<String> = []

  /// Plans the feeds anew, as after a change of their list.
  ///
  /// - Parameters:
  ///   - feeds: the feeds.
  ///   - states: how fetching went of late.
  mutating func plan(_ feeds: [FeedSubscription], _ states: [FetchState]) {
    let known = Dictionary(states.map { ($0.name, $0) }) { first, _ in first }
    due = [:]
    for feed in feeds {
      // At a new address everything begins anew.
      guard let state = known[feed.name], state.url == feed.url.description,
        let last = state.lastAsked
      else {
        due[feed.name] = 0
        continue
      }
      due[feed.name] = Self.next(feed.interval, state, after: last, jitter: 0)
    }
  }

  /// A feed that is due, the one that waits longest; it is in work from now on.
  mutating func start(at now: Int64) -> String? {
    let waiting = due.filter { $0.value <= now && !running.contains($0.key) }
    guard let next = waiting.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else {
      return nil
    }
    running.insert(next)
    return next
  }

  /// Plans a feed whose turn has just ended, whether or not it was asked.
  ///
  /// - Parameters:
  ///   - name: the feed.
  ///   - interval: how often it is asked.
  ///   - state: how that went.
  ///   - now: the time.
  ///   - jitter: a number from 0 to 1, which keeps feeds from being asked all at once.
  mutating func finish(
    _ name: String,
    _ interval: Timespan,
    _ state: FetchState?,
    now: Int64,
    jitter: Double
  ) {
    running.remove(name)
    guard due[name] != nil else { return }
    due[name] = Self.next(interval, state, after: now, jitter: jitter)
  }

  /// Each failure in a row doubles the time, up to eight times; what a server asks for goes before that.
  private static func next(
    _ interval: Timespan,
    _ state: FetchState?,
    after time: Int64,
    jitter: Double
  ) -> Int64 {
    let factor = Int64(1 << min(state?.failures ?? 0, 3))
    let delayed = max(min(interval.seconds * factor, longestDelay), interval.seconds)
    let tenth = Int64(Double(interval.seconds) * 0.1 * jitter)
    return max(time + delayed + tenth, state?.notBefore ?? 0)
  }
}
