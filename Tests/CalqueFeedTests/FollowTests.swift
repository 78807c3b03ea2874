import CalqueCore
import CalqueReport
import CalqueTestSupport
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Testing

@testable import CalqueFeed

/// Feeds whose links are followed, on a server of this machine.
@Suite struct FollowTests {
  private static let summary = "The harbour office said on Monday that work begins."

  private static func item(_ name: String, _ summary: String = summary) -> String {
    """
    <item><guid>\(name)</guid><title>Story \(name)</title><link>/\(name).html</link>
    <description>\(summary)</description></item>
    """
  }

  private static func page(_ copy: String) -> String {
    """
    <!doctype html><html lang="en"><head><title>Harbour</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/x">The office of the offices</a></li></ul></nav>
    <article><h1>The harbour</h1>
    <p>\(copy)</p>
    <p>Work on the northern quay will take two years, and ships will use the southern basin meanwhile.</p>
    <p>The fishermen have asked for a new cold store, which the town council will discuss in autumn.</p>
    </article></body></html>
    """
  }

  private static let bad = page("The committee of the committees met in the house of the houses.")

  /// A site with a feed of these items, that keeps nobody away.
  private func site(_ names: String...) -> Site {
    let site = Site()
    site.set("/feed", AuditedFeed.rss(names.map { Self.item($0) }), "application/rss+xml")
    return site
  }

  private func run(
    _ folder: TemporaryFolder,
    _ port: Int,
    keys: String = "follow: true",
    isStored: Bool = false
  ) async throws -> FeedOutcome {
    try await AuditedFeed.run(folder, port, keys: keys, isStored: isStored)
  }

  private func numbers(_ numbers: Int...) -> [Int] { numbers }

  private func document(_ folder: TemporaryFolder, _ item: String) throws -> DocumentReport {
    let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
    let json = try #require(try store.reports(of: item).first)
    return try #require(try ReportDocument(json: json).auditReport.documents.first)
  }

  @Test func thePageIsAuditedInPlaceOfTheItem() async throws {
    let folder = try TemporaryFolder()
    let site = site("1")
    site.set("/1.html", Self.bad)
    try await LocalServer.serving(site.router) { port in
      let outcome = try await run(folder, port)
      #expect(outcome.pages == FeedOutcome.Pages(followed: 1))
      #expect(numbers(outcome.versions, outcome.audited) == [1, 1])
      #expect(outcome.found.first?.title == "Story 1")
      let document = try document(folder, "1")
      #expect(document.format == .html)
      #expect(document.title == "Story 1")
      #expect(document.path == "http://127.0.0.1:\(port)/1.html")
      #expect(document.item?.id == "1")
      // Places are those of the page; its menu is no copy.
      let bytes = Array(Self.bad.utf8)
      #expect(document.findings.contains { $0.text.contains("committee of the committees") })
      for finding in document.findings {
        let place = finding.location
        let range = place.byteOffset..<place.byteOffset + place.byteLength
        #expect(String(decoding: bytes[range], as: UTF8.self) == finding.text)
        #expect(place.line == 4)
      }
      #expect(site.paths == ["/feed", "/robots.txt", "/1.html"])

      // Neither is done again.
      let second = try await run(folder, port)
      #expect(second.pages?.isIdle == true)
      #expect(numbers(second.versions, second.audited) == [0, 0])
      #expect(site.paths.filter { $0 == "/1.html" }.count == 1)

      // Other choices audit the page anew, and ask nobody.
      let requests = site.paths.count
      let again = try await run(
        folder,
        port,
        keys: "follow: true\n    packs: [{en/echo: off}]",
        isStored: true
      )
      #expect(numbers(again.audited, again.found.count) == [1, 0])
      #expect(site.paths.count == requests)
      let reports = try FeedStore(path: "\(folder.path)/feeds.sqlite").report(
        since: 0,
        until: FeedTime.now
      )
      #expect((reports.feeds.first?.total.words ?? 0) > 40)
    }
  }

