import Glibc

/// One run of the program on an attack, measured.
struct AttackRun {
  /// The exit code; nil when a signal ended the program, its own or ours.
  var code: Int32?
  /// What ended it, when that was a signal.
  var signal: Int32 = 0
  /// Wall-clock seconds.
  var seconds: Double
  /// Seconds of processor time, of all threads.
  var processorSeconds: Double
  /// The most memory that was in use, in bytes.
  var memory: Int

  /// After so many seconds, or with so much memory, the run is ended.
  private static let longest = 15.0
  private static let most = 3 << 30

  /// Runs a program to its end in a folder, its input and its output in files.
  ///
  /// `wait4` tells what this child alone has used.
  static func run(
    _ arguments: [String],
    folder: String,
    input: String,
    output: String,
    errors: String
  ) throws(AttackFault) -> Self {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let write = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, write, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, write, 0o600)
    // The child starts where its parent stands.
    let here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard chdir(folder) == 0 else { throw AttackFault("\(folder) cannot be entered") }
    defer {
      fchdir(here)
      close(here)
    }
    var vector = arguments.map { strdup($0) } + [nil]
    defer { for argument in vector { free(argument) } }
    var child: pid_t = 0
    let start = ContinuousClock.now
    guard posix_spawnp(&child, arguments[0], &actions, nil, &vector, environ) == 0 else {
      throw AttackFault("\(arguments[0]) cannot be run")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, WNOHANG, &usage) == 0 {
      let memory = residentMemory(child)
      if seconds(since: start) > longest || memory > most { kill(child, SIGKILL) }
      usleep(1_000)
    }
    let signal = status & 0x7F
    return Self(
      code: signal == 0 ? (status >> 8) & 0xFF : nil,
      signal: signal,
      seconds: seconds(since: start),
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      memory: usage.ru_maxrss * 1024
    )
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = (ContinuousClock.now - start).components
    return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// The memory that a process has in use now, in bytes.
  private static func residentMemory(_ process: pid_t) -> Int {
    let descriptor = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    let text = withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
    let fields = text.split(separator: " ")
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4096
  }
}

/// Looks for words in files without taking them into memory.
enum FileSearch {
  /// Which of the words stand in one of the files.
  static func found(_ words: [String], in paths: [String]) -> Set<String> {
    var found: Set<String> = []
    let overlap = (words.map(\.utf8.count).max() ?? 0)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    for path in paths {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var kept = 0
      while true {
        let count = buffer.withUnsafeMutableBytes {
          read(descriptor, $0.baseAddress?.advanced(by: kept), $0.count - kept)
        }
        guard count > 0 else { break }
        let end = kept + count
        for word in words where !found.contains(word) && holds(buffer, end, word) {
          found.insert(word)
        }
        kept = min(overlap, end)
        for index in 0..<kept { buffer[index] = buffer[end - kept + index] }
      }
    }
    return found
  }

  private static func holds(_ buffer: [UInt8], _ count: Int, _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard let first = word.first else { return false }
    return buffer.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      var start = 0
      while start + word.count <= count,
        let next = memchr(base + start, Int32(first), count - word.count - start + 1)
      {
        if memcmp(next, word, word.count) == 0 { return true }
        start = UnsafeRawPointer(next) - base + 1
      }
      return false
    }
  }
}
