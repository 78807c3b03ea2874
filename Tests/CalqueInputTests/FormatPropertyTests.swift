import CalqueCore
import CalqueInput
import Testing

/// Words written into the source come back at the bytes where they were written.
@Suite struct FormatPropertyTests {
  static let files = [
    "article.md", "article.mdx", "article.xhtml", "encodings/windows-1252.html",
    "encodings/windows-1252-declared-utf-8.html", "encodings/utf-8-declared-latin-1.html",
    "encodings/undeclared.txt", "encodings/koi8-r.html", "encodings/shift_jis.html",
    "encodings/euc-jp.html", "encodings/iso-2022-jp.html", "encodings/euc-kr.html",
    "encodings/gb18030.html", "encodings/big5.html", "encodings/utf-16le.html",
    "encodings/utf-16be-without-mark.html", "encodings/utf-32le.txt",
    "encodings/utf-16-declared-ascii.html",
  ]

  @Test(arguments: files) func garbledWordsComeBackToTheirBytes(_ file: String) throws {
    let path = fixture(file, in: "formats")
    let bytes = try Readers.fileBytes(path: path)
    let document = try Readers.read(bytes: bytes, path: path)
    let locator = Locator(document)
    var generator = SeededGenerator(seed: 11)
    let words = document.text.split { !isLetter($0) }.filter { $0.count >= 4 }
      .map { TextRange($0.startIndex, $0.endIndex) }
    var tried = 0
    for word in words.shuffled(using: &generator).prefix(40) {
      let location = try #require(locator.location(of: word))
      // A word in one piece, each letter of which takes as many bytes as the others.
      guard location.ranges.count == 1, let range = location.ranges.first,
        range.byteLength % word.count == 0
      else { continue }
      let width = range.byteLength / word.count
      let original = Array(bytes[range.byteOffset..<range.byteOffset + width])
      guard original.count(where: { $0 != 0 }) == 1 else { continue }
      let marker = Array("Zqxj\(Int.random(in: 100...999_999, using: &generator))".utf8)
      let written = marker.flatMap { letter in original.map { $0 == 0 ? 0 : letter } }
      var garbled = bytes
      garbled.replaceSubrange(range.byteOffset..<range.byteOffset + range.byteLength, with: written)
      let read = try Readers.read(bytes: garbled, path: path)
      let found = try #require(find(String(decoding: marker, as: UTF8.self), in: read.text))
      #expect(
        Locator(read).location(of: found)?.ranges
          == [ByteRange(byteOffset: range.byteOffset, byteLength: written.count)]
      )
      tried += 1
    }
    #expect(tried >= 8)
  }

  @Test(arguments: files) func anyStretchDecodesToItsText(_ file: String) throws {
    let path = fixture(file, in: "formats")
    let document = try Readers.read(contentsOfFile: path)
    checkPieces(of: document, in: try Readers.fileBytes(path: path), count: 300, seed: 4)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
