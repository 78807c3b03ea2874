private import Glibc

/// A limit of processor time for work on the current thread.
///
/// Processor time, so that a busy machine reads and finds the same as an idle one.
public struct Deadline: Sendable {
  private let end: Int

  /// A deadline that lies so many seconds of this thread's work ahead.
  public init(seconds: Double) {
    #if DEBUG
      // Unoptimised code is that much slower.
      let seconds = seconds * 30
    #endif
    end = Self.now + Int(min(seconds, 1e9) * 1e9)
  }

  /// Whether the time is over.
  public var isOver: Bool { Self.now > end }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
