import CalqueCore

extension TextRange {
  /// The range inside `bytes`, widened so that it cuts no character of their UTF-8.
  func clamped(to bytes: [UInt8]) -> TextRange {
    var from = min(max(start, 0), bytes.count)
    var to = min(max(end, from), bytes.count)
    while from > 0, from < bytes.count, bytes[from] & 0xC0 == 0x80 { from -= 1 }
    while to < bytes.count, bytes[to] & 0xC0 == 0x80 { to += 1 }
    return TextRange(from, to)
  }
}

extension [UInt8] {
  /// The text of a range of UTF-8.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