  @Test func whatRobotsForbidIsNotAskedFor() async throws {
    let folder = try TemporaryFolder()
    let site = site("1", "2", "3")
    site.set(
      "/robots.txt",
      "User-agent: *\nDisallow: /\n\nUser-agent: Calque\nDisallow: /\nAllow: /2.html\nAllow: /3",
      "text/plain"
    )
    site.set("/1.html", Self.bad)
    site.set("/2.html", Self.bad)
    // A redirect is a way to a page as any other.
    site.set("/3.html", .init(status: .found, headers: ["Location": "/1.html"]))
    try await LocalServer.serving(site.router) { port in
      let outcome = try await run(folder, port)
      #expect(
        outcome.pages == FeedOutcome.Pages(followed: 1, problems: ["robots.txt forbids it": 2])
      )
      #expect(outcome.audited == 3)
      #expect(site.paths == ["/feed", "/robots.txt", "/2.html", "/3.html"])
      let document = try document(folder, "1")
      #expect(document.format == .feed)
      #expect(document.notes.contains { $0.contains("robots.txt forbids it") })
      // That is known now.
      let second = try await run(folder, port)
      #expect(second.pages?.isIdle == true)
    }
  }

  @Test func withoutAnswerOfRobotsNothingIsAskedForAndTriedThrice() async throws {
    let folder = try TemporaryFolder()
    let site = site("1", "2")
    site.set("/robots.txt", .init(status: .internalServerError))
    site.set("/1.html", Self.bad)
    site.set("/2.html", Self.bad)
    try await LocalServer.serving(site.router) { port in
      let first = try await run(folder, port)
      #expect(first.pages?.problems.values.reduce(0, +) == 2)
      #expect(numbers(first.audited, first.found.count) == [2, 0])
      #expect(!site.paths.contains("/1.html"))
      // The item was audited; now there is a page, which was not.
      site.set("/robots.txt", .init(status: .forbidden))
      let second = try await run(folder, port)
      #expect(second.pages == FeedOutcome.Pages(followed: 2))
      #expect(numbers(second.audited, second.found.count) == [2, 2])
      #expect(try document(folder, "1").format == .html)
      #expect(try await run(folder, port).audited == 0)
      #expect(try await run(folder, port, isStored: true).audited == 0)
    }
    let other = try TemporaryFolder()
    site.set("/robots.txt", .init(status: .serviceUnavailable))
    try await LocalServer.serving(site.router) { port in
      for _ in 0..<3 {
        let outcome = try await run(other, port)
        #expect(outcome.pages?.problems.isEmpty == false)
      }
      let fourth = try await run(other, port)
      #expect(fourth.pages?.isIdle == true)
    }
  }

  @Test func withoutAPageTheItemIsAuditedAndWhyIsSaid() async throws {
    let folder = try TemporaryFolder()
    let site = site("missing", "picture", "empty", "private", "plain")
    site.set("/picture.html", .init(headers: ["Content-Type": "image/png"], body: [0x89, 0x50]))
    site.set("/empty.html", "<html><head><title>Harbour</title></head><body></body></html>")
    site.set("/private.html", .init(status: .found, headers: ["Location": "http://10.0.0.1/a"]))
    site.set("/plain.html", "There is nothing here.")
    try await LocalServer.serving(site.router) { port in
      let outcome = try await run(folder, port)
      let problems = try #require(outcome.pages?.problems)
      #expect(outcome.pages?.followed == 0)
      #expect(problems.count == 5, "\(problems)")
      #expect(problems["the server answered 404"] == 1)
      #expect(problems["it is not HTML, but image/png"] == 1)
      #expect(problems["it is not HTML, whatever its server says"] == 1)
      #expect(problems["no copy was found in it"] == 1)
      #expect(problems.keys.contains { $0.hasPrefix("10.0.0.1 is a private address") })
      #expect(outcome.audited == 5)
      #expect(try document(folder, "private").format == .feed)
    }
  }

  @Test func aPageThatHoldsLessThanTheItemIsNotTheArticle() async throws {
    let folder = try TemporaryFolder()
    let site = Site()
    let copy = String(repeating: "The harbour office said on Monday that work begins. ", count: 20)
    site.set("/feed", AuditedFeed.rss([Self.item("1", copy)]), "application/rss+xml")
    site.set("/1.html", "<html><body><p>Please accept our cookies to read on.</p></body></html>")
    try await LocalServer.serving(site.router) { port in
      let outcome = try await run(folder, port)
      #expect(outcome.pages?.problems == ["it holds less copy than the item itself": 1])
      #expect(try document(folder, "1").format == .feed)
    }
  }

  @Test func pagesComeCompressedAndInTheEncodingOfTheirHeader() async throws {
    let folder = try TemporaryFolder()
    let site = site("1")
    let text = Self.page("The café of the cafés met in the house of the houses.")
    let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    site.set(
      "/1.html",
      .init(
        headers: ["Content-Type": "text/html; charset=windows-1252", "Content-Encoding": "gzip"],
        body: Array(try ContentEncoding.gzipped(latin))
      )
    )
    try await LocalServer.serving(site.router) { port in
      let outcome = try await run(folder, port)
      #expect(outcome.pages == FeedOutcome.Pages(followed: 1))
      let document = try document(folder, "1")
      #expect(document.encoding.lowercased() == "windows-1252")
      #expect(document.findings.contains { $0.text == "house of the houses" })
    }
  }

  @Test func anEditedItemAsksForItsPageAgainAndKeepsOneThatIsUnchanged() async throws {
    let folder = try TemporaryFolder()
    let site = site("1")
    let headers = ["Content-Type": "text/html", "ETag": "\"one\""]
    site.set("/1.html", .init(headers: headers, body: Array(Self.bad.utf8)))
    try await LocalServer.serving(site.router) { port in
      _ = try await run(folder, port)
      site.set("/feed", AuditedFeed.rss([Self.item("1", "It was edited.")]), "application/rss+xml")
      let edited = try await run(folder, port)
      #expect(edited.pages == FeedOutcome.Pages(followed: 1))
      #expect(numbers(edited.versions, edited.audited, edited.found.count) == [1, 1, 1])
      #expect(site.headers("/1.html").last?[.ifNoneMatch] == "\"one\"")
      // A page that has changed is kept beside the old.
      site.set("/1.html", Self.page("Nothing of note was said in the town."))
      site.set("/feed", AuditedFeed.rss([Self.item("1", "Once more.")]), "application/rss+xml")
      let changed = try await run(folder, port)
      #expect(numbers(changed.audited, changed.found.count) == [1, 0])
      let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
      let contents = try store.read { database in
        try Int.fetchOne(database, sql: "SELECT count(DISTINCT content) FROM page")
      }
      #expect(contents == 2)
      // What goes with its version: nothing is left of it.
      try store.prune(before: .max)
      let left = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM page") }
      #expect(left == 0)
    }
  }

  @Test func secretsAreForTheFeedAlone() async throws {
    let folder = try TemporaryFolder()
    let site = site("1")
    site.set("/1.html", Self.bad)
    try await LocalServer.serving(site.router) { port in
      _ = try await run(folder, port, keys: "follow: true\n    headers: {X-Token: $FEED_TOKEN}")
      let name = try #require(HTTPField.Name("X-Token"))
      #expect(site.headers("/feed").map { $0[name] } == ["secret"])
      #expect(site.headers("/1.html").map { $0[name] } == [nil])
      #expect(site.headers("/robots.txt").map { $0[name] } == [nil])
    }
  }

  @Test func aRunThatWasBrokenOffIsGoneOnWithAndMostWaitTheirTurn() async throws {
    let folder = try TemporaryFolder()
    let names = (1...60).map { "\($0)" }
    let site = Site()
    site.set("/feed", AuditedFeed.rss(names.map { Self.item($0) }), "application/rss+xml")
    for name in names { site.set("/\(name).html", Self.bad) }
    try await LocalServer.serving(site.router) { port in
      let first = try await run(folder, port)
      #expect(first.pages == FeedOutcome.Pages(followed: 50, waiting: 10))
      // Of the others the item is not audited, since the page will be.
      #expect(numbers(first.versions, first.audited) == [60, 50])
      // As if the program had been killed between feed and pages.
      let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
      try store.write { database in
        try database.execute(sql: "DELETE FROM audit WHERE version IN (3, 4)")
        try database.execute(sql: "DELETE FROM page WHERE version = 4")
      }
      let second = try await run(folder, port)
      #expect(second.pages == FeedOutcome.Pages(followed: 11))
      #expect(second.audited == 12)
      #expect(site.paths.filter { $0 == "/4.html" }.count == 2)
      #expect(site.paths.filter { $0 == "/3.html" }.count == 1)
      #expect(try document(folder, "60").format == .html)
      // A page that a feed does not hold any more is not asked for; the item is audited.
      try store.write { try $0.execute(sql: "DELETE FROM page WHERE version = 5") }
      try store.write { try $0.execute(sql: "DELETE FROM audit WHERE version = 5") }
      site.set("/feed", AuditedFeed.rss([Self.item("60")]), "application/rss+xml")
      usleep(1_100_000)
      let third = try await run(folder, port)
      #expect(third.pages?.isIdle == true)
      #expect(third.audited == 1)
      #expect(try document(folder, "5").format == .feed)
    }
  }

  @Test func aStoryIsWhatThePageTells() async throws {
    let folder = try TemporaryFolder()
    let site = site("1")
    site.set("/other", AuditedFeed.rss([Self.item("1", "Read on.")]), "application/rss+xml")
    site.set("/1.html", Self.bad)
    try await LocalServer.serving(site.router) { port in
      let other = "  - {name: Other, url: \"http://127.0.0.1:\(port)/other\", follow: true}"
      _ = try await run(folder, port, keys: "follow: true\n\(other)")
      let report = try FeedStore(path: "\(folder.path)/feeds.sqlite").report(
        since: 0,
        until: FeedTime.now
      )
      // Summaries differ, but it is one story.
      #expect(report.feeds.map(\.total.items).sorted() == [0, 1])
      #expect(report.feeds.flatMap(\.worst).map(\.alsoIn.count) == [1])
    }
  }

  @Test func aRunThatIsCancelledWaitsForNoPage() async throws {
    let folder = try TemporaryFolder()
    let site = site("1", "2")
    // Its pages have a pause of half a minute between them.
    site.set("/robots.txt", "User-agent: *\nCrawl-delay: 30", "text/plain")
    site.set("/1.html", Self.bad)
    site.set("/2.html", Self.bad)
    try await LocalServer.serving(site.router) { port in
      let task = Task { try await run(folder, port) }
      while !site.paths.contains("/1.html") { try await Task.sleep(for: .milliseconds(10)) }
      task.cancel()
      _ = try await task.value
      #expect(!site.paths.contains("/2.html"))
      site.set("/robots.txt", .init(status: .notFound))
      let next = try await run(folder, port)
      #expect(next.pages?.problems == [:])
      #expect(next.pages?.waiting == 0)
      #expect(try document(folder, "1").format == .html)
      #expect(try document(folder, "2").format == .html)
    }
  }

  @Test func theSwitchMustBeTrueOrFalse() throws {
    let list = "feeds: [{name: a, url: http://a.example/, follow: FLAG}]"
    func follows(_ flag: String) throws -> Bool? {
      let text = list.replacing("FLAG", with: flag)
      return try SubscriptionFile(text, path: "feeds.yml").feeds.first?.follows
    }
    #expect(try follows("true") == true)
    #expect(try follows("false") == false)
    #expect(throws: (any Error).self) { try follows("maybe") }
  }
}
