extension Attack {
  private static let rss =
    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>"

  /// Feeds.
  static let feeds: [Attack] = [
    Attack("feed-million-items", "feed.xml", .either) {
      $0.write(rss)
      $0.write(0..<1_000_000) { "<item><title>Item \($0)</title></item>" }
      $0.write("</channel></rss>")
    },
    Attack("feed-million-entries", "feed.atom", .either) {
      $0.write("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
      $0.write("<entry><title>a b c</title><id>a</id></entry>", times: 1_000_000)
      $0.write("</feed>")
    },
    Attack("feed-empty-items", "feed.xml", .either) {
      $0.write(rss + String(repeating: "<item/>", count: 1_000_000))
    },
    Attack("feed-unclosed-items", "feed.xml", .either) {
      $0.write(rss + String(repeating: "<item>", count: 1_000_000))
    },
    Attack("feed-nested", "feed.xml", .either) {
      $0.write(rss + String(repeating: "<item><description>", count: 500_000))
    },
    Attack("feed-nested-names", "feed.xml", .either) {
      $0.write(rss + "<item>")
      $0.write(0..<500_000) { "<a\($0)>" }
    },
    Attack("feed-attributes", "feed.xml", .either) {
      $0.write(rss + "<item ")
      $0.write(0..<60_000) { "a\($0)='x' " }
      $0.write("><title>the the</title></item></channel></rss>")
    },
    Attack("feed-namespaces", "feed.xml", .either) {
      $0.write("<?xml version=\"1.0\"?><rss ")
      $0.write(0..<60_000) { "xmlns:a\($0)='u\($0)' " }
      $0.write("><channel><item><title>the the</title></item></channel></rss>")
    },
    Attack("feed-namespaces-deep", "feed.xml", .either) {
      $0.write("<?xml version=\"1.0\"?><rss><channel>")
      $0.write(0..<900) { number in
        "<a " + (0..<100).map { "xmlns:p\(number)x\($0)='u'" }.joined(separator: " ") + ">"
      }
      $0.write("<item><title>the the</title></item>", times: 20_000)
    },
    Attack("feed-escaped-levels", "feed.xml", .either) {
      $0.write(rss + "<item><description>&")
      $0.write("amp;", times: 2_000_000)
      $0.write("lt;p&gt;the the</description></item></channel></rss>")
    },
    Attack("feed-escaped", "feed.xml", .either) {
      $0.write(rss + "<item><description>")
      $0.write("&lt;div&gt;", times: 500_000)
      $0.write("</description></item></channel></rss>")
    },
    Attack("feed-escaped-attributes", "feed.xml", .either) {
      $0.write(rss + "<item><description>&lt;p ")
      $0.write(0..<60_000) { "a\($0)=x " }
      $0.write("&gt;the the</description></item></channel></rss>")
    },
    Attack("feed-sections", "feed.xml", .either) {
      $0.write(rss + "<item><description>")
      $0.write("<![CDATA[a]]>", times: 1_000_000)
      $0.write("</description></item></channel></rss>")
    },
    Attack("feed-section-unclosed", "feed.xml", .either) {
      $0.write(rss + "<item><description><![CDATA[")
      $0.write("]]a ", times: 2_000_000)
    },
    Attack("feed-section-nested", "feed.xml", .either) {
      $0.write(rss + "<item><description>")
      $0.write("<![CDATA[<![CDATA[the the]]>]]&gt;", times: 100_000)
    },
    Attack("feed-comments", "feed.xml", .either) {
      $0.write(rss + "<item><title>")
      $0.write("a<!-- b -->", times: 800_000)
      $0.write("</title></item></channel></rss>")
    },
    Attack("feed-comment-unclosed", "feed.xml", .either) {
      $0.write(rss + "<item><title>a<!--" + String(repeating: "- ", count: 3_000_000))
    },
    Attack("feed-instructions", "feed.xml", .either) {
      $0.write(rss + "<item><title>a" + String(repeating: "<?b c?>", count: 800_000))
    },
    Attack("feed-item-50-mb", "feed.xml", .either) {
      $0.write(rss + "<item><description>")
      $0.write("the council met and ", times: 2_600_000)
      $0.write("</description></item></channel></rss>")
    },
    Attack("feed-title-50-mb", "feed.xml", .either) {
      $0.write(rss + "<item><title>")
      $0.write("a", times: 50_000_000)
      $0.write("</title></item></channel></rss>")
    },
    Attack("feed-fields", "feed.xml", .either) {
      $0.write(rss + "<item>")
      $0.write(
        "<title>the the</title><link>a</link><guid>b</guid><pubDate>c</pubDate>",
        times: 100_000
      )
      $0.write("</item></channel></rss>")
    },
    Attack("feed-bases", "feed.atom", .either) {
      $0.write("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
      $0.write("<entry xml:base='../a/'>", times: 200_000)
      $0.write("<link href='b'/><title>the the</title>")
    },
    Attack("feed-ampersands", "feed.xml", .either) {
      $0.write(rss + "<item><title>" + String(repeating: "a & b < c ", count: 600_000))
    },
    Attack("feed-prefixes", "feed.xml", .either) {
      $0.write(rss + String(repeating: "<a:item><b:title>x</b:title></a:item>", count: 100_000))
    },
    Attack("feed-dates", "feed.xml", .either) {
      $0.write(
        rss + "<item><title>the the</title><pubDate>"
          + String(repeating: "Mon, 99 ", count: 1_000_000)
      )
      $0.write("</pubDate></item></channel></rss>")
    },
    Attack("feed-rdf-items", "feed.rdf", .either) {
      $0.write(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">"
      )
      $0.write(0..<300_000) { "<item rdf:about=\"u\($0)\"><title>t</title></item>" }
    },
    Attack("feed-encoding-lies", "feed.xml", .either) {
      $0.write("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + rss.dropFirst(21) + "<item><title>")
      $0.write([0xE9, 0xFF, 0x61], times: 300_000)
    },
    Attack("feed-declaration-endless", "feed.xml", .either) {
      $0.write("<?xml " + String(repeating: "version='1.0' ", count: 400_000))
    },
    Attack("feed-truncated", "feed.xml", .either) {
      $0.write(rss + "<item><title>The the end</title><description>It is &lt;p&gt;cut &am")
    },
    Attack("feed-gzip-bomb", "feed.xml.gz", .refused("64 MiB")) {
      $0.write(
        Gzip.bomb(
          Array(repeatElement(Array("<item><title>a</title></item>".utf8), count: 30_000).joined()),
          times: 8_000
        )
      )
    },
  ]
}
