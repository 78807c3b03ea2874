import CalqueCore
import Testing

@testable import CalqueText

@Suite struct TokenizerTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Tokenizer.tokenize(text).tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("US-led forces", ["US", "-", "led", "forces"]),
    ("Syria’s Assad's don’t o'clock", ["Syria", "’s", "Assad", "'s", "don’t", "o'clock"]),
    ("the officials’ car", ["the", "officials", "’", "car"]),
    ("1,000 at 5.30 p.m. in the U.S.", ["1,000", "at", "5.30", "p.m.", "in", "the", "U.S."]),
    ("a Ph.D. student", ["a", "Ph.D.", "student"]),
    ("It ended. So did we.", ["It", "ended", ".", "So", "did", "we", "."]),
    ("lost space.The end", ["lost", "space", ".", "The", "end"]),
    (
      "see https://a.example/x?y=1, or www.b.example.",
      ["see", "https://a.example/x?y=1", ",", "or", "www.b.example", "."]
    ),
    ("write to a.b@c.example now", ["write", "to", "a.b@c.example", "now"]),
    ("#MeToo and @name_1", ["#MeToo", "and", "@name_1"]),
    ("wait... what…", ["wait", "...", "what", "…"]),
    ("a {{ user.name }} b {% if x %} c", ["a", "{{ user.name }}", "b", "{% if x %}", "c"]),
    (
      "a [ad_1] b [/caption] c [gallery ids=\"1,2\"] d",
      ["a", "[ad_1]", "b", "[/caption]", "c", "[gallery ids=\"1,2\"]", "d"]
    ),
    (
      "he said [sic] that [the man] left",
      ["he", "said", "[", "sic", "]", "that", "[", "the", "man", "]", "left"]
    ),
    ("Кремль – сказал", ["Кремль", "–", "сказал"]),
    ("non\u{2011}breaking", ["non", "\u{2011}", "breaking"]),
    ("a\u{00A0}b", ["a", "b"]),
  ])
  func tokensOf(_ text: String, _ expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("Don't", "DON’T"), ("ÉTÉ", "été"), ("Кремль", "КРЕМЛЬ"), ("US", "us"), ("Straße", "straße"),
    ("Extraordinarily", "EXTRAORDINARILY"),
  ])
  func caseAndQuotesFold(_ left: String, _ right: String) {
    #expect(WordHash.of(left) == WordHash.of(right))
    #expect(
      Tokenizer.tokenize(left).tokens[0].hash == Tokenizer.tokenize("x " + right).tokens[1].hash
    )
  }

  @Test func differentWordsDiffer() {
    let words = [
      "a", "b", "ab", "ba", "abcdefgh", "abcdefghi", "hgfedcba", "aaaaaaaa", "aaaaaaaaa", "é", "e",
    ]
    #expect(Set(words.map(WordHash.of)).count == words.count)
  }

  @Test func hashDoesNotDependOnWhatFollows() {
    let alone = Tokenizer.tokenize("word").tokens[0].hash
    #expect(Tokenizer.tokenize("word and more text behind").tokens[0].hash == alone)
  }

  @Test func shapesAndScripts() {
    let tokens = Tokenizer.tokenize("US Trump iPhone Ukr\u{0430}ine 5th лес").tokens
    #expect(tokens[0].flags.contains(.allCapitals))
    #expect(tokens[1].flags.contains(.capitalised) && !tokens[1].flags.contains(.allCapitals))
    #expect(tokens[2].flags.contains(.innerCapital))
    #expect(tokens[3].flags.contains([.latin, .cyrillic]))
    #expect(tokens[4].flags.contains(.hasDigit))
    #expect(tokens[5].flags.contains(.cyrillic) && !tokens[5].flags.contains(.latin))
  }

  /// Any bytes give tokens that lie in order inside their blocks.
  @Test func anyBytesGiveOrderedTokens() {
    var state: UInt64 = 42
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let alphabet =
      Array("aZ0 .,'’“\n{}%[]_/@#-éЖ中\u{00AD}\u{FFFD}".utf8) + [0xE2, 0xC3, 0xF0, 0x80, 0xFF]
    for _ in 0..<2_000 {
      let bytes = (0..<Int(next() % 60)).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
      let block = TextRange(0, bytes.count)
      let document = Document(
        path: "t",
        format: .text,
        blocks: [Block(kind: .paragraph, range: block)],
        text: bytes,
        map: SourceMap(),
        source: SourceText(bytes: bytes)
      )
      let text = Tokenizer.tokenize(document, lexicon: Lexicon())
      var last = 0
      for token in text.tokens {
        #expect(
          Int(token.start) >= last && token.end > token.start && Int(token.end) <= bytes.count
        )
        last = Int(token.end)
      }
      #expect(text.sentenceStarts == text.sentenceStarts.sorted())
    }
  }
}

@Suite struct LanguageDetectorTests {
  private func detect(_ text: String) -> LanguageTag? {
    Array(text.utf8).withUnsafeBufferPointer { LanguageDetector.language(of: $0) }
  }

  @Test func tellsEnglishFromGerman() {
    #expect(
      detect(
        "The harbour was closed for three days after the storm, and no ship could leave it until Monday morning."
      ) == .english
    )
    #expect(
      detect(
        "Der Hafen blieb nach dem Sturm drei Tage lang geschlossen, und kein Schiff konnte ihn vor Montag verlassen."
      )?.primary == "de"
    )
  }

  @Test func noTextHasNoLanguage() { #expect(detect("12 34 56") == nil) }
}
