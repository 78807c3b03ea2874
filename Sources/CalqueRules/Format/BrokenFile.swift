/// Reads what can be read of a file that is not valid YAML: each of its rules for itself.
///
/// YAML gives up at the first slip. A pack's rules are items of one list, which begin at one column, so
/// the file can be cut there, and the rules without a slip still run.
struct BrokenFile {
  /// The parts that are valid: what stands above the rules, and files of one rule.
  private(set) var parts: [YAMLNode] = []
  /// What is wrong with the others.
  private(set) var errors: [PackError] = []

  /// Files with more are not taken apart: each part is read with blank lines for all above it.
  private static let mostLinesRead = 10_000_000

  init(_ text: String, path: String, fault: PackError) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let rules = lines.firstIndex(where: { $0.hasPrefix("rules:") }),
      let first = lines[(rules + 1)...].firstIndex(where: { Self.indent(ofItem: $0) != nil }),
      let indent = Self.indent(ofItem: lines[first])
    else {
      errors = [fault]
      return
    }
    let starts = lines.indices.filter { $0 >= first && Self.indent(ofItem: lines[$0]) == indent }
    guard starts.count * lines.count <= Self.mostLinesRead else {
      errors = [fault]
      return
    }
    // Below the rules another key of the file may stand.
    let end =
      lines[first...].firstIndex { $0.first.map { !" \t#-".contains($0) } ?? false } ?? lines.count
    add(lines[..<rules] + ["rules: []"], path)
    lines[rules] = "rules:"
    for (position, start) in starts.enumerated() where start < end {
      let next = position + 1 < starts.count ? min(starts[position + 1], end) : end
      // The same line numbers, with nothing above.
      let above = Array(repeating: Substring(), count: start - 1) + [lines[rules]]
      add(above + lines[start..<next], path)
    }
    if errors.isEmpty { errors = [fault] }
  }

  private mutating func add(_ lines: some Collection<Substring>, _ path: String) {
    do throws(PackError) {
      parts.append(try YAMLNode.parse(lines.joined(separator: "\n"), path: path))
    } catch {
      errors.append(error)
    }
  }

  /// How many blanks stand before the `- ` of a line; nil when it begins no item.
  private static func indent(ofItem line: Substring) -> Int? {
    let blanks = line.prefix { $0 == " " }
    let rest = line[blanks.endIndex...]
    return rest.hasPrefix("- ") || rest == "-" ? blanks.count : nil
  }
}
