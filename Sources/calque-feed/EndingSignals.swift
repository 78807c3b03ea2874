import Dispatch
import Foundation
import Synchronization

/// Does something when the program is told to end; told twice, it ends at once.
struct EndingSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ body: @escaping @Sendable () -> Void) {
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      let isSecond = SignalCount()
      source.setEventHandler {
        if isSecond.next() { _exit(128 + number) }
        body()
      }
      source.resume()
      return source
    }
  }

  /// Listens no longer.
  func ignore() { sources.forEach { $0.cancel() } }
}

/// Whether a signal came before.
private final class SignalCount: Sendable {
  private let hasCome = Atomic(false)

  func next() -> Bool { hasCome.exchange(true, ordering: .relaxed) }
}
