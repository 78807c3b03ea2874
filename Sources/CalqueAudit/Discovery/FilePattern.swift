/// A pattern of files as `.gitignore` has them: `drafts/`, `*.old.html`, `/news/**`.
struct FilePattern: Hashable, Sendable {
  /// The pattern as it was written.
  let text: String
  private let pattern: IgnorePattern

  /// Reads a pattern; nil when it is empty or a comment.
  init?(_ text: String) {
    guard !text.utf8.contains(0x0A),
      let pattern = IgnorePattern.patterns(of: Array(text.utf8)).first
    else { return nil }
    self.text = text
    self.pattern = pattern
  }

  /// Whether the pattern takes back what others before it match.
  var isNegated: Bool { pattern.isNegated }

  /// Whether a file, or a folder that holds it, matches; its path is given from the pattern's folder.
  func matches(_ path: String) -> Bool {
    var whole: [UInt8] = []
    let names = path.split(separator: "/").map { Array($0.utf8) }
    for (index, name) in names.enumerated() {
      if index > 0 { whole.append(0x2F) }
      whole += name
      if pattern.matches(whole, name: name, isFolder: index + 1 < names.count) { return true }
    }
    return false
  }

  static func == (left: Self, right: Self) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
