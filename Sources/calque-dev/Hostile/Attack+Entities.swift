extension Attack {
  /// The words of a file that no input may reach.
  static let canary = "zanzibar-canary-4711"

  /// Entities, document types and inclusions, in pages and in feeds.
  ///
  /// None may be expanded, and nothing that they name may be opened.
  static let entities: [Attack] =
    [
      ("page", "page.html"), ("xhtml", "page.xhtml"), ("rss", "feed.xml"), ("atom", "feed.atom"),
      ("text", "page.txt"),
    ]
    .flatMap { kind, file in
      [
        Attack("laughs-\(kind)", file) {
          $0.write("<?xml version=\"1.0\"?>\n<!DOCTYPE x [\n<!ENTITY l0 \"the the lol\">\n")
          $0.write(1..<12) { number in
            "<!ENTITY l\(number) \"\(String(repeating: "&l\(number - 1);", count: 10))\">\n"
          }
          $0.write("]>\n")
          $0.write(body(kind, "&l11;"))
        },
        Attack("blow-up-\(kind)", file) {
          $0.write("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"")
          $0.write("the word ", times: 20_000)
          $0.write("\">]>\n")
          $0.write(body(kind, String(repeating: "&a;", count: 50_000)))
        },
        Attack("blow-up-attribute-\(kind)", file) {
          $0.write("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"")
          $0.write("the word ", times: 20_000)
          $0.write("\">]>\n<rss a=\"" + String(repeating: "&a;", count: 50_000) + "\">")
          $0.write(body(kind, "the the"))
        },
        Attack("external-\(kind)", file, isWatched: true) {
          let canary = "\($0.folder)/canary.txt"
          $0.write(
            """
            <?xml version="1.0"?>
            <!DOCTYPE x [
            <!ENTITY a SYSTEM "\(canary)">
            <!ENTITY b SYSTEM "file://\(canary)">
            <!ENTITY c PUBLIC "-//c//" "canary.txt">
            <!ENTITY % d SYSTEM "file://\(canary)">
            <!ENTITY e SYSTEM "http://127.0.0.1:9/canary.txt">
            %d;
            ]>

            """
          )
          $0.write(body(kind, "&a; &b; &c; &e; the the"))
        },
        Attack("external-dtd-\(kind)", file, isWatched: true) {
          $0.write("<?xml version=\"1.0\" standalone=\"no\"?>\n")
          $0.write("<!DOCTYPE x SYSTEM \"file://\($0.folder)/canary.txt\">\n")
          $0.write(body(kind, "&a; the the"))
        },
        Attack("inclusion-\(kind)", file, isWatched: true) {
          let canary = "file://\($0.folder)/canary.txt"
          $0.write("<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"\(canary)\"?>\n")
          $0.write(
            body(
              kind,
              """
              <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="\(canary)" parse="text"/>
              <iframe src="\(canary)"></iframe><object data="\(canary)"></object><img src="\(canary)">
              <link rel="import" href="\(canary)"><base href="file://\($0.folder)/"><a href="\(canary)">the the</a>
              """
            )
          )
        },
      ]
    } + [
      Attack("entity-self", "feed.xml") {
        $0.write(
          "<!DOCTYPE x [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><rss><channel><item><title>&a;</title></item></channel></rss>"
        )
      },
      Attack("entities-declared", "feed.xml") {
        $0.write("<?xml version=\"1.0\"?><!DOCTYPE x [")
        $0.write(0..<300_000) { "<!ENTITY e\($0) \"x\">" }
        $0.write("]>" + body("rss", "the the"))
      },
      Attack("dtd-unclosed", "feed.xml") {
        $0.write("<?xml version=\"1.0\"?><!DOCTYPE x [")
        $0.write("<!ELEMENT a (b|(c|(d))) >", times: 200_000)
      },
      Attack("dtd-model-deep", "feed.xml") {
        $0.write("<?xml version=\"1.0\"?><!DOCTYPE x [<!ELEMENT a ")
        $0.write("(", times: 1_000_000)
      },
      Attack("attributes-declared", "feed.xml") {
        $0.write("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ATTLIST item ")
        $0.write(0..<50_000) { "a\($0) CDATA \"default\" " }
        $0.write(">]>")
        $0.write(
          "<rss><channel>" + String(repeating: "<item/>", count: 10_000) + "</channel></rss>"
        )
      },
      Attack("pack-entity", "page.html") {
        $0.write("<p>&" + String(repeating: "amp;", count: 1_000_000) + "</p>")
      },
    ]

  /// A page or feed that holds the words.
  private static func body(_ kind: String, _ words: String) -> String {
    switch kind {
    case "rss":
      """
      <rss version="2.0"><channel><title>News</title><item><title>Item</title><link>http://a.example/1</link>
      <description>\(words)</description></item></channel></rss>
      """
    case "atom":
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Item</title>
      <id>a</id><content type="text">\(words)</content></entry></feed>
      """
    default: "<html><body><p>Hello.</p><p>\(words)</p></body></html>"
    }
  }
}
