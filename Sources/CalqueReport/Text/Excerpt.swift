import CalqueCore

/// The words of a finding with as much of their surroundings as fits on a line.
struct Excerpt: Hashable, Sendable {
  /// Text before the words.
  var before: String
  /// The words themselves.
  var words: String
  /// Text after the words.
  var after: String

  /// Cuts an excerpt out of a block.
  ///
  /// - Parameters:
  ///   - range: where the words stand in `text`, in UTF-8 bytes.
  ///   - text: the block's text.
  ///   - width: how many columns the excerpt may take.
  init(of range: TextRange, in text: String, width: Int) {
    let (window, inside) = Self.window(around: range, in: text, reach: width * 16)
    let bytes = Array(window)
    let place = inside.clamped(to: bytes)
    func visible(_ part: Range<Int>) -> String {
      VisibleText.neutralised(bytes.string(part), marks: .shown)
    }
    words = Self.shortened(visible(place.range), to: width * 3 / 4)
    let room = max(0, width - DisplayWidth.of(words))
    let left = visible(0..<place.start)
    let right = visible(place.end..<bytes.count)
    // A side that needs less than half of the room leaves the rest to the other.
    let leftRoom = max(room / 2, room - DisplayWidth.of(right.prefix(room)))
    before = Self.tail(of: left, width: leftRoom)
    after = Self.head(of: right, width: room - DisplayWidth.of(before))
  }

  /// The part of a text that an excerpt can show, and where the range lies in it.
  ///
  /// A block may hold
  /// megabytes and a thousand findings.
  private static func window(
    around range: TextRange,
    in text: String,
    reach: Int
  ) -> (Substring.UTF8View, TextRange) {
    let count = text.utf8.count
    func scalarStart(_ offset: Int) -> String.Index {
      var index = text.utf8.index(text.utf8.startIndex, offsetBy: min(max(0, offset), count))
      while index < text.utf8.endIndex, text.utf8[index] & 0xC0 == 0x80 {
        index = text.utf8.index(before: index)
      }
      return index
    }
    let start = scalarStart(range.start - reach)
    let end = scalarStart(range.end + reach)
    let first = text.utf8.distance(from: text.utf8.startIndex, to: start)
    let inside = TextRange(max(0, range.start - first), max(0, range.end - first))
    return (text[start..<max(start, end)].utf8, inside)
  }

  /// An excerpt of a finding's words alone, for a document whose text was not kept.
  init(words text: String, width: Int) {
    before = ""
    words = Self.shortened(VisibleText.neutralised(text, marks: .shown), to: width)
    after = ""
  }

  /// The beginning of `text`, whole words, with an ellipsis when something is left out.
  private static func head(of text: String, width: Int) -> String {
    guard let cut = index(in: text, after: width) else { return text }
    let fitting = index(in: text, after: max(0, width - 1)).map { text[..<$0] } ?? text[..<cut]
    if let space = fitting.lastIndex(of: " "), space > fitting.startIndex {
      return fitting[..<space] + " …"
    }
    return width > 0 ? fitting + "…" : ""
  }

  /// The end of `text`, whole words, with an ellipsis when something is left out.
  private static func tail(of text: String, width: Int) -> String {
    let backwards = String(text.reversed())
    guard index(in: backwards, after: width) != nil else { return text }
    return String(head(of: backwards, width: width).reversed())
  }

  /// `text` without its middle when it is wider than `width`.
  private static func shortened(_ text: String, to width: Int) -> String {
    guard index(in: text, after: width) != nil else { return text }
    return head(of: text, width: width * 2 / 3) + " "
      + tail(of: text, width: width / 3).drop { $0 == "…" || $0 == " " }
  }

  /// The index at which `text` has taken `width` columns, nil when all of it fits.
  private static func index(in text: String, after width: Int) -> String.Index? {
    var taken = 0
    for index in text.indices {
      taken += DisplayWidth.of(text[index])
      if taken > width { return index }
    }
    return nil
  }
}
