import CalqueCore

/// Differences of a file as `patch` and `git apply` read them.
enum UnifiedDiff {
  /// Lines around a change.
  private static let context = 3

  private enum Kind: UInt8 {
    case kept = 0x20
    case removed = 0x2D
    case added = 0x2B
  }

  private struct Line {
    var kind: Kind
    var text: ArraySlice<UInt8>
  }

  /// The difference between two states of a file, empty when there is none.
  static func of(_ before: [UInt8], _ after: [UInt8], path: String) -> [UInt8] {
    guard before != after else { return [] }
    let lines = lines(lines(of: before), lines(of: after))
    var output = Array("--- \(name("a", path))\n+++ \(name("b", path))\n".utf8)
    // How many lines of either state stand before a line of the difference.
    var old = 0
    var new = 0
    var index = 0
    while let first = lines[index...].firstIndex(where: { $0.kind != .kept }) {
      let start = max(index, first - context)
      old += start - index
      new += start - index
      let end = end(ofHunkFrom: first, in: lines)
      let hunk = lines[start..<end]
      let removed = hunk.count { $0.kind != .added }
      let added = hunk.count { $0.kind != .removed }
      output += "@@ -\(extent(old, removed)) +\(extent(new, added)) @@\n".utf8
      for line in hunk {
        output.append(line.kind.rawValue)
        output += line.text
        if line.text.last != 0x0A { output += "\n\\ No newline at end of file\n".utf8 }
      }
      old += removed
      new += added
      index = end
    }
    return output
  }

  /// Where a hunk ends: changes with few lines between them share one.
  private static func end(ofHunkFrom first: Int, in lines: [Line]) -> Int {
    var last = first
    while let next = lines[(last + 1)...].firstIndex(where: { $0.kind != .kept }),
      next - last <= 2 * context + 1
    {
      last = next
    }
    return min(lines.count, last + 1 + context)
  }

  private static func extent(_ before: Int, _ count: Int) -> String {
    let start = count == 0 ? before : before + 1
    return count == 1 ? "\(start)" : "\(start),\(count)"
  }

  /// Lines with their ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func lines(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Line] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(Line(kind: .removed, text: old[left]))
        left += 1
      } else if right < new.count, added.contains(right) {
        lines.append(Line(kind: .added, text: new[right]))
        right += 1
      } else {
        lines.append(Line(kind: .kept, text: old[left]))
        left += 1
        right += 1
      }
    }
    return lines
  }

  /// A name in a header, as git writes it.
  private static func name(_ side: String, _ path: String) -> String {
    var name = path
    while name.hasPrefix("./") { name.removeFirst(2) }
    let current = FilePlace.current + "/"
    if name.hasPrefix(current) { name.removeFirst(current.count) }
    while name.hasPrefix("/") { name.removeFirst() }
    name = "\(side)/\(name)"
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x5C }
    guard !isPlain else { return name.utf8.contains(0x20) ? name + "\t" : name }
    var quoted = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
