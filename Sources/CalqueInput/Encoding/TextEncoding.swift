/// An encoding of the WHATWG Encoding Standard, or UTF-32, and how it is decoded here.
struct TextEncoding: Hashable, Sendable {
  /// How bytes become characters.
  enum Scheme: Hashable, Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    /// One byte a character; the number of its table in ``SingleByteData``.
    case singleByte(Int)
    /// ASCII bytes for themselves, others in twos, threes and fours.
    case multiByte(MultiByte)
    /// ASCII bytes for themselves, others for private characters.
    case userDefined
    /// Encodings that browsers do not decode, since markup can hide in them.
    case replacement
  }

  /// The encodings whose characters take several bytes.
  enum MultiByte: Hashable, Sendable {
    case shiftJIS, eucJP, iso2022JP, eucKR, gb18030, big5
  }

  /// The name as the standard writes it.
  let name: String
  /// How it is decoded.
  let scheme: Scheme

  static let utf8 = Self(name: "UTF-8", scheme: .utf8)
  static let utf16LittleEndian = Self(name: "UTF-16LE", scheme: .utf16(isBigEndian: false))
  static let utf16BigEndian = Self(name: "UTF-16BE", scheme: .utf16(isBigEndian: true))
  static let utf32LittleEndian = Self(name: "UTF-32LE", scheme: .utf32(isBigEndian: false))
  static let utf32BigEndian = Self(name: "UTF-32BE", scheme: .utf32(isBigEndian: true))
  static let windows1252 = labelled("windows-1252") ?? utf8

  /// Whether ASCII bytes stand for themselves, wherever they are.
  var keepsASCII: Bool {
    switch scheme {
    case .utf16, .utf32, .multiByte(.iso2022JP), .replacement: false
    default: true
    }
  }

  /// The encoding of a label as pages declare it (`latin1`, `Shift_JIS`); nil when it is unknown.
  static func labelled(_ label: String) -> Self? { byLabel[label.lowercased()] }

  private static let byLabel: [String: Self] = {
    var labels: [String: Self] = [:]
    for entry in EncodingLabels.table {
      let encoding = Self(name: entry.name, scheme: scheme(of: entry.name))
      labels[entry.name.lowercased()] = encoding
      for label in entry.labels.split(separator: " ") { labels[String(label)] = encoding }
    }
    // Not of the standard, which leaves UTF-32 out.
    labels["utf-32le"] = utf32LittleEndian
    labels["utf-32be"] = utf32BigEndian
    return labels
  }()

  private static func scheme(of name: String) -> Scheme {
    switch name {
    case "UTF-8": .utf8
    case "UTF-16LE": .utf16(isBigEndian: false)
    case "UTF-16BE": .utf16(isBigEndian: true)
    case "Shift_JIS": .multiByte(.shiftJIS)
    case "EUC-JP": .multiByte(.eucJP)
    case "ISO-2022-JP": .multiByte(.iso2022JP)
    case "EUC-KR": .multiByte(.eucKR)
    case "GBK", "gb18030": .multiByte(.gb18030)
    case "Big5": .multiByte(.big5)
    case "x-user-defined": .userDefined
    case "replacement": .replacement
    // Logical and visual Hebrew have the same characters.
    case "ISO-8859-8-I": scheme(of: "ISO-8859-8")
    default: SingleByteData.tables.firstIndex { $0.name == name }.map { .singleByte($0) } ?? .utf8
    }
  }
}
