import CalqueCore
import CalqueInput
import Testing

/// Input that is meant to hurt: each must be read quickly, and nothing may crash.
@Suite struct HostileInputTests {
  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let pages: [(name: String, page: String)] = [
    ("attributes", "<p " + (0..<60_000).map { "a\($0)=x" }.joined(separator: " ") + ">Hello."),
    ("classes", "<p " + repeated("class='a b' ", 60_000) + ">Hello."),
    ("divisions", repeated("<div>", 200_000) + "x"), ("bolds", repeated("<b>x", 200_000)),
    ("quotes", repeated("<blockquote>q ", 200_000)), ("lists", repeated("<ul><li>x", 100_000)),
    ("tables", repeated("<table><tr><td>x", 60_000)), ("forms", repeated("<form><p>x", 60_000)),
    ("paragraph", "<p>" + repeated("word and, ", 100_000)), ("ampersands", repeated("&", 500_000)),
    ("angles", repeated("a<", 300_000)), ("comments", repeated("<!--", 200_000)),
    ("bogus", repeated("a<!>", 200_000)), ("drawings", repeated("<svg>", 100_000)),
    ("titles", repeated("<title>", 100_000)), ("noscripts", repeated("<noscript>a", 100_000)),
    ("frames", repeated("<iframe>", 100_000)), ("name", "&" + repeated("a", 1_000_000)),
    ("references", repeated("&amp", 200_000)), ("unclosed", repeated("<a href=\"", 100_000)),
    ("breaks", repeated("a<br>", 200_000)), ("hyphens", repeated("a&shy;", 200_000)),
    ("class", "<p class='" + repeated("a b ", 200_000) + "'>x"),
    ("tag", "<" + repeated("a", 1_000_000)),
    ("languages", (0..<50_000).map { "<p lang=x\($0)>a" }.joined()),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: pages.map(\.name))
  func isReadQuickly(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name }?.page)
    let bytes = Array(page.utf8)
    let clock = ContinuousClock()
    var document: Document?
    let time = try clock.measure { document = try html(bytes) }
    // Two seconds are meant; the margin is for unoptimised builds on busy machines.
    #expect(time < .seconds(10))
    if let document { checkPieces(of: document, in: bytes, count: 10, seed: 11) }
  }

  @Test func depthIsCappedAndSaid() throws {
    let lines = Self.repeated("<div>\n", 1200)
    let document = try html("<p>Read.</p>\n" + lines + "not read")
    #expect(texts(document) == ["Read."])
    #expect(document.notes.count == 1)
    #expect(document.notes.first?.hasPrefix("From line 10") == true)
  }

  @Test func attributesAreCappedAndSaid() throws {
    let document = try html("<i>\n<p " + Self.repeated("a=b ", 501) + "class=x>Hello.</p>")
    #expect(texts(document) == ["Hello."])
    #expect(
      document.notes == [
        "The tag in line 2 has more than 500 attributes: the rest of them were not read."
      ]
    )
  }

  /// Every way of cutting and spoiling a page gives a document whose places hold.
  @Test(arguments: 0..<8) func spoiltPagesKeepTheirPlaces(_ seed: UInt64) throws {
    let page = try Readers.fileBytes(path: fixture("news.html"))
    var generator = SeededGenerator(seed: seed + 100)
    let scraps =
      [
        "<", ">", "\"", "'", "&", "&#x", ";", "<!--", "-->", "</", "<p>", "<br>", "<br a='", "=",
        "\0", "<script>", "</script>", "<title>", "&amp", "&#146;", "\u{1}", "<svg>", "<b>", "</b>",
        "<![CDATA[", "\u{AD}", "\u{200B}", "<noscript>", "\u{FFFE}", "&shy;", "<wbr>", "\r\n",
        "</body>", "<form>", "&nbsp;", "&notit;", "&foo;", "<a:b", "< ",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F]]
    for round in 0..<25 {
      var bytes = page
      if round.isMultiple(of: 2) {
        bytes.removeFirst(Int.random(in: 0..<bytes.count - 50, using: &generator))
      }
      for _ in 0..<Int.random(in: 1..<40, using: &generator) {
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0..<4, using: &generator))
        bytes.replaceSubrange(
          start..<end,
          with: scraps[Int.random(in: 0..<scraps.count, using: &generator)]
        )
      }
      let document = try html(bytes)
      checkPieces(of: document, in: bytes, count: 30, seed: seed)
    }
  }
}
