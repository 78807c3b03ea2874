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
}
