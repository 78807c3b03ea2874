private import Foundation

/// Reads a file descriptor line by line.
package struct LineReader {
  /// A line, or the fact that there was one too long to keep.
  package enum Line {
    case line([UInt8])
    case tooLong

    package var bytes: [UInt8]? {
      if case .line(let bytes) = self { bytes } else { nil }
    }
  }

  private let input: Int32
  private let longestLine: Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  package init(input: Int32, longestLine: Int) {
    self.input = input
    self.longestLine = longestLine
  }

  /// The next line without its line feed, nil at the end.
  ///
  /// What follows the last line feed is a line.
  package mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var hasContent = false
    while true {
      if start == end {
        guard fill() else {
          guard hasContent else { return nil }
          return isTooLong ? .tooLong : .line(line)
        }
      }
      hasContent = true
      let chunk = buffer[start..<end]
      let lineFeed = chunk.firstIndex(of: 0x0A)
      let stop = lineFeed ?? end
      if line.count + (stop - start) > longestLine {
        isTooLong = true
        line = []
      }
      if !isTooLong { line += buffer[start..<stop] }
      start = lineFeed.map { $0 + 1 } ?? end
      if lineFeed != nil { return isTooLong ? .tooLong : .line(line) }
    }
  }

  /// Reads more; false at the end of the input.
  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    let size = buffer.count
    let descriptor = input
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, size) }
    } while count < 0 && errno == EINTR
    start = 0
    end = max(0, count)
    isAtEnd = count <= 0
    return count > 0
  }
}
