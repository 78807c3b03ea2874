/// Keeps requests polite: few at once to a host, and a pause between them.
public actor HostGate {
  private struct Host {
    var active = 0
    var next: ContinuousClock.Instant
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let limit: Int
  private let pause: Duration
  private var hosts: [String: Host] = [:]
  private var pauses: [String: Duration] = [:]

  /// Makes a gate.
  ///
  /// - Parameters:
  ///   - limit: how many requests to one host there may be at once.
  ///   - pause: how much time lies between the starts of two requests to one host.
  public init(limit: Int = 2, pause: Duration = .seconds(1)) {
    self.limit = max(1, limit)
    self.pause = pause
  }

  /// Does something once its turn has come.
  ///
  /// - Throws: `FetchFault.cancelled` when the task is cancelled before that.
  func pass<Result: Sendable>(
    to host: String,
    _ body: @Sendable () async -> Result
  ) async throws(FetchFault) -> Result {
    await enter(host)
    defer { leave(host) }
    let start = max(ContinuousClock.now, hosts[host]?.next ?? .now)
    hosts[host]?.next = start + max(pause, pauses[host] ?? .zero)
    do {
      if start > .now { try await Task.sleep(until: start, clock: .continuous) }
      try Task.checkCancellation()
    } catch {
      throw .cancelled
    }
    return await body()
  }

  /// Keeps requests to a host at least this far apart from now on.
  func slow(_ host: String, to pause: Duration) {
    pauses[host] = pause > self.pause ? pause : nil
  }

  private func enter(_ host: String) async {
    var state = hosts[host] ?? Host(next: .now)
    guard state.active >= limit else {
      state.active += 1
      hosts[host] = state
      return
    }
    // Who leaves hands over the place, so that the count stays.
    await withCheckedContinuation { hosts[host]?.waiting.append($0) }
  }

  private func leave(_ host: String) {
    guard var state = hosts[host] else { return }
    if state.waiting.isEmpty {
      state.active -= 1
      hosts[host] = state
    } else {
      let next = state.waiting.removeFirst()
      hosts[host] = state
      next.resume()
    }
  }
}
