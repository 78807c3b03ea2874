private import Dispatch
private import Foundation
private import Synchronization

/// Turns each line of a stream into a line of output, on several threads, in order.
///
/// Every result is written as soon as all before it are, also while the next line is still awaited, so
/// that a program can talk to the stream line by line. The number of lines in work is bounded, so
/// memory does not grow with the length of the stream.
public struct LineStream: Sendable {
  /// How many threads work.
  private let tasks: Int
  /// The longest line in bytes.
  private let longestLine: Int

  /// Makes a stream.
  ///
  /// - Parameters:
  ///   - tasks: how many threads work.
  ///   - longestLine: lines beyond this many bytes are not kept; `transform` is handed nil for them.
  public init(tasks: Int, longestLine: Int = 64 << 20) {
    self.tasks = max(1, tasks)
    self.longestLine = longestLine
  }

  /// Reads `input` to its end.
  ///
  /// - Parameters:
  ///   - input: the file descriptor to read.
  ///   - output: the file descriptor to write.
  ///   - transform: makes the output of a line, both without their line feed; it is called on several
  ///     threads. Blank lines are passed over.
  public func run(
    input: Int32,
    output: Int32,
    transform: @escaping @Sendable (_ line: [UInt8]?) -> [UInt8]
  ) {
    let writer = OrderedWriter(output: output)
    let queue = WorkQueue()
    // Each line takes a place until its output is written.
    let places = DispatchSemaphore(value: tasks * 4)
    let workers = DispatchGroup()
    for _ in 0..<tasks {
      workers.enter()
      let thread = Thread {
        while let item = queue.next() {
          let result = transform(item.line)
          let written = writer.write(result + [0x0A], at: item.index)
          for _ in 0..<written { places.signal() }
        }
        workers.leave()
      }
      // Deeply nested JSON and pages are parsed by recursion.
      thread.stackSize = 16 << 20
      thread.start()
    }
    var index = 0
    var reader = LineReader(input: input, longestLine: longestLine)
    while let line = reader.next() {
      if case .line(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
      {
        continue
      }
      places.wait()
      queue.add(WorkQueue.Item(index: index, line: line.bytes))
      index += 1
    }
    queue.finish(workers: tasks)
    workers.wait()
  }
}

/// The lines that wait for a thread.
private final class WorkQueue: Sendable {
  struct Item: Sendable {
    var index: Int
    var line: [UInt8]?
  }

  private let items = Mutex<[Item]>([])
  private let available = DispatchSemaphore(value: 0)

  func add(_ item: Item) {
    items.withLock { $0.append(item) }
    available.signal()
  }

  /// Wakes every worker; those that find nothing end.
  func finish(workers: Int) {
    for _ in 0..<workers { available.signal() }
  }

  func next() -> Item? {
    available.wait()
    return items.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}

/// Writes results in the order of their lines.
private final class OrderedWriter: Sendable {
  private struct State {
    var pending: [Int: [UInt8]] = [:]
    var next = 0
  }

  private let state = Mutex(State())
  private let output: Int32

  init(output: Int32) { self.output = output }

  /// Takes the result of a line and writes all that are due; returns how many were written.
  func write(_ bytes: [UInt8], at index: Int) -> Int {
    state.withLock { state in
      state.pending[index] = bytes
      var count = 0
      while let due = state.pending.removeValue(forKey: state.next) {
        state.next += 1
        count += 1
        send(due)
      }
      return count
    }
  }

  private func send(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = writeOnce(buffer, from: offset)
        // Nobody reads any more: there is nothing left to say, and no one to say it to.
        guard written > 0 else { return }
        offset += written
      }
    }
  }

  private func writeOnce(_ buffer: UnsafeRawBufferPointer, from offset: Int) -> Int {
    Foundation.write(output, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
  }
}
