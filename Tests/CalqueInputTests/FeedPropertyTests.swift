import CalqueCore
import CalqueInput
import CalqueTestSupport
import Testing

/// Whatever a feed or a record is made of, the places of its words hold.
@Suite struct FeedPropertyTests {
  private static let words = [
    "word", "and", "naïve", "мир", "日本", "😀", " ", " ", " ", "\n", "\r\n\t", "a&b", "1 < 2",
    "&bogus;", "\u{AD}", "\u{200B}", "\u{1}", "é",
  ]

  private func check(_ text: String, _ path: String, _ seed: UInt64) {
    let bytes = Array(text.utf8)
    var count = 0
    try? Readers.read(bytes: bytes, path: path) { result in
      count += 1
      guard case .success(let document) = result else { return }
      checkPieces(of: document, in: bytes, count: 80, seed: seed)
    }
    #expect(count > 0)
  }

  private func mixture(_ parts: [String], _ count: Int, _ generator: inout SeededGenerator)
    -> String
  {
    (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test(arguments: 1...12) func randomFeeds(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts =
      Self.words + [
        "&amp;", "&amp;amp;", "&lt;b&gt;", "&lt;/b&gt;", "&amp;lt;p&amp;gt;", "&nbsp;", "&#146;s",
        "&amp;hellip;", "&#x4e;", "&lt;br&gt;", "&lt;br /&gt;", "&lt;p&gt;", "&lt;/p&gt;",
        "&amp;shy;", "&amp;NotEqualTilde;", "<!-- c -->", "<?c d?>", "<![CDATA[<p>a &amp; b]]>",
        "<![CDATA[c</p>]]>", "<![CDATA[d]]><![CDATA[e]]>", "<![CDATA[ ]]> <![CDATA[ ]]>", "<b>",
        "</b>",
        "<br/>", "<x:p>", "</x:p>", "<x:br/>", "&", "&lt", "]]>",
      ]
    let kinds = ["", " type='text'", " type='html'", " type='xhtml'"]
    var feed = "<feed xmlns='http://www.w3.org/2005/Atom'>"
    for _ in 0..<8 {
      let kind = kinds.randomElement(using: &generator) ?? ""
      feed += "<entry><title\(kind)>\(mixture(parts, 12, &generator))</title>"
      feed += "<content\(kind)>\(mixture(parts, 200, &generator))</content></entry>\n"
    }
    check(feed + "</feed>", "feed.xml", seed)
    var channel = "<rss version='2.0'><channel>"
    for _ in 0..<8 {
      channel += "<item><title>\(mixture(parts, 12, &generator))</title>"
      channel += "<description>\(mixture(parts, 200, &generator))</description></item>\r\n"
    }
    check(channel + "</channel></rss>", "feed.xml", seed)
  }

  @Test(arguments: 1...12) func randomRecords(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts =
      Self.words.filter { !$0.contains { $0.isNewline } && $0 != "\u{1}" } + [
        #"\n"#, #"\r\n"#, #"\t"#, #"\""#, #"\\"#, #"\/"#, #"\u00e9"#, #"\u2019"#, #"\ud83d\ude00"#,
        #"\ud83d"#, #"\ude00"#, #"\u0000"#, #"\u003cb\u003e"#, #"<\/b>"#, "<p>", "</p>", "<br>",
        "&amp;", "&nbsp;", #"&\u0061mp;"#, "&lt;p&gt;", #"\f"#, #"\b"#, #"\u00a0"#, #"\u00AD"#,
      ]
    var lines = ""
    for _ in 0..<10 {
      let name = Bool.random(using: &generator) ? "html" : "text"
      lines += #"{"title": "\#(mixture(parts, 10, &generator))", "#
      lines += #""\#(name)": "\#(mixture(parts, 200, &generator))"}"# + "\n"
    }
    check(lines, "records.ndjson", seed)
  }

  /// Every way of cutting and spoiling a feed gives documents whose places hold.
  @Test(arguments: FeedFixtureTests.names) func spoiltFeedsKeepTheirPlaces(_ name: String) throws {
    let feed = try Readers.fileBytes(path: Repository.fixture("feeds/\(name)"))
    var generator = SeededGenerator(seed: UInt64(feed.count))
    for _ in 0..<12 {
      var spoilt = feed
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<spoilt.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: spoilt[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: spoilt.remove(at: place)
        case 2:
          spoilt.insert(
            contentsOf: Array("<&]>\"\\".utf8).shuffled(using: &generator).prefix(2),
            at: place
          )
        default: spoilt.removeLast(min(spoilt.count / 8, spoilt.count - 1))
        }
      }
      try? Readers.read(bytes: spoilt, path: name) { result in
        guard case .success(let document) = result else { return }
        checkPieces(of: document, in: spoilt, count: 10, seed: 3)
      }
    }
  }
}
