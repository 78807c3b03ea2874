import CalqueCore
import CalqueInput
import Testing

/// The document that some HTML is read as.
func html(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Document {
  try html(Array(text.utf8))
}

/// The document that the bytes of a page are read as.
func html(_ bytes: [UInt8]) throws -> Document {
  try Readers.read(bytes: bytes, path: "page.html", format: .html)
}

/// The document that some Markdown is read as.
func markdown(_ text: String, path: String = "page.md") throws -> Document {
  try Readers.read(bytes: Array(text.utf8), path: path, format: .markdown)
}

/// The texts of a document's blocks, each after its kind.
func summary(_ document: Document) -> [String] {
  document.blocks.map { "\($0.kind.rawValue): \(document.string($0.range))" }
}

/// The texts of a document's blocks.
func texts(_ document: Document) -> [String] {
  document.blocks.map { document.string($0.range) }
}

/// The bytes of the file that the first occurrence of `words` in the document's text came from,
/// piece by piece.
func pieces(_ words: String, of document: Document, in file: [UInt8]) throws -> [String] {
  let range = try #require(find(words, in: document.text))
  let location = try #require(Locator(document).location(of: range))
  return location.ranges.map { piece in
    String(decoding: file[piece.byteOffset..<piece.byteOffset + piece.byteLength], as: UTF8.self)
  }
}

/// Where some words first stand in a text.
func find(_ words: String, in text: [UInt8]) -> TextRange? {
  let wanted = Array(words.utf8)
  guard text.count >= wanted.count else { return nil }
  for start in 0...(text.count - wanted.count)
  where text[start] == wanted[0] && text[start..<start + wanted.count].elementsEqual(wanted) {
    return TextRange(start, start + wanted.count)
  }
  return nil
}

/// The path of an input fixture.
func fixture(_ name: String, in folder: String = "input", file: String = #filePath) -> String {
  let folders = file.split(separator: "/").dropLast(2).joined(separator: "/")
  return "/\(folders)/Fixtures/\(folder)/\(name)"
}

/// A small random number generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Checks that random stretches of a document's text map to pieces which decode to them.
func checkPieces(
  of document: Document,
  in file: [UInt8],
  count: Int,
  seed: UInt64,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !document.blocks.isEmpty else { return }
  var generator = SeededGenerator(seed: seed)
  let decoder = PieceDecoder(
    bytes: file,
    encoding: document.source.encoding,
    format: document.format
  )
  let locator = Locator(document)
  for _ in 0..<count {
    let block = document.blocks[Int.random(in: 0..<document.blocks.count, using: &generator)].range
    var start = Int.random(in: block.start..<block.end, using: &generator)
    var end = Int.random(in: start..<block.end, using: &generator)
    while start > block.start, document.text[start - 1] > 0x20 { start -= 1 }
    while end < block.end, document.text[end] > 0x20 { end += 1 }
    guard end > start else { continue }
    let location = locator.location(of: TextRange(start, end))
    #expect(location?.approximate == nil, sourceLocation: sourceLocation)
    let text = String(decoding: document.text[start..<end], as: UTF8.self)
    #expect(
      location.map { decoder.holds(text.utf8, in: $0.ranges) } == true,
      "“\(text)” decodes to “\(location.flatMap { decoder.text(of: $0.ranges) } ?? "nothing")”",
      sourceLocation: sourceLocation
    )
  }
}
