/// Decodes the encodings whose characters take several bytes, by the WHATWG Encoding Standard.
struct MultiByteDecoder {
  /// What stands at a place: the characters (the second or 0) and how many bytes they take.
  struct Step {
    var first: UInt32
    var second: UInt32 = 0
    var length: Int

    static func fault(_ length: Int) -> Self { Self(first: 0xFFFD, length: length) }
  }

  private let encoding: TextEncoding.MultiByte
  private var table: DoubleByteTable
  /// Characters of JIS X 0212, which EUC-JP writes in three bytes.
  private let supplement: Iconv?
  /// What the last escape sequence of ISO-2022-JP switched to.
  private var mode = Mode.ascii

  private enum Mode {
    case ascii, roman, katakana, kanji
  }

  init(_ encoding: TextEncoding.MultiByte) {
    self.encoding = encoding
    table = DoubleByteTable(encoding)
    supplement = encoding == .eucJP ? Iconv("EUC-JP-MS") : nil
  }

  /// Takes over the state that the bytes before `start` leave, where there is any.
  mutating func resume(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard encoding == .iso2022JP else { return }
    var index = start - 1
    while index >= 0 {
      if bytes[index] == 0x1B, let next = Self.escape(bytes, index) {
        // An escape sequence that reaches over the start is read from its middle: as nothing.
        if index + 3 <= start { mode = next }
        return
      }
      index -= 1
    }
  }

