import Foundation

/// A line on standard error that says how far a long run is, when that is a terminal.
struct Progress {
  private let count: Int
  private let isShown: Bool

  init(of count: Int, isShown: Bool) {
    self.count = count
    self.isShown = isShown && count > 1
  }

  /// Says how many feeds are done.
  func show(_ done: Int) {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(done) of \(count) feeds".utf8))
  }

  /// Takes the line away.
  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
