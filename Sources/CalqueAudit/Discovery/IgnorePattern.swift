/// A line of a `.gitignore` file.
struct IgnorePattern {
  /// Whether what it matches is not ignored after all.
  private(set) var isNegated = false
  /// Whether it matches folders only.
  private var isForFolders = false
  /// Whether it is matched with the path from its folder, and not with the name alone.
  private var isAnchored = false
  private let glob: Glob

  /// The patterns of an ignore file.
  static func patterns(of content: [UInt8]) -> [Self] {
    let content = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content[3...] : content[...]
    return content.split(separator: 0x0A).compactMap { Self(line: $0) }
  }

  /// The pattern of a line; nil for blank lines and comments.
  private init?(line: ArraySlice<UInt8>) {
    var line = line.last == 0x0D ? line.dropLast() : line
    if line.first == 0x23 { return nil }
    line = Self.withoutTrailingSpaces(line)
    if line.first == 0x21 {
      isNegated = true
      line = line.dropFirst()
    }
    if line.last == 0x2F {
      isForFolders = true
      line = line.dropLast()
    }
    guard !line.isEmpty else { return nil }
    isAnchored = line.contains(0x2F)
    if line.first == 0x2F { line = line.dropFirst() }
    glob = Glob(Array(line), isPath: isAnchored)
  }

  /// Spaces at the end do not count, unless a backslash stands before them.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == 0x5C, index + 1 < line.endIndex {
        index += 2
        end = index
      } else {
        index += 1
        if line[index - 1] != 0x20 { end = index }
      }
    }
    return line[..<end]
  }

  /// Whether the pattern matches an entry.
  func matches(_ path: [UInt8], name: [UInt8], isFolder: Bool) -> Bool {
    if isForFolders, !isFolder { return false }
    return glob.matches(isAnchored ? path : name)
  }
}