  /// Decodes what stands at `index`, or returns nil for bytes that stand for no character.
  ///
  /// - Returns: the step; a length of 3 and no character for an escape sequence.
  @inline(__always)
  mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
    let byte = bytes[index]
    if byte < 0x80, encoding != .iso2022JP { return Step(first: UInt32(byte), length: 1) }
    return switch encoding {
    case .shiftJIS: shiftJIS(bytes, index)
    case .eucJP: eucJP(bytes, index)
    case .iso2022JP: iso2022JP(bytes, index)
    case .eucKR: pair(bytes, index, leads: 0x81...0xFE, trails: 0x41...0xFE)
    case .gb18030: gb18030(bytes, index)
    case .big5: pair(bytes, index, leads: 0x81...0xFE, trails: 0x40...0xFE)
    }
  }

  /// Two bytes of the table; a lead byte before ASCII that it does not go with stands alone.
  private mutating func pair(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    leads: ClosedRange<UInt8>,
    trails: ClosedRange<UInt8>
  ) -> Step {
    guard leads.contains(bytes[index]), index + 1 < bytes.count else { return .fault(1) }
    let trail = bytes[index + 1]
    if trails.contains(trail), let found = table.character(bytes[index], trail) {
      return Self.step(found, 2)
    }
    return .fault(trail < 0x80 ? 1 : 2)
  }

  private static func step(_ packed: UInt32, _ length: Int) -> Step {
    let mark = packed >> 21
    return Step(
      first: packed & 0x1F_FFFF,
      second: mark > 0 ? mark + 0x300 - 1 : 0,
      length: length
    )
  }

  private mutating func shiftJIS(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
    let byte = bytes[index]
    if byte == 0x80 { return Step(first: 0x80, length: 1) }
    if byte >= 0xA1, byte <= 0xDF { return Step(first: 0xFF61 + UInt32(byte) - 0xA1, length: 1) }
    guard byte != 0xA0, byte <= 0xFC else { return .fault(1) }
    return pair(bytes, index, leads: 0x81...0xFC, trails: 0x40...0xFC)
  }

  private mutating func eucJP(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
    let lead = bytes[index]
    guard lead == 0x8E || lead == 0x8F || (lead >= 0xA1 && lead <= 0xFE), index + 1 < bytes.count
    else { return .fault(1) }
    let trail = bytes[index + 1]
    if lead == 0x8E, trail >= 0xA1, trail <= 0xDF {
      return Step(first: 0xFF61 + UInt32(trail) - 0xA1, length: 2)
    }
    if lead == 0x8F, trail >= 0xA1, trail <= 0xFE {
      guard index + 2 < bytes.count else { return .fault(2) }
      let last = bytes[index + 2]
      if trail == 0xA2, last == 0xC3 { return Step(first: 0xA6, length: 3) }
      if last >= 0xA1, last <= 0xFE, let found = supplement?.character([lead, trail, last]),
        !(0xE000..<0xF900).contains(found)
      {
        return Step(first: found, length: 3)
      }
      return .fault(last < 0x80 ? 2 : 3)
    }
    if lead >= 0xA1, trail >= 0xA1, trail <= 0xFE,
      let found = kanji(lead - 0xA0, trail - 0xA0)
    {
      return Step(first: found, length: 2)
    }
    return .fault(trail < 0x80 ? 1 : 2)
  }

  /// The character of a row and a cell of JIS X 0208, each 1 to 94, by its bytes in Shift_JIS.
  private mutating func kanji(_ row: UInt8, _ cell: UInt8) -> UInt32? {
    let pointer = (Int(row) - 1) * 94 + Int(cell) - 1
    let (high, low) = pointer.quotientAndRemainder(dividingBy: 188)
    let lead = high + (high < 0x1F ? 0x81 : 0xC1)
    let trail = low + (low < 0x3F ? 0x40 : 0x41)
    return table.character(UInt8(lead), UInt8(trail))
  }

  private mutating func gb18030(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
    let lead = bytes[index]
    if lead == 0x80 { return Step(first: 0x20AC, length: 1) }
    guard lead != 0xFF, index + 1 < bytes.count else { return .fault(1) }
    let second = bytes[index + 1]
    guard ASCII.isDigit(second) else {
      return pair(bytes, index, leads: 0x81...0xFE, trails: 0x40...0xFE)
    }
    guard index + 3 < bytes.count, bytes[index + 2] >= 0x81, bytes[index + 2] <= 0xFE,
      ASCII.isDigit(bytes[index + 3])
    else { return .fault(1) }
    let four = Array(bytes[index..<index + 4])
    guard let found = table.character(of: four) else { return .fault(1) }
    return Step(first: found, length: 4)
  }

  // MARK: ISO-2022-JP

  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Mode? {
    guard index + 2 < bytes.count else { return nil }
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0x28, 0x42): return .ascii
    case (0x28, 0x4A): return .roman
    case (0x28, 0x49): return .katakana
    case (0x24, 0x40), (0x24, 0x42): return .kanji
    default: return nil
    }
  }

  private mutating func iso2022JP(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
    let byte = bytes[index]
    if byte == 0x1B {
      guard let next = Self.escape(bytes, index) else { return .fault(1) }
      mode = next
      return Step(first: 0, length: 3)
    }
    guard byte < 0x80, byte != 0x0E, byte != 0x0F else { return .fault(1) }
    switch mode {
    case .ascii: return Step(first: UInt32(byte), length: 1)
    case .roman:
      let scalar: UInt32 = byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : UInt32(byte)
      return Step(first: scalar, length: 1)
    case .katakana:
      guard byte >= 0x21, byte <= 0x5F else { return .fault(1) }
      return Step(first: 0xFF61 + UInt32(byte) - 0x21, length: 1)
    case .kanji:
      // Line ends and spaces stand for themselves here, as mail and old pages have them.
      if byte <= 0x20 { return Step(first: UInt32(byte), length: 1) }
      guard byte < 0x7F, index + 1 < bytes.count else { return .fault(1) }
      let trail = bytes[index + 1]
      guard trail >= 0x21, trail < 0x7F else { return .fault(trail == 0x1B ? 1 : 2) }
      guard let found = kanji(byte - 0x20, trail - 0x20) else { return .fault(2) }
      return Step(first: found, length: 2)
    }
  }
}
