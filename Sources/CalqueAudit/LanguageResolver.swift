import CalqueCore
import CalqueText

/// Decides the language of each block from markup and detection.
///
/// Text that English small words fill is English without asking. Detection is asked only where there is enough text for a sure answer, and then it outranks the
/// markup, because pages declare the language of their template. Shorter blocks take the language
/// that their own markup gives them, and otherwise the document's.
struct LanguageResolver {
  /// Words from which detection may be trusted.
  private static let enoughWords = 20
  /// Bytes from which it may be, for scripts that set no spaces.
  private static let enoughBytes = 240
  /// Most bytes of a document that are looked at.
  private static let sample = 16_384

  /// The language of most of the copy.
  private(set) var document: LanguageTag
  /// The language of each block; nil for blocks that were not tokenised.
  private(set) var blocks: [LanguageTag?]

  /// Resolves the languages of a document; with `forced`, that is the language of all of it.
  init(_ source: Document, _ text: TokenizedText, forced: LanguageTag? = nil) {
    if let forced {
      document = forced
      blocks = text.blocks.map { $0.isEmpty ? nil : forced }
      return
    }
    let detected = Self.detectWhole(source, text)
    // A line or two without any markup: rules are written for it, so let them look.
    let main = detected ?? source.declaredLanguage ?? .english
    document = main
    blocks = source.blocks.enumerated().map { index, block in
      guard !text.blocks[index].isEmpty else { return nil }
      let declared = block.languageIsLocal ? block.declaredLanguage : nil
      guard Self.isEnough(words: text.wordCounts[index], bytes: block.range.count) else {
        return declared ?? main
      }
      let isPlain = (declared ?? main) == .english && main == .english
      if isPlain,
        EnglishWords.fill(text.tokens, [text.blocks[index]], words: text.wordCounts[index])
      {
        return .english
      }
      return Self.detect(source, block.range) ?? declared ?? main
    }
  }

  private static func isEnough(words: Int, bytes: Int) -> Bool {
    words >= enoughWords || bytes >= enoughBytes
  }

  private static func detectWhole(_ source: Document, _ text: TokenizedText) -> LanguageTag? {
    var blocks: [Int] = []
    var bytes = 0
    var words = 0
    for (index, block) in source.blocks.enumerated() where !text.blocks[index].isEmpty {
      blocks.append(index)
      bytes += block.range.count + 1
      words += text.wordCounts[index]
      if bytes > sample { break }
    }
    guard isEnough(words: words, bytes: bytes) else { return nil }
    if EnglishWords.fill(text.tokens, blocks.lazy.map { text.blocks[$0] }, words: words) {
      return .english
    }
    var sampled: [UInt8] = []
    sampled.reserveCapacity(bytes)
    for index in blocks {
      sampled.append(contentsOf: source.text[source.blocks[index].range.range])
      sampled.append(0x0A)
    }
    return sampled.withUnsafeBufferPointer { LanguageDetector.language(of: $0, atLeast: 50) }
  }

  private static func detect(_ source: Document, _ range: TextRange) -> LanguageTag? {
    source.text.withUnsafeBufferPointer {
      LanguageDetector.language(of: UnsafeBufferPointer(rebasing: $0[range.range]), atLeast: 80)
    }
  }
}
