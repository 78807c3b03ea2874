import CalqueCore
import CalqueInput
import CalqueTestSupport
import Foundation
import Testing

/// Properties of every format, over a folder with at least one file of each.
@Suite struct FormatsPropertyTests {
  static let names =
    (try? FileManager.default.contentsOfDirectory(
      atPath: Repository.fixture("formats")
    ))?.filter { $0.contains(".") }.sorted() ?? []

  private func content(_ name: String) throws -> [UInt8] {
    try Readers.content(
      of: Readers.fileBytes(path: Repository.fixture("formats/\(name)")),
      path: name
    )
  }

  private func documents(_ bytes: [UInt8], _ name: String) throws -> [Document] {
    var documents: [Document] = []
    try Readers.read(bytes: bytes, path: name.hasSuffix(".gz") ? String(name.dropLast(3)) : name) {
      if case .success(let document) = $0 { documents.append(document) }
    }
    return documents
  }

  @Test(arguments: names) func placesHold(_ name: String) throws {
    let bytes = try content(name)
    let documents = try documents(bytes, name)
    #expect(!documents.isEmpty)
    for document in documents { checkPieces(of: document, in: bytes, count: 200, seed: 7) }
  }

  /// A word garbled in the file is read as the garbled word, and its place is where it was garbled.
  @Test(arguments: names) func garbledWordsComeBack(_ name: String) throws {
    let bytes = try content(name)
    var generator = SeededGenerator(seed: UInt64(bytes.count))
    let originals = try documents(bytes, name)
    var tried = 0
    for _ in 0..<60 {
      let number = Int.random(in: 0..<originals.count, using: &generator)
      let document = originals[number]
      guard let word = Self.word(of: document, &generator),
        let location = Locator(document).location(of: word)
      else { continue }
      var garbled = bytes
      for piece in location.ranges {
        for offset in piece.byteOffset..<piece.byteOffset + piece.byteLength
        where Self.isLetter(garbled[offset]) {
          garbled[offset] = garbled[offset] & 0x20 | UInt8(ascii: "Q")
        }
      }
      let text = document.string(word)
      // A reference or an escape is no letters to garble.
      let letters = location.ranges.reduce(0) { count, piece in
        count
          + bytes[piece.byteOffset..<piece.byteOffset + piece.byteLength].count(
            where: Self.isLetter
          )
      }
      let size = document.source.encoding.hasPrefix("UTF-16") ? 2 : 1
      let length = location.ranges.reduce(0) { $0 + $1.byteLength }
      guard letters == text.utf8.count, length == letters * size else { continue }
      tried += 1
      let wanted = String(text.map { $0.isUppercase ? "Q" : "q" })
      let read = try documents(garbled, name)[number]
      let range = try #require(find(wanted, in: read.text), "\(text) became \(wanted)")
      #expect(Locator(read).location(of: range) == location)
    }
    #expect(tried > 10)
  }

  /// A random word of letters, which stands but once in its document when it is garbled.
  private static func word(of document: Document, _ generator: inout SeededGenerator) -> TextRange?
  {
    guard
      let block = document.blocks.filter({ $0.kind != .furniture })
        .randomElement(using: &generator)?.range
    else { return nil }
    var start = Int.random(in: block.start..<block.end, using: &generator)
    while start > block.start, isLetter(document.text[start - 1]) { start -= 1 }
    var end = start
    while end < block.end, isLetter(document.text[end]) { end += 1 }
    return end - start >= 4 ? TextRange(start, end) : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
