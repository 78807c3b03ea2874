import Testing

@testable import CalqueFeed

@Suite struct RobotsTests {
  private func rules(_ text: String) -> RobotsRules { RobotsRules(Array(text.utf8)) }

  private func allows(_ text: String, _ path: String) -> Bool { rules(text).allows(path) }

  @Test(arguments: [
    // Nothing said.
    ("", "/a", true), ("Disallow: /", "/a", true), ("User-agent: *\nDisallow:", "/a", true),
    // Prefixes.
    ("User-agent: *\nDisallow: /a", "/a", false), ("User-agent: *\nDisallow: /a", "/ab/c?d", false),
    ("User-agent: *\nDisallow: /a", "/b", true), ("User-agent: *\nDisallow: /a/", "/a", true),
    ("User-agent: *\nDisallow: /A", "/a", true), ("User-agent: *\nDisallow: a", "/a", true),
    // The longest holds; of equals the one that allows.
    ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", true),
    ("User-agent: *\nAllow: /news/\nDisallow: /news/old", "/news/old/1", false),
    ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true),
    ("User-agent: *\nDisallow: /*.html\nAllow: /page", "/page.html", false),
    // Asterisks and the end.
    ("User-agent: *\nDisallow: /*.gif$", "/a/b.gif", false),
    ("User-agent: *\nDisallow: /*.gif$", "/a/b.gif?c", true),
    ("User-agent: *\nDisallow: /a*b*c", "/aXbYYc/d", false),
    ("User-agent: *\nDisallow: /a*b*c$", "/abcbc", false),
    ("User-agent: *\nDisallow: /a*bc$", "/abcb", true),
    ("User-agent: *\nDisallow: /a*a$", "/a", true), ("User-agent: *\nDisallow: /a$", "/a", false),
    ("User-agent: *\nDisallow: *", "/a", false), ("User-agent: *\nDisallow: /$", "/", false),
    ("User-agent: *\nDisallow: /**/a", "/x/a", false),
    ("User-agent: *\nDisallow: /a$b", "/a$b", false),
    ("User-agent: *\nDisallow: /*abab", "/abaabab", false),
    // One way of encoding.
    ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", false),
    ("User-agent: *\nDisallow: /~joe", "/%7ejoe", false),
    ("User-agent: *\nDisallow: /café", "/caf%c3%a9", false),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/caf%c3%a9", false),
    ("User-agent: *\nDisallow: /a%2fb", "/a/b", true),
    ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false),
    ("User-agent: *\nDisallow: /a-%2A", "/a-*", false),
    ("User-agent: *\nDisallow: /a-%2A", "/a-b", true),
    // Whom a group is for.
    ("User-agent: Other\nDisallow: /", "/a", true),
    ("User-agent: CALQUE\nDisallow: /", "/a", false),
    ("User-agent: Calque/1.0 (x)\nDisallow: /", "/a", false),
    ("User-agent: calquebot\nDisallow: /", "/a", true),
    ("User-agent: *\nDisallow: /\n\nUser-agent: calque\nDisallow: /b", "/a", true),
    ("User-agent: calque\nAllow: /\nUser-agent: *\nDisallow: /", "/a", true),
    ("User-agent: *\nDisallow: /\nUser-agent: calque", "/a", true),
    ("User-agent: a\nUser-agent: calque\nDisallow: /", "/a", false),
    (
      "User-agent: calque\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: Calque\nDisallow: /b",
      "/b", false
    ),
    (
      "User-agent: calque\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: Calque\nDisallow: /b",
      "/c", true
    ),
    ("User-agent: calque\nSitemap: http://a.example/\nUser-agent: x\nDisallow: /", "/a", false),
    // Lines as they come.
    ("\u{FEFF}User-agent: *\r\nDisallow: /a\r\n", "/a", false),
    ("User-agent: *\rDisallow: /a\r", "/a", false),
    ("  user-AGENT :\t* # all\n DISALLOW\t:  /a # not this\n", "/a", false),
    ("User-agent: *\n# note\nnonsense\n\nNoindex: /\nDisallow: /a", "/a", false),
    ("User-agent: *\nnonsense\nNoindex: /b\n", "/b", true),
  ])
  func filesSayWhatMayBeAskedFor(_ text: String, _ path: String, _ isAllowed: Bool) {
    #expect(allows(text, path) == isAllowed, "\(text) \(path)")
  }

  @Test func delaysAreKeptUpToABound() {
    #expect(rules("User-agent: *\nCrawl-delay: 2.5").delay == 2.5)
    #expect(rules("User-agent: *\nCrawl-delay: 86400").delay == 30)
    #expect(rules("User-agent: *\nCrawl-delay: inf").delay == 30)
    for value in ["0", "-1", "nan", "soon"] {
      #expect(rules("User-agent: *\nCrawl-delay: \(value)").delay == nil)
    }
    #expect(rules("User-agent: x\nCrawl-delay: 5").delay == nil)
  }

  @Test func aLargeFileIsReadAsFarAsTheStandardAsks() {
    let filler = String(repeating: "# padding\n", count: 51_000)
    #expect(!allows("\(filler)User-agent: *\nDisallow: /a", "/a"))
    let endless = String(repeating: "# padding\n", count: 60_000)
    #expect(allows("\(endless)User-agent: *\nDisallow: /a", "/a"))
    // A rule that is cut short would forbid more.
    let head = "User-agent: *\n"
    let room = RobotsRules.limit - head.utf8.count - "Disallow: /a".utf8.count
    let cut = head + String(repeating: "#", count: room - 1) + "\nDisallow: /abc"
    #expect(allows(cut, "/ax"))
  }

  /// A matcher that tries every way would not end in the lifetime of the universe.
  @Test func hostileFilesStallNobody() {
    let path = "/" + String(repeating: "a", count: 4_000)
    let stars = String(repeating: "*a", count: 2_000)
    #expect(!allows("User-agent: *\nDisallow: /\(stars)*", path))
    #expect(allows("User-agent: *\nDisallow: /\(stars)*b$", path))
    let long = String(repeating: "a", count: 1_900) + "b"
    let lines = (0..<200).map { _ in "Disallow: /*\(long)*\(long)" }.joined(separator: "\n")
    #expect(allows("User-agent: *\n\(lines)", path))
    #expect(allows(String(repeating: "User-agent: *\n", count: 100_000), path))
  }
}
