import CalqueCore
import CalqueInput
import Testing

@Suite struct ExtractionTests {
  @Test func newsPageIsSorted() throws {
    let document = try Readers.read(contentsOfFile: fixture("news.html"))
    #expect(document.title == "Ferry to the islands runs again after storm")
    #expect(document.declaredLanguage == .english)
    #expect(document.notes == [])
    #expect(
      summary(document).filter { !$0.hasPrefix("furniture") } == [
        "headline: Ferry to the islands runs again after storm",
        "byline: By A. Reporter 3 May 2024 4 min read",
        "caption: The ferry in its harbour, before the storm.",
        """
        paragraph: The ferry between the mainland and the islands runs again, its owner said on \
        Monday, after a storm had kept it in port for four days.
        """,
        """
        paragraph: “We are glad,” said Ann\u{A0}Lee, who lives on the largest island, “because the \
        shops were empty.”
        """,
        "heading: What comes next",
        """
        paragraph: More boats are planned for summer, and the harbour will be made deeper\nso that \
        larger ones can land, the council said.
        """,
        "list-item: A second boat, in June, with room for forty cars.",
        "list-item: A new pier, next year, if the money is found.",
        "quote: Without the ferry there is no island, only a rock in the sea.",
        "paragraph: Le bac est la seule route, dit le maire, et la mer ne pardonne pas.",
        "table-cell: Boat", "table-cell: Cars", "table-cell: Gull", "table-cell: Twenty",
        "paragraph: The owner thanked the crew, the harbour master and all passengers for their "
          + "patience.",
        "comment: I was on that boat, and I have never been so ill in all of my life.",
      ]
    )
  }

  @Test(arguments: [
    "Skip to content", "Home", "Advertisement", "Related stories", "Share",
    "We use cookies", "All rights reserved",
  ])
  func furnitureStaysInPlace(_ words: String) throws {
    let document = try Readers.read(contentsOfFile: fixture("news.html"))
    let block = document.blocks.first { document.string($0.range).contains(words) }
    #expect(block?.kind == .furniture)
  }

  @Test(arguments: [
    ("<p>a b c</p>", ["paragraph: a b c"]),
    ("<div>text</div>", ["paragraph: text"]),
    ("just words", ["paragraph: just words"]),
    (
      "<h1>Title</h1><p>One.</p><h3>More</h3>",
      ["headline: Title", "paragraph: One.", "heading: More"]
    ),
    ("<ul><li>one<li>two</ul>", ["list-item: one", "list-item: two"]),
    ("<blockquote>said</blockquote>", ["quote: said"]),
    ("<html><body><p>One</p><p>Two", ["paragraph: One", "paragraph: Two"]),
    ("a < b", ["paragraph: a < b"]),
    ("<button>Go</button>text", ["furniture: Go", "paragraph: text"]),
  ])
  func smallPagesAreCopy(_ page: String, _ expected: [String]) throws {
    #expect(summary(try html(page)) == expected)
  }

  @Test func levelsOfHeadings() throws {
    let document = try html("<h1>T one</h1><p>One.<h2>A</h2><p>Two.<h6>B</h6><p>Three.")
    #expect(document.blocks.map(\.level) == [0, 0, 2, 0, 6, 0])
  }

  @Test func textForBrowsersWithoutScriptsIsReadWhenThereIsNoOther() throws {
    let paragraph = "<p>The ferry between the mainland and the islands runs again, they say.</p>"
    let hidden = String(repeating: paragraph, count: 30)
    let empty = try html("<html><body><div id=app></div><noscript>\(hidden)</noscript></body>")
    #expect(empty.blocks.count { $0.kind == .paragraph } == 30)
    let full = try html("<html><body>\(hidden)<noscript>Please switch on scripts.</noscript>")
    #expect(full.blocks.count == 30)
  }

  @Test func pagesOfFurnitureAloneStillHaveCopy() throws {
    let document = try html(
      "<html><body><nav><a href=/>Home</a></nav><footer>All rights reserved</footer></body></html>"
    )
    #expect(document.blocks.contains { $0.kind != .furniture })
  }

  @Test func shortLinesAreCopyBesideFurniture() throws {
    let page = """
      <html><body><nav><a href=/>Home</a> <a href=/n>More news</a></nav><h1>Lead times</h1>\
      <p>We ship within two days</p><p>Boxes are free</p><footer>All rights reserved</footer>
      """
    #expect(
      summary(try html(page)) == [
        "furniture: Home More news", "headline: Lead times", "paragraph: We ship within two days",
        "paragraph: Boxes are free", "furniture: All rights reserved",
      ]
    )
  }

  @Test func buttonsInAHeadingAreNotTheHeadline() throws {
    let document = try html("<h1>Crate things<button>Copy path</button></h1><p>It has things.</p>")
    #expect(document.title == "Crate things")
  }

  @Test func repliesAreCopyInAForumAndCommentsBelowAnArticle() throws {
    let posts = (1...6).map {
      "<div class=comment><p>Reply \($0) says, at some length, that it is so.</p></div>"
    }
    let forum = try html(
      "<html><body><div class=forum-thread id=comments>\(posts.joined())</div></body></html>"
    )
    #expect(forum.blocks.count { $0.kind == .paragraph } == 6)
    let article = String(
      repeating: "<p>The article, which has much to say, says it.</p>",
      count: 12
    )
    let page = try html(
      "<html><body><article>\(article)</article><div id=comments>\(posts.joined())</div></body></html>"
    )
    #expect(page.blocks.count { $0.kind == .comment } == 6)
    #expect(page.blocks.count { $0.kind == .paragraph } == 12)
  }

  @Test func titlesAreDecoded() throws {
    #expect(try html("<title>A &amp; B\n &mdash; site</title><p>x").title == "A & B — site")
    #expect(try html("<meta property=og:title content='Q&amp;A'><title>T</title>x").title == "Q&A")
  }
}
