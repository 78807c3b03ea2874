/// The lines that changed since a state of a repository, by its files' absolute paths.
public struct ChangedLines: Sendable {
  private enum Extent: Sendable {
    case whole
    case lines([ClosedRange<Int>])
  }

  /// What the lines were compared with, as the user named it.
  public let since: String
  private let root: String
  private var files: [String: Extent] = [:]

  /// No lines of a repository.
  ///
  /// - Parameters:
  ///   - root: the repository's folder, without links on the way.
  ///   - since: what lines are compared with.
  public init(root: String, since: String) {
    self.root = root
    self.since = since
  }

  /// Adds a file of which all is new, or whose lines cannot be told.
  public mutating func addWhole(_ path: String) {
    files[FilePlace.join(root, path)] = .whole
  }

  /// Adds the lines that a diff without context names, as `git diff --unified=0` prints it.
  public mutating func add(diff: [UInt8]) {
    var file: String?
    var lines: [ClosedRange<Int>] = []
    // Lines of a hunk that are still to come: they may look like headers.
    var skipped = 0
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if skipped > 0 {
        if line.first != UInt8(ascii: "\\") { skipped -= 1 }
      } else if line.starts(with: "+++ ".utf8) {
        if let file { files[file] = .lines(lines) }
        file = Self.name(line.dropFirst(4)).map { FilePlace.join(root, $0) }
        lines = []
      } else if line.starts(with: "@@ ".utf8), let hunk = Self.hunk(line) {
        skipped = hunk.removed + hunk.count
        if hunk.count > 0 { lines.append(hunk.start...(hunk.start + hunk.count - 1)) }
      }
    }
    if let file { files[file] = .lines(lines) }
  }

  /// Whether any of the lines of a file changed.
  func touch(_ file: String, lines: ClosedRange<Int>) -> Bool {
    switch files[file] {
    case nil: false
    case .whole: true
    case .lines(let changed): changed.contains { $0.overlaps(lines) }
    }
  }

  /// The numbers of `@@ -12,3 +14,0 @@`; where one is left out it is 1.
  private static func hunk(_ line: ArraySlice<UInt8>) -> (removed: Int, start: Int, count: Int)? {
    let words = line.split(separator: 0x20)
    guard words.count >= 4 else { return nil }
    func numbers(_ word: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
      let parts = word.dropFirst().split(separator: 0x2C)
        .map { Int(String(decoding: $0, as: UTF8.self)) }
      guard let first = parts.first, let start = first else { return nil }
      guard parts.count > 1 else { return (start, 1) }
      return parts[1].map { (start, $0) }
    }
    guard let old = numbers(words[1]), let new = numbers(words[2]) else { return nil }
    return (old.count, new.start, new.count)
  }

  /// The path in a header, nil for a file that is gone.
  private static func name(_ header: ArraySlice<UInt8>) -> String? {
    var bytes = Array(header)
    if bytes.first == UInt8(ascii: "\""), bytes.count > 1 {
      let end = bytes.lastIndex(of: UInt8(ascii: "\"")) ?? bytes.count
      bytes = unescaped(bytes[1..<max(1, end)])
    } else if bytes.last == 0x09 {
      // git puts a tab after names with blanks.
      bytes.removeLast()
    }
    guard bytes.starts(with: "b/".utf8) else { return nil }
    return String(decoding: bytes.dropFirst(2), as: UTF8.self)
  }

  /// A name as C writes texts: `\"`, `\t`, `\303`.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let letters: [UInt8: UInt8] = [
      0x61: 0x07, 0x62: 0x08, 0x74: 0x09, 0x6E: 0x0A, 0x76: 0x0B, 0x66: 0x0C, 0x72: 0x0D,
    ]
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        result.append(byte)
        continue
      }
      guard (0x30...0x37).contains(next) else {
        result.append(letters[next] ?? next)
        continue
      }
      var value = Int(next - 0x30)
      for _ in 0..<2 {
        guard let digit = rest.first, (0x30...0x37).contains(digit) else { break }
        value = value * 8 + Int(digit - 0x30)
        rest = rest.dropFirst()
      }
      result.append(UInt8(truncatingIfNeeded: value))
    }
    return result
  }
}
