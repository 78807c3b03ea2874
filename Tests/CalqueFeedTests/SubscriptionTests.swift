import CalqueFeed
import CalqueInput
import CalqueRules
import Testing

@Suite struct SubscriptionTests {
  private let text = """
    # Our sources.
    feeds:
      - name: Harbour News   # the best one
        url: https://harbour.example/feed.xml
        language: en
        packs: [{en/echo: off}]
        headers: {Authorization: $HARBOUR_TOKEN}

      # Slow, but good.
      - url: http://mill.example/rss
        name: "The Mill: \\"daily\\""
    # The end.

    """

  private func file(_ text: String) throws -> SubscriptionFile {
    try SubscriptionFile(text, path: "feeds.yml")
  }

  private func fault(_ text: String) -> String? {
    do throws(PackError) {
      _ = try SubscriptionFile(text, path: "feeds.yml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aFileIsRead() throws {
    let feeds = try file(text).feeds
    #expect(feeds.map(\.name) == ["Harbour News", "The Mill: \"daily\""])
    #expect(feeds[0].headers.map(\.name) == ["Authorization"])
    #expect(feeds[0].headers.map(\.variable) == ["HARBOUR_TOKEN"])
    #expect(feeds[1].url.description == "http://mill.example/rss")
  }

  @Test(arguments: [
    ("feed: []", "feeds.yml:1:1: the list of feeds has no key “feed”; did you mean “feeds”?"),
    ("feeds:\n  - nam: x", "feeds.yml:2:5: a feed has no key “nam”; did you mean “name”?"),
    ("feeds:\n  - name: x", "feeds.yml:2:5: a feed needs the key “url”"),
    ("feeds:\n  - url: http://a.example/", "feeds.yml:2:5: a feed needs the key “name”"),
    (
      "feeds:\n  - {name: x, url: ftp://a/}",
      "feeds.yml:2:20: the address must begin with http:// or https://"
    ),
    (
      "feeds:\n  - {name: x, url: http://a/}\n  - {name: x, url: http://b/}",
      "feeds.yml:3:5: the name “x” is taken by the feed of line 2"
    ),
    (
      "feeds:\n  - {name: x, url: http://a/, headers: {Authorization: secret}}",
      "feeds.yml:2:56: the value of a header is a variable of the environment, such as $FEED_TOKEN"
    ),
    (
      "feeds:\n  - {name: x, url: http://a/, headers: {Host: $X}}",
      "feeds.yml:2:41: Calque sets the header “Host” itself"
    ),
    (
      "feeds:\n  - {name: x, url: http://a/, fail-on: bad}",
      "feeds.yml:2:40: fail-on must be one of neutral, minor, major, critical, not “bad”"
    ),
    ("feeds: 3", "feeds.yml:1:8: feeds must be a list, not a single value"),
  ])
  func faultsNameTheirPlace(_ text: String, _ message: String) { #expect(fault(text) == message) }

  @Test func addedFeedsStandBehindTheLastAndCommentsStay() throws {
    let edited = try file(text).adding([
      ("New: one", try WebAddress("https://new.example/a?b=c&d"))
    ])
    #expect(
      edited.text
        == text.replacing(
          "# The end.",
          with: "  - name: \"New: one\"\n    url: https://new.example/a?b=c&d\n# The end."
        )
    )
    #expect(edited.feeds.map(\.name).last == "New: one")
  }

  @Test(arguments: [
    "", "# Nothing yet.\n", "feeds: []\n", "feeds:\n", "feeds:", "feeds: [] # none\n",
  ])
  func theFirstFeedIsAdded(_ text: String) throws {
    let edited = try file(text).adding([("a", try WebAddress("http://a.example/"))])
    #expect(edited.feeds.map(\.name) == ["a"])
    let more = try edited.adding([("b", try WebAddress("http://b.example/"))])
    #expect(more.feeds.map(\.name) == ["a", "b"])
    #expect(try more.removing(["a", "b"]).feeds.isEmpty)
  }

  @Test func removedFeedsTakeTheirLinesAlong() throws {
    let without = try file(text).removing(["Harbour News"])
    #expect(
      without.text == """
        # Our sources.
        feeds:

          # Slow, but good.
          - url: http://mill.example/rss
            name: "The Mill: \\"daily\\""
        # The end.

        """
    )
    #expect(throws: PackError.self) { try file(text).removing(["Harbor News"]) }
  }

  @Test func lineEndsStay() throws {
    let windows = text.replacing("\n", with: "\r\n")
    let edited = try file(windows).adding([("x", try WebAddress("http://x.example/"))])
    #expect(!edited.text.replacing("\r\n", with: "").contains("\n"))
    #expect(edited.feeds.count == 3)
  }

  @Test(arguments: [
    "feeds: [{name: a, url: http://a.example/}]", "{feeds: [{name: a, url: http://a.example/}]}",
    "feeds:\n- {name: a, url: http://a.example/}\nfeedz: x",
  ])
  func whatIsWrittenOtherwiseIsLeftToTheUser(_ text: String) throws {
    #expect(throws: PackError.self) {
      try file(text).adding([("b", try WebAddress("http://b.example/"))])
    }
  }

  @Test func namesAreWrittenSoThatTheyAreReadAgain() throws {
    let names = [
      "a: b", "# c", "yes", "1", "'x'", "\"y\"", "back\\slash", "[z]", "ü", "- d e", "null", "a #b",
      "trailing.", "{x}", "*y", "&z", "!t", "%d", "@e", "`f`", "g: ", " h",
    ].filter { !$0.hasPrefix("-") }
    let url = try WebAddress("http://a.example/")
    let edited = try file("").adding(names.map { ($0, url) })
    #expect(edited.feeds.map(\.name) == names)
  }

  @Test func opmlComesBackAsItWent() throws {
    let first = try file(text)
    let list = OPML.text(of: first.feeds)
    let addition = try OPML.addition(of: Array(list.utf8), path: "x.opml", to: file(""))
    #expect(addition.feeds.map(\.name) == first.feeds.map(\.name))
    #expect(addition.feeds.map(\.url) == first.feeds.map(\.url))
    let again = try OPML.addition(of: Array(list.utf8), path: "x.opml", to: first)
    #expect(again.feeds.isEmpty)
    #expect(again.known == 2)
  }

  @Test func foldersAreFlattenedAndFaultsSaid() throws {
    let list = """
      <?xml version="1.0"?><opml version="1.1"><body><outline text="News">
      <outline TEXT="One" xmlUrl="http://one.example/"/><outline title="One" xmlurl="http://two.example/"/>
      <outline xmlUrl="http://three.example/" type="rss"/><outline xmlUrl="feed://four"/>
      <outline text="no feed" htmlUrl="http://five.example/"/>
      </outline></body></opml>
      """
    let addition = try OPML.addition(of: Array(list.utf8), path: "x.opml", to: file(""))
    #expect(addition.feeds.map(\.name) == ["One", "One 2", "three.example"])
    #expect(addition.faults == ["the address must begin with http:// or https://: “feed://four”"])
  }

  @Test(arguments: [
    "<opml><body>", "<rss/>", "no markup", "",
    "<!DOCTYPE opml [<!ENTITY a \"b\">]><opml><body><outline text='&a;' xmlUrl='http://a/'/></body></opml>",
  ])
  func whatIsNoListIsRefused(_ text: String) throws {
    let file = try file("")
    #expect(throws: InputError.self) {
      try OPML.addition(of: Array(text.utf8), path: "x.opml", to: file)
    }
  }
}
