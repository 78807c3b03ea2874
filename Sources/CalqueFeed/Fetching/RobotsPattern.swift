/// A rule of a `robots.txt`: which paths it is for, and whether they may be asked for.
struct RobotsPattern: Hashable, Sendable {
  /// Whether the paths may be asked for.
  let allows: Bool
  /// How many bytes it has: the longest rule that matches holds.
  let length: Int
  /// What stands between its asterisks.
  private let parts: [[UInt8]]
  /// Whether a path must end where the pattern does.
  private let isAnchored: Bool

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - pattern: the pattern, with `*` for anything and `$` for the end.
  ///   - allows: whether it allows what it matches.
  init(_ pattern: some Collection<UInt8>, allows: Bool) {
    var bytes = Self.normalised(pattern, isPattern: true)
    self.allows = allows
    length = bytes.count
    isAnchored = bytes.last == 0x24
    if isAnchored { bytes.removeLast() }
    parts = bytes.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// Whether it is for a path, which is normalised.
  ///
  /// Each part is taken where it first stands behind the one before, which misses no match, and is looked
  /// for in one pass: a file made to take long takes no longer.
  func matches(_ path: [UInt8]) -> Bool {
    guard let first = parts.first, path.starts(with: first) else { return false }
    guard parts.count > 1, let last = parts.last else {
      return !isAnchored || path.count == first.count
    }
    var start = first.count
    for part in parts.dropFirst().dropLast() {
      guard let end = Self.end(of: part, in: path, from: start) else { return false }
      start = end
    }
    guard isAnchored else { return Self.end(of: last, in: path, from: start) != nil }
    return path.count - start >= last.count && path.suffix(last.count).elementsEqual(last)
  }

  /// Where the first place of a part ends, by Knuth, Morris and Pratt.
  private static func end(of part: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard !part.isEmpty else { return start }
    guard part.count <= path.count - start else { return nil }
    var borders = [0]
    for index in 1..<max(part.count, 1) {
      var border = borders[index - 1]
      while border > 0, part[border] != part[index] { border = borders[border - 1] }
      borders.append(part[border] == part[index] ? border + 1 : 0)
    }
    var matched = 0
    for index in start..<path.count {
      while matched > 0, part[matched] != path[index] { matched = borders[matched - 1] }
      if part[matched] == path[index] { matched += 1 }
      if matched == part.count { return index + 1 }
    }
    return nil
  }

  /// A path or a pattern with everything encoded in one way only.
  ///
  /// In a path an asterisk or a dollar is a letter, and is written as patterns write these: `%2A`, `%24`.
  static func normalised(_ text: some Collection<UInt8>, isPattern: Bool) -> [UInt8] {
    let text = Array(text)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case 0x25:
        guard index + 1 < text.count, let high = digit(text[index]),
          let low = digit(text[index + 1])
        else {
          append(byte, to: &result)
          continue
        }
        index += 2
        let value = high << 4 | low
        if isUnreserved(value) { result.append(value) } else { append(value, to: &result) }
      case 0x2A where isPattern: result.append(byte)
      case 0x24 where isPattern && index == text.count: result.append(byte)
      case 0x2A, 0x24: append(byte, to: &result)
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: result.append(byte)
      default: append(byte, to: &result)
      }
    }
    return result
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
