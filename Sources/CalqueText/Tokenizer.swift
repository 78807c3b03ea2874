public import CalqueCore

/// Turns text into tokens in one pass over its UTF-8 bytes.
public enum Tokenizer {
  /// Most tokens of a document: the memory of an audit grows with them.
  public static let mostTokens = 2_000_000

  /// Tokens and sentences of the blocks of `document` that `includes` admits.
  public static func tokenize(
    _ document: Document,
    lexicon: Lexicon,
    includes: (Block) -> Bool = { _ in true }
  ) -> TokenizedText {
    let admitted = document.blocks.map(includes)
    return tokenize(
      document.text,
      blocks: document.blocks.map(\.range),
      admitted: admitted,
      lexicon: lexicon
    )
  }

  /// Tokens and sentences of one block of text, as rules and tests write it.
  public static func tokenize(_ text: String, lexicon: Lexicon = Lexicon()) -> TokenizedText {
    let bytes = Array(text.utf8)
    return tokenize(
      bytes,
      blocks: [TextRange(0, bytes.count)],
      admitted: [true],
      lexicon: lexicon
    )
  }

  private static func tokenize(
    _ text: [UInt8],
    blocks: [TextRange],
    admitted: [Bool],
    lexicon: Lexicon
  ) -> TokenizedText {
    text.withUnsafeBufferPointer { text in
      lexicon.hashes.withUnsafeBufferPointer { hashes in
        lexicon.ids.withUnsafeBufferPointer { ids in
          withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { classes in
            ByteClass.fill(classes)
            var scanner = TokenScanner(
              text: text,
              hashes: hashes,
              ids: ids,
              classes: UnsafeBufferPointer(classes)
            )
            return scanner.scan(blocks, admitted: admitted)
          }
        }
      }
    }
  }
}

/// What a byte is to the tokeniser, as single bits so that a word can gather what it has seen.
enum ByteClass {
  static let lower: UInt8 = 1
  static let upper: UInt8 = 2
  static let digit: UInt8 = 4
  static let high: UInt8 = 8
  static let space: UInt8 = 16
  static let apostrophe: UInt8 = 32
  static let alphanumeric: UInt8 = lower | upper | digit

  static func fill(_ table: UnsafeMutableBufferPointer<UInt8>) {
    for byte in 0..<256 {
      table[byte] =
        switch UInt8(byte) {
        case 0x61...0x7A, 0x5F: lower
        case 0x41...0x5A: upper
        case 0x30...0x39: digit
        case 0x80...: high
        case 0x09...0x0D, 0x20: space
        case 0x27: apostrophe
        default: 0
        }
    }
  }
}
