import CalqueCore
import CalqueInput
import Testing

@Suite struct EncodingTests {
  private func check(
    _ bytes: [UInt8],
    encoding: String,
    text: String,
    pieces words: String,
    at offset: Int,
    length: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let document = try html(bytes)
    #expect(document.source.encoding == encoding, sourceLocation: sourceLocation)
    #expect(texts(document) == [text], sourceLocation: sourceLocation)
    let range = try #require(find(words, in: document.text), sourceLocation: sourceLocation)
    let location = try #require(Locator(document).location(of: range))
    #expect(
      location.ranges == [ByteRange(byteOffset: offset, byteLength: length)],
      sourceLocation: sourceLocation
    )
    checkPieces(
      of: document,
      in: bytes,
      count: 50,
      seed: 3,
      sourceLocation: sourceLocation
    )
  }

  private let cyrillic = Array("<meta charset=windows-1251><p>".utf8)

  @Test func windows1251() throws {
    // "Привет, мир"
    let word: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2C, 0x20, 0xEC, 0xE8, 0xF0]
    try check(
      cyrillic + word,
      encoding: "windows-1251",
      text: "Привет, мир",
      pieces: "мир",
      at: cyrillic.count + 8,
      length: 3
    )
  }

  @Test func shiftJIS() throws {
    let head = Array(
      "<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'><p>".utf8
    )
    // "日本 ok ﾃｽ語": two-byte, ASCII and one-byte katakana.
    let word: [UInt8] = [
      0x93, 0xFA, 0x96, 0x7B, 0x20, 0x6F, 0x6B, 0x20, 0xC3, 0xBD, 0x8C, 0xEA,
    ]
    try check(
      head + word,
      encoding: "Shift_JIS",
      text: "日本 ok ﾃｽ語",
      pieces: "ﾃｽ語",
      at: head.count + 8,
      length: 4
    )
  }

  @Test(arguments: [true, false], [true, false])
  func utf16(isBigEndian: Bool, hasMark: Bool) throws {
    let text = "<html><body><p>Hello \u{1F600} w\u{F6}rld and all who live in it"
    var bytes: [UInt8] = []
    for unit in (hasMark ? "\u{FEFF}" : "").utf16 + Array(text.utf16) {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    try check(
      bytes,
      encoding: isBigEndian ? "UTF-16BE" : "UTF-16LE",
      text: "Hello \u{1F600} w\u{F6}rld and all who live in it",
      pieces: "w\u{F6}rld",
      at: (hasMark ? 2 : 0) + (15 + 9) * 2,
      length: 10
    )
  }

  @Test func byteOrderMarkCounts() throws {
    try check(
      [0xEF, 0xBB, 0xBF] + Array("<meta charset=koi8-r><p>caf\u{E9} bar".utf8),
      encoding: "UTF-8",
      text: "caf\u{E9} bar",
      pieces: "bar",
      at: 33,
      length: 3
    )
  }

  @Test func invalidBytesOfDeclaredUTF8BecomeReplacements() throws {
    let head = Array("<meta charset=utf-8><p>".utf8)
    try check(
      head + [0x61, 0xFF, 0x62, 0xE2, 0x80, 0x20, 0x63, 0xC3, 0xA9],
      encoding: "UTF-8",
      text: "a\u{FFFD}b\u{FFFD} c\u{E9}",
      pieces: "b\u{FFFD} c\u{E9}",
      at: head.count + 2,
      length: 7
    )
  }

  @Test func undeclaredInvalidBytesAreWindows1252() throws {
    try check(
      Array("<p>caf".utf8) + [0xE9, 0x20, 0x93, 0x78, 0x94],
      encoding: "windows-1252",
      text: "café “x”",
      pieces: "“x”",
      at: 8,
      length: 3
    )
  }

  @Test func wrongDeclarationsSurvive() throws {
    let document = try html("<meta charset=iso-8859-1><p>naïve – yes")
    #expect(document.source.encoding == "UTF-8")
    #expect(texts(document) == ["naïve – yes"])
    #expect(try html("<meta charset=utf-16><p>plain").source.encoding == "UTF-8")
    #expect(try html("<meta charset=nonsense><p>plain").source.encoding == "UTF-8")
  }

  @Test(
    arguments: [
      ("gb2312", [0xC4, 0xE3], "你"), ("big5", [0xA7, 0x41], "你"), ("euc-kr", [0xB0, 0xA1], "가"),
      ("euc-jp", [0xC6, 0xFC], "日"), ("koi8-r", [0xF0], "П"), ("iso-8859-2", [0xB1], "ą"),
      ("ibm866", [0x8F], "П"), ("macintosh", [0x8E], "é"), ("windows-874", [0xA1], "ก"),
      ("latin1", [0x80], "€"), ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
    ] as [(String, [UInt8], String)]
  )
  func labels(_ label: String, _ bytes: [UInt8], _ text: String) throws {
    let document = try html(Array("<meta charset=\(label)><p>x".utf8) + bytes + Array("y.".utf8))
    #expect(texts(document) == ["x\(text)y."])
  }

  @Test func newlinesAndNulsAreKept() throws {
    let document = try html("<p>a\r\nb\0c\rd</p>\r\n<p>e")
    #expect(texts(document) == ["a b c d", "e"])
    #expect(document.source.fileCount == document.source.bytes.count)
    let range = try #require(find("e", in: document.text))
    #expect(Locator(document).location(of: range)?.line == 4)
  }

  @Test(
    arguments: [
      // Bytes that the standard maps and the system's tables leave open, or the other way round.
      ("windows-1252", [0x81, 0x80], "\u{81}€"),
      ("windows-1253", [0xAA, 0xD2], "\u{FFFD}\u{FFFD}"),
      ("iso-8859-9", [0x80, 0xF0], "€ğ"), ("tis-620", [0x80, 0xDB], "€\u{FFFD}"),
      ("iso-8859-1", [0x92], "’"), ("iso-8859-8-i", [0xE0], "א"), ("koi8-ru", [0xAE], "ў"),
      ("windows-1255", [0xD9], "\u{FFFD}"), ("x-mac-cyrillic", [0xFF], "€"),
      ("macintosh", [0xDB], "€"), ("ansi_x3.4-1968", [0x80], "€"),
      ("shift_jis", [0x80, 0x81, 0x60, 0xFA, 0x55, 0x93, 0xFA], "\u{80}～￤日"),
      ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x81, 0x22], "日本語\u{FFFD}\""),
      ("euc-jp", [0xA1, 0xC1, 0xF9, 0xA1], "～纊"),
      ("euc-jp", [0x8F, 0xA2, 0xC3, 0x8E, 0xB1], "¦ｱ"), ("gbk", [0x80, 0xA3, 0xA0], "€\u{3000}"),
      ("gb2312", [0x81, 0x30, 0x81, 0x30, 0x90, 0x30, 0x81, 0x30], "\u{80}\u{10000}"),
      ("gb18030", [0x82, 0x35, 0x91, 0x34, 0x84, 0x31, 0x82, 0x36], "\u{9FBB}\u{FE10}"),
      ("gb18030", [0xA6, 0xD9, 0xFE, 0x51, 0xFE, 0x6D], "\u{FE10}\u{E816}\u{9FB8}"),
      ("big5", [0xA1, 0x45, 0x87, 0x40], "‧䏰"), ("big5-hkscs", [0x88, 0x62], "\u{CA}\u{304}"),
      ("ks_c_5601-1987", [0x81, 0x41], "갂"),
    ] as [(String, [UInt8], String)]
  )
  func charactersAreThoseOfTheStandard(_ label: String, _ bytes: [UInt8], _ text: String) throws {
    let page = Array("<meta charset=\(label)><p>x".utf8) + bytes + Array("y.".utf8)
    let document = try html(page)
    let read = String(decoding: document.source.bytes, as: UTF8.self)
    #expect(read.hasSuffix("<p>x\(text)y."), "\(read)")
    #expect(document.source.fileCount == page.count)
  }

  @Test(
    arguments: [
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本", 3, 4),
      (
        "iso-2022-jp",
        [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x4A, 0x5C, 0x1B, 0x28, 0x42], "日¥", 3, 6
      ),
      ("gb18030", [0x81, 0x30, 0x81, 0x30, 0xC4, 0xE3], "\u{80}你", 0, 6),
      ("euc-jp", [0x8F, 0xB0, 0xA1], "丂", 0, 3),
    ] as [(String, [UInt8], String, Int, Int)]
  )
  func placesLeaveOutEscapesAroundThem(
    _ label: String,
    _ bytes: [UInt8],
    _ text: String,
    _ offset: Int,
    _ length: Int
  ) throws {
    let head = Array("<meta charset=\(label)><p>a ".utf8)
    let page = head + bytes + Array(" b</p>".utf8)
    let document = try html(page)
    let range = try #require(find(text, in: document.text))
    let location = try #require(Locator(document).location(of: range))
    #expect(location.byteOffset == head.count + offset)
    #expect(location.byteLength == length)
    checkPieces(of: document, in: page, count: 20, seed: 9)
  }

  @Test(arguments: [
    ("Dziś rząd ogłosił nowe środki, które mają pomóc mieszkańcom łąk.", "windows-1250"),
    ("Geçen yıl hükümet yeni önlemleri açıkladı; şehir sakinleri bağış yaptı.", "windows-1254"),
    ("Вчера правительство объявило о новых мерах поддержки жителей города.", "windows-1251"),
    ("Η κυβέρνηση ανακοίνωσε νέα μέτρα για τους κατοίκους της πόλης.", "windows-1253"),
    ("L’année dernière, le gouvernement a déclaré « l’état d’urgence ».", "windows-1252"),
  ])
  func undeclaredEncodingsAreGuessed(_ text: String, _ name: String) throws {
    let bytes = try #require(try Self.encode(text, as: name))
    for head in ["", "<meta charset=utf-8>"] {
      let document = try html(Array("\(head)<p>".utf8) + bytes)
      #expect(document.source.encoding == name)
      #expect(texts(document) == [text])
    }
  }

  /// Encodes by decoding every byte and looking the characters up.
  private static func encode(_ text: String, as name: String) throws -> [UInt8]? {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x20)...0xFF {
      let source = try html(Array("<meta charset=\(name)>|".utf8) + [byte, 0xE1]).source.bytes
      let rest = String(decoding: source, as: UTF8.self).unicodeScalars.drop { $0 != "|" }
      if let scalar = rest.dropFirst().first { bytes[scalar] = byte }
    }
    let encoded = text.unicodeScalars.map { bytes[$0] }
    return encoded.contains(nil) ? nil : encoded.compactMap { $0 }
  }

  @Test func unreadableEncodingsAreRefused() {
    let page = Array("<meta charset=iso-2022-kr>\u{1B}$)C<p>x".utf8)
    #expect(throws: InputError.self) { try html(page) }
    #expect(throws: Never.self) { try html("<meta charset=iso-2022-kr><p>plain") }
  }

  @Test(arguments: [true, false]) func utf32(isBigEndian: Bool) throws {
    var bytes: [UInt8] = []
    for scalar in "\u{FEFF}<p>a 😀 é".unicodeScalars {
      let parts = [24, 16, 8, 0].map { UInt8(scalar.value >> $0 & 0xFF) }
      bytes += isBigEndian ? parts : parts.reversed()
    }
    try check(
      bytes,
      encoding: isBigEndian ? "UTF-32BE" : "UTF-32LE",
      text: "a 😀 é",
      pieces: "😀",
      at: 24,
      length: 4
    )
  }
}
