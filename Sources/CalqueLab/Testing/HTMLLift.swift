private import Foundation

/// The ways in which pages break words.
enum HTMLLift: String, CaseIterable {
  /// As they are, escaped.
  case plain
  /// The second half in bold.
  case tags
  /// No-break spaces between words.
  case noBreakSpaces = "no-break spaces"
  /// A soft hyphen inside each long word.
  case softHyphens = "soft hyphens"
  /// A `<wbr>` inside each long word.
  case wordBreaks = "word breaks"
  /// Every character as a numeric reference.
  case references
  /// Line breaks and indentation between words.
  case lines
  /// Letters and their accents as two characters each.
  case decomposed = "decomposed letters"
  /// Hyphens that do not break.
  case hyphens = "no-break hyphens"

  /// The page, each paragraph between `open` and `close`, and where the marked words stand in it.
  func write(
    _ text: LiftedCase.Case,
    open: String,
    close: String
  ) -> (source: [UInt8], spans: [Range<Int>])? {
    // Without marks, all is outside, and plain says it all.
    guard
      self == .plain || text.marked.contains(where: { written($0) != HTMLLift.plain.written($0) })
    else { return nil }
    var source = Array(open.utf8)
    let spans = LiftedCase.write(
      text,
      to: &source,
      outside: { LiftedCase.parted(LiftedCase.escaped($0), "\(close)\n\(open)") },
      inside: written
    )
    return (source + Array("\(close)\n".utf8), spans)
  }

  /// Marked words as this way writes them.
  func written(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .plain: return LiftedCase.escaped(bytes)
    case .tags:
      var middle = bytes.startIndex + bytes.count / 2
      while middle < bytes.endIndex, bytes[middle] & 0xC0 == 0x80 { middle += 1 }
      return LiftedCase.escaped(bytes[..<middle]) + Array("<b class=\"x\">".utf8)
        + LiftedCase.escaped(bytes[middle...]) + Array("</b>".utf8)
    case .noBreakSpaces: return Self.exchanged(bytes, 0x20, "&nbsp;")
    case .lines: return Self.exchanged(bytes, 0x20, "\n      ")
    case .hyphens: return Self.exchanged(bytes, 0x2D, "\u{2011}")
    case .softHyphens: return Self.broken(bytes, Array("&shy;".utf8))
    case .wordBreaks: return Self.broken(bytes, Array("<wbr>".utf8))
    case .references:
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap {
        Array("&#\($0.value);".utf8)
      }
    case .decomposed:
      let text = String(decoding: bytes, as: UTF8.self).decomposedStringWithCanonicalMapping
      return LiftedCase.escaped(text.utf8)
    }
  }

  private static func exchanged(
    _ bytes: ArraySlice<UInt8>,
    _ sign: UInt8,
    _ other: String
  ) -> [UInt8] {
    bytes.flatMap { $0 == sign ? Array(other.utf8) : LiftedCase.escaped([$0]) }
  }

  /// The bytes with `mark` after the second letter of each run of four ASCII letters or more.
  private static func broken(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var end = index
      while end < bytes.endIndex, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
      if end - index >= 4 {
        result += bytes[index..<index + 2] + mark + bytes[index + 2..<end]
      } else if end > index {
        result += bytes[index..<end]
      }
      if end < bytes.endIndex {
        result += LiftedCase.escaped(bytes[end...end])
        end += 1
      }
      index = end
    }
    return result
  }
}
