import CalqueCore
import CalqueInput
import Testing

/// The mechanisms that tell copy from furniture, each on a page that needs it.
@Suite struct MainTextTests {
  /// Sentences that read like copy, each its own.
  private func prose(_ count: Int, _ topic: String = "ferry") -> [String] {
    (1...count).map {
      "On day \($0) the \(topic) was late again, its owner said, and nobody on the quay was surprised."
    }
  }

  private func paragraphs(_ count: Int, _ topic: String = "ferry") -> String {
    prose(count, topic).map { "<p>\($0)</p>" }.joined()
  }

  private func page(_ body: String, head: String = "", attributes: String = "") throws -> Document {
    try html("<html><head>\(head)</head><body \(attributes)>\(body)</body></html>")
  }

  private func copied(_ document: Document) -> [String] {
    document.blocks.filter(\.kind.isBody).map { document.string($0.range) }
  }

  private func kind(_ words: String, _ document: Document) -> BlockKind? {
    document.blocks.first { document.string($0.range).contains(words) }?.kind
  }

  // MARK: Threads

  private func posts(_ attributes: String) -> String {
    prose(5).map {
      "<div \(attributes)><span>Ann, member</span><div><p>\($0)</p></div></div>"
    }
    .joined()
  }

  @Test(arguments: [
    ("<div itemtype='https://schema.org/DiscussionForumPosting'>", "", ""),
    ("<div itemtype='https://schema.org/QAPage'>", "", ""),
    (
      "<div>", "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\"}</script>",
      ""
    ),
    ("<div>", "<script type=application/ld+json>[{ \"@type\" : \"QAPage\" }]</script>", ""),
    ("<div>", "", "class='template-thread_view'"),
  ])
  func repliesAreTheCopyOfAThread(_ box: String, _ head: String, _ attributes: String) throws {
    let opening = "<div>\(paragraphs(8, "bus"))</div>"
    let replies = posts("itemprop=comment itemtype='http://schema.org/Comment'")
    let thread = try page("\(box)\(opening)\(replies)</div>", head: head, attributes: attributes)
    #expect(copied(thread).count { $0.contains("ferry") } == 5)
    let article = try page("<div>\(opening)\(replies)</div>")
    #expect(copied(article).count { $0.contains("ferry") } == 0)
    #expect(article.blocks.count { $0.kind == .comment } == 5)
  }

  @Test func commentsOnAnswersAreComments() throws {
    let answer = "<div itemtype='https://schema.org/Answer'>\(paragraphs(5, "bus"))</div>"
    let comments = posts("itemprop=comment itemtype='https://schema.org/Comment'")
    let document = try page("<div itemtype='https://schema.org/QAPage'>\(answer)\(comments)</div>")
    #expect(kind("bus", document) == .paragraph)
    #expect(kind("ferry", document) == .comment)
  }

  @Test func manyCommentsDoNotMakeAnArticleAThread() throws {
    let comments = (1...3).map { posts("class='comment even thread-even' id=c\($0)") }.joined()
    let body = """
      <article class='post status-publish'><div class=entry-content>\(paragraphs(3, "bus"))</div>\
      </article><div id=comments>\(comments)</div>
      """
    let document = try page(body, head: "<meta property=og:type content=article>")
    #expect(copied(document).count { $0.contains("bus") } == 3)
    #expect(copied(document).count { $0.contains("ferry") } == 0)
  }

  @Test func whatStandsBesideThePostsIsNoCopy() throws {
    let posts = prose(5).enumerated().map { number, text in
      """
      <div class="post post-\(number)"><div class=user><h4>Ann</h4><dl><dt>Joined</dt><dd>May 2020</dd>\
      </dl></div><div class=words><p>\(text)</p><p>Yes.</p></div><div class=signature>Ann of Quaytown</div></div>
      """
    }
    let document = try page(
      "<div itemtype='https://schema.org/DiscussionForumPosting'>\(posts.joined())</div>"
    )
    #expect(copied(document) == prose(5).flatMap { [$0, "Yes."] })
    #expect(kind("Quaytown", document) == .furniture)
  }

  // MARK: JSON-LD

  @Test(arguments: [
    ("", ""), (". ", ".<\\/p>\\n<p>"), ("e", "\\u0065"), (" and ", " &amp; \\u201cand\\u201d "),
  ])
  func theArticleOfTheJSONIsTheCopy(_ plain: String, _ written: String) throws {
    let advice = (1...14).map {
      "Buy ticket \($0) early, bring a coat, mind the step, hold the rail."
    }
    .joined(separator: " ")
    let body = "<nav><a href=/>Home</a></nav><div>\(paragraphs(9))</div><div><p>\(advice)</p></div>"
    let text = prose(9).joined(separator: " ").replacing(
      plain.isEmpty ? "\u{0}" : plain,
      with: written
    )
    let head = """
      <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "x \\" y", \
      "articleBody": "\(text)"}]}</script>
      """
    #expect(copied(try page(body)).contains { $0.contains("ticket") })
    #expect(copied(try page(body, head: head)) == prose(9))
  }

  @Test(arguments: [
    "{", "{\"articleBody\": \"", "{\"articleBody\": \"\\", "\"\"\":", "[1, \"@type\"]", "",
  ])
  func brokenJSONDoesNoHarm(_ json: String) throws {
    let head = "<script type='application/ld+json'>\(json)</script>"
    #expect(copied(try page("<div>\(paragraphs(4))</div>", head: head)) == prose(4))
  }

  // MARK: Lists of teasers

  private func teasers(_ count: Int) -> String {
    (1...count).map {
      """
      <div class=card><h3><a href=/\($0)>Another story, number \($0)</a></h3>\
      <p>What happened in story \($0), and what the council of the town then said about it.</p></div>
      """
    }
    .joined()
  }

