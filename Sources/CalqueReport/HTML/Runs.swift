import CalqueCore

/// Cuts a block's text at its findings.
enum Runs {
  /// A stretch of a block's text.
  struct Run: Hashable {
    /// The text.
    var text: String
    /// Index of the finding it belongs to, in the list that was handed over.
    var finding: Int?
  }

  /// The runs of `text`, which together are the text.
  ///
  /// Ranges that overlap an earlier one are cut short, and one that lies wholly inside it gets no
  /// run: an audit resolves overlaps, but a report must not lose text when one slips through.
  static func cut(_ text: String, at ranges: [TextRange]) -> [Run] {
    let bytes = Array(text.utf8)
    var runs: [Run] = []
    var position = 0
    let ordered = ranges.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    for (index, range) in ordered {
      let place = range.clamped(to: bytes)
      let start = max(place.start, position)
      guard start < place.end else { continue }
      if start > position { runs.append(Run(text: bytes.string(position..<start), finding: nil)) }
      runs.append(Run(text: bytes.string(start..<place.end), finding: index))
      position = place.end
    }
    if position < bytes.count {
      runs.append(Run(text: bytes.string(position..<bytes.count), finding: nil))
    }
    return runs
  }
}
