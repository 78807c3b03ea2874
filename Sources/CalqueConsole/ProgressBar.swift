import Foundation
import Synchronization

/// A line on standard error that says how far a long run is.
///
/// A class, because all threads of a run share it, and a mutex cannot be copied.
package final class ProgressBar: Sendable {
  private struct State {
    var done = 0
    var isShown = false
    var next: ContinuousClock.Instant
  }

  private static let width = 30
  /// Runs that are over sooner show nothing.
  private static let patience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)

  private let noun: String
  private let state = Mutex(State(next: ContinuousClock.now + ProgressBar.patience))

  /// Begins with nothing done; `noun` is what is counted, in the plural.
  package init(_ noun: String) { self.noun = noun }

  /// One more of `all` is done.
  package func advance(of all: Int) {
    state.withLock { state in
      state.done += 1
      guard ContinuousClock.now >= state.next, all > 1 else { return }
      state.next = ContinuousClock.now + Self.pause
      state.isShown = true
      let full = Self.width * state.done / all
      let bar =
        String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full)
      write("\r\(bar) \(state.done) of \(all) \(noun)")
    }
  }

  /// Takes the line away.
  package func clear() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