  @Test func teasersBelowAnArticleAreFurniture() throws {
    let document = try page("<div><div>\(paragraphs(12))</div><div>\(teasers(6))</div></div>")
    #expect(copied(document) == prose(12))
    #expect(kind("Another story", document) == .furniture)
    #expect(kind("What happened", document) == .furniture)
  }

  @Test func aPageOfTeasersAloneIsCopy() throws {
    let document = try page("<nav><a href=/>Home</a></nav><div>\(teasers(8))</div>")
    #expect(copied(document).count { $0.hasPrefix("What happened") } == 8)
  }

  // MARK: What is on the page twice

  @Test func aPostShownAgainIsReadOnce() throws {
    let post =
      "The ferry was late again, its owner said, and nobody on the quay was much surprised by it."
    let body = """
      <nav><a href=/>Home</a></nav><div><div>\(paragraphs(4))<p>\(post)</p></div>\
      <div><div class=context><p>\(post)</p></div>\(paragraphs(4, "bus"))</div></div>
      """
    #expect(copied(try page(body)).count { $0 == post } == 1)
    let twice = try page(
      "<nav><a href=/>Home</a></nav><div>\(paragraphs(4))<p>\(post)</p><p>\(post)</p></div>"
    )
    #expect(copied(twice).count { $0 == post } == 2)
    let quoted = body.replacing("<div class=context>", with: "<blockquote>")
      .replacing(
        "</p></div>\(paragraphs(4, "bus"))",
        with: "</p></blockquote>\(paragraphs(4, "bus"))"
      )
    #expect(copied(try page(quoted)).count { $0 == post } == 2)
  }

  // MARK: Hidden and late parts

  @Test(arguments: [
    "sr-only", "hidden", "elementor-hidden-desktop", "visually-hidden", "d-md-none",
  ])
  func classesHide(_ name: String) throws {
    let document = try page(
      "<div>\(paragraphs(4))<div class='x \(name)'><p>For narrow screens the ferry is late, too, they say.</p></div></div>"
    )
    #expect(kind("narrow", document) == .furniture)
  }

  @Test func classesThatShowAgainDoNotHide() throws {
    let document = try page(
      "<div>\(paragraphs(4))<div class='hidden md:block'><p>For wide screens the ferry is late, too, they say.</p></div></div>"
    )
    #expect(kind("wide", document) == .paragraph)
  }

  @Test func partsThatReactSendsLateAreRead() throws {
    let document = try page(
      "<main>\(paragraphs(2, "bus"))<template id=B:0></template></main><div hidden id=S:0>\(paragraphs(9))</div>"
    )
    #expect(copied(document).count { $0.contains("ferry") } == 9)
  }

  // MARK: Pages without text

  @Test func aPageWithoutTextGivesItsDescription() throws {
    let source = """
      <html><head><meta name=description content="Short."><meta property="og:description" \
      content="The ferry&#39;s late, &amp; nobody is surprised."></head><body><div id=app></div></body></html>
      """
    let document = try html(source)
    #expect(summary(document) == ["paragraph: The ferry's late, & nobody is surprised."])
    #expect(document.notes.count == 1)
    #expect(
      try pieces("ferry's late, & nobody", of: document, in: Array(source.utf8))
        == ["ferry&#39;s late, &amp; nobody"]
    )
    checkPieces(of: document, in: Array(source.utf8), count: 50, seed: 3)
    let full = try html(source.replacing("<div id=app>", with: "<div id=app>\(paragraphs(2))"))
    #expect(copied(full) == prose(2))
    #expect(full.notes.isEmpty)
  }

  // MARK: Captions, names and dates

  @Test(arguments: [
    "<div class=pic><img src=a.jpg><span>The ferry in port.</span></div>",
    "<div><img src=a.jpg><br><em>The ferry in port.</em></div>",
    "<div><a href=/a><img src=a.jpg></a><p>The ferry in port.</p></div>",
    "<figure><picture><img src=a.jpg></picture><figcaption>The ferry in port.</figcaption></figure>",
  ])
  func aTextInABoxWithAPictureIsItsCaption(_ box: String) throws {
    let document = try page(
      "<nav><a href=/>Home</a></nav><div><div>\(paragraphs(3))</div>\(box)<div>\(paragraphs(3, "bus"))</div></div>"
    )
    #expect(kind("in port", document) == .caption)
  }

  @Test func aParagraphWithAPictureIsCopy() throws {
    let document = try page(
      "<nav><a href=/>Home</a></nav><div>\(paragraphs(3))<p><img src=a.jpg>The ferry is in port, they say.</p>\(paragraphs(3))</div>"
    )
    #expect(kind("in port", document) == .paragraph)
  }

  @Test func namesAndDatesAboveTheCopyAreToldApart() throws {
    let document = try page(
      """
      <article><h1>The ferry is late again</h1><div class=byline>By Ann Lee</div>\
      <div class=dateline>Quaytown, 5 May 2024</div><time>Updated 6 May 2024</time>\(paragraphs(12))</article>\
      <div class=list>\(teasers(4))<p class=byline>By Someone Else</p></div><footer>All rights reserved</footer>
      """
    )
    #expect(kind("Ann Lee", document) == .byline)
    #expect(kind("Quaytown", document) == .dateline)
    #expect(kind("Updated", document) == .dateline)
    #expect(kind("Someone Else", document) == .furniture)
  }

  // MARK: Microdata

  @Test func anArticleBodyIsTheCopyWhateverStandsBesideIt() throws {
    let document = try page(
      "<nav><a href=/>Home</a></nav><div><div itemprop=articleBody>\(paragraphs(4))</div><div>\(paragraphs(5, "advice"))</div></div>"
    )
    #expect(copied(document) == prose(4))
  }
}
