import Glibc

/// The stages of a run, and the processor time that each took.
public struct StageClock: Sendable {
  /// A stage.
  public enum Stage: Int, CaseIterable, Sendable {
    /// Finding files and what holds for them.
    case finding
    /// Reading files and their formats.
    case reading
    /// Tokens, sentences and languages.
    case preparing
    /// What rules match.
    case matching
    /// The verdict.
    case judging
    /// Places, messages and scores of findings.
    case placing
    /// Looking into the cache and adding to it.
    case caching
  }

  private let isOn: Bool
  private var last: UInt64 = 0
  private var times = SIMD8<UInt64>()

  /// A clock that stands still when it is not on, since asking for the time takes some itself.
  init(isOn: Bool) {
    self.isOn = isOn
    if isOn { last = Self.now() }
  }

  /// Seconds of processor time of a stage, of all threads.
  public func seconds(_ stage: Stage) -> Double { Double(times[stage.rawValue]) / 1e9 }

  /// Counts the time since the last stage ended.
  mutating func end(_ stage: Stage) {
    guard isOn else { return }
    let now = Self.now()
    times[stage.rawValue] += now - last
    last = now
  }

  /// Adds what another clock counted.
  mutating func add(_ other: Self) { times &+= other.times }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
