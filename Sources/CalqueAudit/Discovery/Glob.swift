/// A wildcard pattern as git reads it, matched in time proportional to pattern and text.
struct Glob {
  private enum Element {
    case byte(UInt8)
    /// `?`: any byte, but in a path not the slash.
    case any
    /// `[…]`: for each byte, whether it is one of them.
    case oneOf([Bool])
    /// `*`: any number of bytes, in a path no slash.
    case run
    /// `**` at the end of a path: any number of bytes.
    case deepRun
    /// `**/` in a path: nothing, or whole folders.
    case folders
    /// Inside of ``folders``: any bytes, until one of them is a slash.
    case untilSlash
    /// A bracket that does not close: nothing matches.
    case never
  }

  private let elements: [Element]
  private let isPath: Bool
  private static let slash: UInt8 = 0x2F

  /// Compiles a pattern.
  ///
  /// - Parameters:
  ///   - pattern: the pattern's bytes.
  ///   - isPath: whether it is for paths, where `*`, `?` and `[…]` match no slash.
  init(_ pattern: [UInt8], isPath: Bool) {
    self.isPath = isPath
    var elements: [Element] = []
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case 0x5C:
        // A backslash at the end matches nothing.
        elements.append(index + 1 < pattern.count ? .byte(pattern[index + 1]) : .never)
        index += 2
      case 0x3F:
        elements.append(.any)
        index += 1
      case 0x2A:
        var end = index
        while end < pattern.count, pattern[end] == 0x2A { end += 1 }
        let standsAlone =
          end - index > 1 && (index == 0 || pattern[index - 1] == Self.slash)
          && (end == pattern.count || pattern[end] == Self.slash)
        if isPath, standsAlone, end < pattern.count {
          elements += [.folders, .untilSlash]
          index = end + 1
        } else {
          elements.append(isPath && standsAlone ? .deepRun : .run)
          index = end
        }
      case 0x5B:
        if let (set, end) = Self.set(pattern, index) {
          elements.append(.oneOf(set))
          index = end
        } else {
          elements.append(.never)
          index = pattern.count
        }
      default:
        elements.append(.byte(pattern[index]))
        index += 1
      }
    }
    self.elements = elements
  }

  /// Whether all of a text matches.
  func matches(_ text: [UInt8]) -> Bool {
    // The elements that may match next; the one after the last means success.
    var states = [Bool](repeating: false, count: elements.count + 1)
    enter(0, &states)
    for byte in text {
      var next = [Bool](repeating: false, count: elements.count + 1)
      var isAlive = false
      for (index, element) in elements.enumerated() where states[index] {
        switch element {
        case .byte(let wanted): if byte == wanted { enter(index + 1, &next) } else { continue }
        case .any: if !(isPath && byte == Self.slash) { enter(index + 1, &next) } else { continue }
        case .oneOf(let set):
          guard set[Int(byte)], !(isPath && byte == Self.slash) else { continue }
          enter(index + 1, &next)
        case .run: if !(isPath && byte == Self.slash) { enter(index, &next) } else { continue }
        case .deepRun: enter(index, &next)
        case .untilSlash:
          next[index] = true
          if byte == Self.slash { enter(index + 1, &next) }
        case .folders, .never: continue
        }
        isAlive = true
      }
      guard isAlive else { return false }
      states = next
    }
    return states[elements.count]
  }

  /// Makes an element the next to match, with those after it that may match nothing.
  private func enter(_ index: Int, _ states: inout [Bool]) {
    var index = index
    while true {
      states[index] = true
      guard index < elements.count else { return }
      switch elements[index] {
      case .run, .deepRun: index += 1
      case .folders:
        states[index + 1] = true
        index += 2
      default: return
      }
    }
  }

  /// The bytes of the bracket at `start` and where it ends; nil when it does not close.
  private static func set(_ pattern: [UInt8], _ start: Int) -> (set: [Bool], end: Int)? {
    var set = [Bool](repeating: false, count: 256)
    var index = start + 1
    let isNegated = index < pattern.count && (pattern[index] == 0x21 || pattern[index] == 0x5E)
    if isNegated { index += 1 }
    let first = index
    var last: UInt8?
    while index < pattern.count, pattern[index] != 0x5D || index == first {
      if pattern[index] == 0x5B, index + 1 < pattern.count, pattern[index + 1] == 0x3A,
        let end = classEnd(pattern, index + 2)
      {
        guard add(Array(pattern[index + 2..<end]), to: &set) else { return nil }
        last = nil
        index = end + 2
        continue
      }
      let isRange =
        pattern[index] == 0x2D && last != nil && index + 1 < pattern.count
        && pattern[index + 1] != 0x5D
      if isRange { index += 1 }
      if pattern[index] == 0x5C { index += 1 }
      guard index < pattern.count else { return nil }
      let byte = pattern[index]
      if isRange, let from = last {
        if from <= byte { for value in from...byte { set[Int(value)] = true } }
        last = nil
      } else {
        set[Int(byte)] = true
        last = byte
      }
      index += 1
    }
    guard index < pattern.count else { return nil }
    return (isNegated ? set.map { !$0 } : set, index + 1)
  }

  /// Where the `:]` of a class like `[:alpha:]` starts, nil when there is none.
  private static func classEnd(_ pattern: [UInt8], _ start: Int) -> Int? {
    var index = start
    while index < pattern.count, pattern[index] != 0x5D { index += 1 }
    guard index < pattern.count, index > start, pattern[index - 1] == 0x3A else { return nil }
    return index - 1
  }

  /// Adds the bytes of a named class; false when there is no such class.
  private static func add(_ name: [UInt8], to set: inout [Bool]) -> Bool {
    let ranges: [ClosedRange<UInt8>]
    switch String(decoding: name, as: UTF8.self) {
    case "alnum": ranges = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": ranges = [0x41...0x5A, 0x61...0x7A]
    case "blank": ranges = [0x20...0x20, 0x09...0x09]
    case "cntrl": ranges = [0x00...0x1F, 0x7F...0x7F]
    case "digit": ranges = [0x30...0x39]
    case "graph": ranges = [0x21...0x7E]
    case "lower": ranges = [0x61...0x7A]
    case "print": ranges = [0x20...0x7E]
    case "punct": ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": ranges = [0x09...0x0D, 0x20...0x20]
    case "upper": ranges = [0x41...0x5A]
    case "xdigit": ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: return false
    }
    for range in ranges { for byte in range { set[Int(byte)] = true } }
    return true
  }
}
