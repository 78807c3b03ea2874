/// The characters of two bytes of an encoding, looked up in the system's tables once each.
///
/// The system's `iconv` and the indexes of the WHATWG Encoding Standard differ in few places, all
/// of which were compared; the standard's characters stand in ``exceptions``.
struct DoubleByteTable {
  /// Decoded characters by lead byte, of which 0 is a pair that was not looked up yet.
  private var rows: [[UInt32]] = Array(repeating: [], count: 256)
  private let iconv: Iconv?
  private let exceptions: [UInt16: UInt32]
  /// What a pair that stands for nothing is kept as.
  private static let nothing = UInt32.max

  /// Opens the table of an encoding.
  init(_ encoding: TextEncoding.MultiByte) {
    switch encoding {
    // The pairs of the other two are turned into those of Shift_JIS, which has all their characters.
    case .shiftJIS, .eucJP, .iso2022JP: (iconv, exceptions) = (Iconv("CP932"), [:])
    case .eucKR: (iconv, exceptions) = (Iconv("UHC"), [:])
    case .gb18030: (iconv, exceptions) = (Iconv("GB18030"), Self.gb18030)
    case .big5: (iconv, exceptions) = (Iconv("BIG5-HKSCS"), Self.big5)
    }
  }

  /// The character of two bytes; of those of Big5 that stand for two, the second is above bit 21.
  ///
  /// - Returns: nil when the pair stands for nothing.
  mutating func character(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    if rows[Int(lead)].isEmpty { rows[Int(lead)] = Array(repeating: 0, count: 256) }
    var found = rows[Int(lead)][Int(trail)]
    if found == 0 {
      found = lookUp(lead, trail)
      rows[Int(lead)][Int(trail)] = found
    }
    return found == Self.nothing ? nil : found
  }

  private func lookUp(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    if let exception = exceptions[UInt16(lead) << 8 | UInt16(trail)] { return exception }
    return iconv?.character([lead, trail]) ?? Self.nothing
  }

  /// The character of four bytes, in GB 18030.
  func character(of four: [UInt8]) -> UInt32? {
    if let found = iconv?.character(four) { return found }
    // Two short ranges that the system's table leaves open.
    let pointer = zip(four, [(0x81, 12_600), (0x30, 1_260), (0x81, 10), (0x30, 1)])
      .reduce(0) { $0 + (Int($1.0) - $1.1.0) * $1.1.1 }
    switch pointer {
    case 19_057..<19_065: return 0x9FB4 + UInt32(pointer - 19_057)
    case 39_076..<39_086: return 0xFE10 + UInt32(pointer - 39_076)
    default: return nil
    }
  }

  private static let gb18030: [UInt16: UInt32] = [
    0xA3A0: 0x3000, 0xFE51: 0xE816, 0xFE52: 0xE817, 0xFE53: 0xE818, 0xFE6C: 0xE831, 0xFE76: 0xE83B,
    0xFE91: 0xE855,
  ]

  private static let big5: [UInt16: UInt32] = {
    var exceptions: [UInt16: UInt32] = [:]
    for pair in Big5Data.exceptions.split(separator: " ") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let code = UInt16(parts[0], radix: 16),
        let scalar = UInt32(parts[1], radix: 16)
      else { continue }
      exceptions[code] = scalar
    }
    return exceptions
  }()
}
