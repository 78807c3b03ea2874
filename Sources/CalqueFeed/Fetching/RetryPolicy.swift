/// When a fetch that failed is tried again.
public struct RetryPolicy: Hashable, Sendable {
  /// How often a request is sent at most.
  public var attempts: Int
  /// The pause after the first attempt; each further one doubles it.
  public var pause: Duration
  /// The longest pause that a run waits; who asks for a longer one is asked again another time.
  public var patience: Duration

  /// Makes a policy.
  public init(
    attempts: Int = 3,
    pause: Duration = .seconds(1),
    patience: Duration = .seconds(30)
  ) {
    self.attempts = attempts
    self.pause = pause
    self.patience = patience
  }

  /// How long to wait before the next attempt; nil when there is to be none.
  ///
  /// Attempts count from 1. The jitter is a random number from 0 to 1, which keeps those who failed
  /// together from returning together.
  func wait(after attempt: Int, _ fault: FetchFault, jitter: Double) -> Duration? {
    guard attempt < attempts, fault.isPassing else { return nil }
    let doubled = min(pause * (1 << min(attempt - 1, 16)), patience)
    let wait = doubled * (0.5 + 0.5 * jitter)
    guard case .status(_, let seconds?) = fault else { return wait }
    let asked = Duration.seconds(seconds)
    return asked > patience ? nil : max(asked, wait)
  }
}
