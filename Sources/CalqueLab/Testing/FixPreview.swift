import CalqueCore

/// Shows what a text is after its findings are mended.
enum FixPreview {
  /// The text with each range replaced.
  ///
  /// A removed word takes one of the spaces around it along.
  static func apply(_ edits: [(range: TextRange, replacement: String)], to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.range.start > $1.range.start }) {
      var range = edit.range.range
      if edit.replacement.isEmpty {
        if range.upperBound < bytes.count, bytes[range.upperBound] == 0x20 {
          range = range.lowerBound..<range.upperBound + 1
        } else if range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x20 {
          range = range.lowerBound - 1..<range.upperBound
        }
      }
      bytes.replaceSubrange(range, with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
