/// An encoding of the WHATWG Encoding Standard and how it is decoded here.
struct TextEncoding: Hashable, Sendable {
  /// How bytes become characters.
  enum Scheme: Hashable, Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    /// One byte a character; the name is iconv's.
    case singleByte(String)
    /// ASCII bytes for themselves, other characters of two to four bytes; the name is iconv's.
    case multiByte(String)
  }

  /// The name as the standard writes it.
  let name: String
  /// How it is decoded.
  let scheme: Scheme

  static let utf8 = Self(name: "UTF-8", scheme: .utf8)
  static let utf16LittleEndian = Self(name: "UTF-16LE", scheme: .utf16(isBigEndian: false))
  static let utf16BigEndian = Self(name: "UTF-16BE", scheme: .utf16(isBigEndian: true))
  static let windows1252 = Self(name: "windows-1252", scheme: .singleByte("CP1252"))

  /// The encoding of a label as pages declare it (`latin1`, `Shift_JIS`); nil when it is unknown.
  static func labelled(_ label: String) -> Self? { byLabel[label.lowercased()] }

  /// Name, iconv name, whether multi-byte, and labels besides the name.
  private static let table: [(name: String, iconv: String, isMultiByte: Bool, labels: String)] = [
    (
      "windows-1252", "CP1252", false,
      """
      ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 \
      cp1252 x-cp1252 iso-ir-100 cp819 ibm819
      """
    ),
    ("windows-1250", "CP1250", false, "cp1250 x-cp1250"),
    ("windows-1251", "CP1251", false, "cp1251 x-cp1251 win-1251 windows1251"),
    ("windows-1253", "CP1253", false, "cp1253 x-cp1253"),
    ("windows-1254", "CP1254", false, "cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5"),
    ("windows-1255", "CP1255", false, "cp1255 x-cp1255"),
    ("windows-1256", "CP1256", false, "cp1256 x-cp1256"),
    ("windows-1257", "CP1257", false, "cp1257 x-cp1257"),
    ("windows-1258", "CP1258", false, "cp1258 x-cp1258"),
    ("windows-874", "CP874", false, "tis-620 iso-8859-11 iso8859-11 dos-874"),
    ("ISO-8859-2", "ISO-8859-2", false, "iso8859-2 latin2 l2"),
    ("ISO-8859-3", "ISO-8859-3", false, "iso8859-3 latin3 l3"),
    ("ISO-8859-4", "ISO-8859-4", false, "iso8859-4 latin4 l4"),
    ("ISO-8859-5", "ISO-8859-5", false, "iso8859-5 cyrillic"),
    ("ISO-8859-6", "ISO-8859-6", false, "iso8859-6 arabic asmo-708"),
    ("ISO-8859-7", "ISO-8859-7", false, "iso8859-7 greek greek8"),
    ("ISO-8859-8", "ISO-8859-8", false, "iso8859-8 hebrew visual iso-8859-8-i logical"),
    ("ISO-8859-10", "ISO-8859-10", false, "iso8859-10 latin6 l6"),
    ("ISO-8859-13", "ISO-8859-13", false, "iso8859-13"),
    ("ISO-8859-14", "ISO-8859-14", false, "iso8859-14"),
    ("ISO-8859-15", "ISO-8859-15", false, "iso8859-15 latin9 l9"),
    ("ISO-8859-16", "ISO-8859-16", false, ""),
    ("KOI8-R", "KOI8-R", false, "koi koi8 koi8_r"),
    ("KOI8-U", "KOI8-U", false, "koi8-ru"),
    ("IBM866", "CP866", false, "866 cp866"),
    ("macintosh", "MACINTOSH", false, "mac x-mac-roman"),
    ("x-mac-cyrillic", "MAC-CYRILLIC", false, "x-mac-ukrainian"),
    (
      "Shift_JIS", "CP932", true,
      "shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932"
    ),
    ("EUC-JP", "EUC-JP", true, "x-euc-jp cseucpkdfmtjapanese"),
    ("GBK", "GB18030", true, "gb2312 gb_2312 gb_2312-80 chinese csgb2312 x-gbk cp936"),
    ("gb18030", "GB18030", true, ""),
    ("Big5", "BIG5-HKSCS", true, "big5-hkscs cn-big5 csbig5 x-x-big5"),
    (
      "EUC-KR", "UHC", true,
      "ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr cp949"
    ),
  ]

  private static let byLabel: [String: Self] = {
    var labels: [String: Self] = [
      "utf-16": utf16LittleEndian, "utf-16le": utf16LittleEndian, "unicode": utf16LittleEndian,
      "utf-16be": utf16BigEndian,
    ]
    for label in ["utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8"] { labels[label] = utf8 }
    for entry in table {
      let scheme: Scheme = entry.isMultiByte ? .multiByte(entry.iconv) : .singleByte(entry.iconv)
      let encoding = Self(name: entry.name, scheme: scheme)
      labels[entry.name.lowercased()] = encoding
      for label in entry.labels.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        labels[String(label)] = encoding
      }
    }
    return labels
  }()
}
