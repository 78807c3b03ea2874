/// The `robots.txt` of servers, each asked for once a run, and once a day in a long one.
actor RobotsCache {
  /// What is known of a file.
  enum Answer: Hashable, Sendable {
    /// It was read, or there is none.
    case rules(RobotsRules)
    /// It may be there and could not be read: nothing may be asked for.
    case unreachable(FetchFault)
  }

  private struct Entry {
    var task: Task<Answer, Never>
    var began: ContinuousClock.Instant
    var isUnreachable = false
  }

  /// How long a file holds.
  private let lifetime: Duration
  /// How long it holds that it could not be read.
  private let patience: Duration
  private var entries: [WebAddress: Entry] = [:]
  private static let most = 10_000

  init(lifetime: Duration = .seconds(86_400), patience: Duration = .seconds(600)) {
    self.lifetime = lifetime
    self.patience = patience
  }

  /// What is known of the file at an address; who asks while others wait for it waits with them.
  func answer(
    for place: WebAddress,
    _ fetch: @Sendable @escaping () async -> Answer
  ) async -> Answer {
    let task = task(for: place, fetch)
    let answer = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    guard case .unreachable(let fault) = answer, entries[place]?.task == task else { return answer }
    if fault == .cancelled {
      entries[place] = nil
    } else {
      entries[place]?.isUnreachable = true
    }
    return answer
  }

  private func task(
    for place: WebAddress,
    _ fetch: @Sendable @escaping () async -> Answer
  ) -> Task<Answer, Never> {
    let now = ContinuousClock.now
    if let entry = entries[place], isFresh(entry, now) { return entry.task }
    if entries.count >= Self.most {
      entries = entries.filter { isFresh($0.value, now) }
      if entries.count >= Self.most { entries = [:] }
    }
    let task = Task { await fetch() }
    entries[place] = Entry(task: task, began: now)
    return task
  }

  private func isFresh(_ entry: Entry, _ now: ContinuousClock.Instant) -> Bool {
    now - entry.began < (entry.isUnreachable ? patience : lifetime)
  }
}
