public import CalqueCore
import CalqueInput

/// What holds of every document, whatever bytes it was read from.
public struct DocumentInvariants {
  /// Most faults that are told of one document.
  private static let mostFaults = 20

  private let document: Document
  private let decoder: PieceDecoder
  private let content: [UInt8]
  private var faults: [String] = []

  /// What does not hold of a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - content: the bytes it was read from, decompressed.
  ///   - words: how many of its words are decoded from those bytes.
  /// - Returns: the faults, none when all holds.
  public static func faults(
    in document: Document,
    content: [UInt8],
    words: Int = 64
  ) -> [String] {
    var invariants = Self(document, content)
    invariants.checkBlocks()
    if invariants.faults.isEmpty { invariants.checkPlaces(words) }
    return invariants.faults
  }

  private init(_ document: Document, _ content: [UInt8]) {
    self.document = document
    self.content = content
    decoder = PieceDecoder(
      bytes: content,
      encoding: document.source.encoding,
      format: document.format
    )
  }

  /// Blocks ascend, never touch, hold text, and end in a line feed of their own; the text is UTF-8.
  private mutating func checkBlocks() {
    var end = 0
    for (index, block) in document.blocks.enumerated() {
      let range = block.range
      guard range.start >= end, range.end > range.start, range.end < document.text.count else {
        return fail("block \(index) stands at \(range.start)..<\(range.end) after \(end)")
      }
      if document.text[range.end] != 0x0A { fail("block \(index) does not end in a line feed") }
      if document.text[range.start] & 0xC0 == 0x80 { fail("block \(index) begins in a character") }
      end = range.end + 1
    }
    if String(validating: document.text, as: UTF8.self) == nil { fail("the text is not UTF-8") }
    if document.text.contains(0) { fail("the text holds a NUL") }
    if String(validating: document.source.bytes, as: UTF8.self) == nil {
      fail("the decoded source is not UTF-8")
    }
  }

  /// Words come back from the bytes that they are said to stand at.
  private mutating func checkPlaces(_ words: Int) {
    guard !document.blocks.isEmpty else { return }
    let locator = Locator(document)
    var random = SplitMix(seed: UInt64(document.text.count))
    for _ in 0..<words {
      guard faults.count < Self.mostFaults else { return }
      let block = document.blocks[Int(random.next() % UInt64(document.blocks.count))].range
      var start = block.start + Int(random.next() % UInt64(block.count))
      var end = start + 1 + Int(random.next() % UInt64(min(block.end - start, 40)))
      end = min(end, block.end)
      while start > block.start, document.text[start - 1] > 0x20 { start -= 1 }
      while end < block.end, document.text[end] > 0x20 { end += 1 }
      check(TextRange(start, end), locator)
    }
  }

  private mutating func check(_ range: TextRange, _ locator: Locator) {
    let words = PieceDecoder.fold(document.text[range.range])
    guard !words.isEmpty else { return }
    guard let location = locator.location(of: range) else {
      return fail("“\(words)” has no place")
    }
    var end = 0
    for piece in location.ranges {
      guard piece.byteOffset >= 0, piece.byteLength >= 0,
        piece.byteOffset + piece.byteLength <= content.count
      else { return fail("“\(words)” stands outside the file") }
      end = max(end, piece.byteOffset + piece.byteLength)
    }
    if location.line < 1 || location.column < 1 || location.endLine < location.line {
      fail("“\(words)” stands at \(location.line):\(location.column)")
    }
    guard location.approximate != true else { return }
    if isAmbiguous(location.ranges) { return }
    if !decoder.holds(words.utf8, in: location.ranges) {
      fail("“\(words)” decodes to “\(decoder.text(of: location.ranges) ?? "nothing")”")
    }
  }

  /// Whether pieces hold a sign whose meaning depends on what stands around them: how often a feed
  /// was escaped, which backticks of Markdown open a code span, how a string of front matter is quoted;
  /// or stand where something was left out.
  private func isAmbiguous(_ pieces: [ByteRange]) -> Bool {
    guard document.format == .feed || document.format == .markdown else { return false }
    return pieces.contains { piece in
      // A blank in the place of markup that was left out has no bytes of its own.
      piece.byteLength == 0
        || content[piece.byteOffset..<piece.byteOffset + piece.byteLength].contains {
          [0x26, 0x27, 0x3C, 0x5C, 0x60, 0x7B].contains($0)
        }
    }
  }

  private mutating func fail(_ fault: String) {
    if faults.count < Self.mostFaults { faults.append(fault) }
  }
}
