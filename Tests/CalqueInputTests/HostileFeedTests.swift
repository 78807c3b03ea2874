import CalqueCore
import CalqueInput
import Glibc
import Testing

/// Feeds and records that are meant to hurt: each must be read quickly, and nothing may crash.
@Suite struct HostileFeedTests {
  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let head = "<?xml version='1.0'?><rss version='2.0'><channel>"
  private static let text = head + "<item><description>"
  private static let json = #"{"version":"https://jsonfeed.org/version/1","items":"#

  static let feeds: [(name: String, feed: String)] = [
    (
      "attributes", head + "<item " + (0..<20_000).map { "a\($0)='x'" }.joined(separator: " ") + ">"
    ),
    (
      "namespaces",
      head + (0..<250).map { "<a xmlns:n\($0)='u'>" }.joined() + repeated("<q:a/>", 30_000)
    ),
    ("names", text + (0..<60_000).map { "<a\($0)/>" }.joined()),
    ("deep", text + repeated("<b>", 40_000)), ("strays", text + repeated("</b>x", 40_000)),
    ("mismatched", text + repeated("<b></i>x", 40_000)),
    ("items", head + repeated("<item>", 40_000)),
    ("empty items", head + repeated("<item/>", 40_000)), ("angles", text + repeated("<", 60_000)),
    ("ampersands", text + repeated("& ", 60_000)),
    ("sections", text + repeated("<![CDATA[x", 30_000)),
    ("comments", text + repeated("<!--x", 30_000)),
    ("instructions", text + repeated("<?x ", 40_000)),
    ("references", text + repeated("&amp;lt;", 30_000)),
    ("fields", head + "<item>" + repeated("<title>x</title>", 30_000)),
    ("bases", head + repeated("<a xml:base='b/'>", 30_000)),
    ("roots", repeated("<item/>", 3) + head + repeated("</rss>", 40_000) + "<item><title>x"),
    (
      "declarations", "<!DOCTYPE rss [" + repeated("<!ATTLIST a b CDATA 'x'>", 50_000) + "]>" + head
    ),
    ("deep lists", json + repeated("[", 500_000)),
    ("deep objects", json + repeated(#"{"a":"#, 60_000)),
    ("open string", json + #"[{"content_text":""# + repeated("a", 2_000_000)),
    ("escapes", json + #"[{"content_text":""# + repeated(#"\ud83d\u0026"#, 30_000) + #""}]}"#),
    ("members", json + "[{" + (0..<30_000).map { #""k\#($0)":1"# }.joined(separator: ",") + "}]}"),
    ("broken lines", #"{"text":"x"}"# + repeated("\n{\"id\":1,", 40_000)),
    ("braces", #"{"text":"x"}"# + "\n" + repeated("{", 500_000)),
  ]

  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: feeds.map(\.name))
  func isReadQuickly(_ name: String) throws {
    let bytes = Array(try #require(Self.feeds.first { $0.name == name }?.feed).utf8)
    var count = 0
    // The thread's own time: other tests run beside this one.
    let start = Self.threadSeconds()
    try? Readers.read(bytes: bytes, path: "feed") { result in
      count += 1
      guard count % 2_000 == 1, case .success(let document) = result else { return }
      checkPieces(of: document, in: bytes, count: 3, seed: 5)
    }
    // Two seconds are meant; the margin is for unoptimised builds.
    #expect(Self.threadSeconds() - start < 10)
    #expect(count <= 20_102)
  }

  @Test func entitiesAreNeverExpandedOrOpened() throws {
    let bomb = """
      <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]>
      <rss><channel><item><title>&b; and &x;</title></item></channel></rss>
      """
    let document = try Readers.read(bytes: Array(bomb.utf8), path: "feed.xml")
    #expect(texts(document) == ["&b; and &x;"])
  }

  @Test func itemsAreCappedAndSaid() throws {
    let item = "<item><description>Two words.</description></item>\n"
    let bytes = Array((Self.head + "\n" + Self.repeated(item, 20_003)).utf8)
    var documents = 0
    var notes: [String] = []
    try Readers.read(bytes: bytes, path: "feed.xml") { result in
      documents += 1
      if case .success(let document) = result { notes += document.notes }
    }
    #expect(documents == 20_000)
    #expect(
      notes == [
        "The first 20000 items of the file were read, 3 more were not: split the file to have them "
          + "audited."
      ]
    )
  }

  @Test func depthIsSaidAndItemsBehindItAreRead() throws {
    let feed =
      Self.text + Self.repeated("<b>", 300) + "deep</description></item>"
      + "<item><title>Behind it</title></item></channel></rss>"
    var titles: [String?] = []
    try Readers.read(bytes: Array(feed.utf8), path: "feed.xml") { result in
      if case .success(let document) = result { titles.append(document.title) }
    }
    #expect(titles == [nil, "Behind it"])
  }
}
