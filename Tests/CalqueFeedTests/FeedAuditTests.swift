import CalqueCore
import CalqueReport
import CalqueTestSupport
import GRDB
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import CalqueFeed

/// Feeds that are served on this machine, from the first fetch to the stored report.
@Suite struct FeedAuditTests {
  private static func item(_ guid: String, _ title: String, _ copy: String) -> String {
    """
    <item><guid>\(guid)</guid><title>\(title)</title><link>http://a.example/\(guid)</link>
    <description>&lt;p&gt;\(copy)&lt;/p&gt;</description></item>
    """
  }

  private static func feed(_ items: String...) -> String { AuditedFeed.rss(items) }

  private static let bad = item(
    "1",
    "Harbour of harbours",
    "The committee of the committees met in the house of the houses. The office of the offices was shut."
  )
  private static let good = item("2", "Rain", "It rained all day, and the children stayed inside.")

  /// A server whose answer a test changes.
  private final class Source: Sendable {
    private let state: Mutex<(body: String, status: HTTPResponse.Status, requests: Int)>

    init(_ body: String) { state = Mutex((body, .ok, 0)) }

    func set(_ body: String, _ status: HTTPResponse.Status = .ok) {
      state.withLock { ($0.body, $0.status) = (body, status) }
    }

    var requests: Int { state.withLock { $0.requests } }

    var router: Router<BasicRequestContext> {
      let router = Router()
      router.get("feed") { [self] _, _ in
        let (body, status) = state.withLock { state in
          state.requests += 1
          return (state.body, state.status)
        }
        let headers: HTTPFields = status == .serviceUnavailable ? [.retryAfter: "3600"] : [:]
        let buffer = ByteBuffer(string: body)
        return Response(status: status, headers: headers, body: .init(byteBuffer: buffer))
      }
      return router
    }
  }

  @Test func whatIsNewIsAuditedOnceAndItsReportKept() async throws {
    let folder = try TemporaryFolder()
    let source = Source(Self.feed(Self.bad, Self.good))
    try await LocalServer.serving(source.router) { port in
      let first = try await AuditedFeed.run(folder, port)
      #expect(first.fetch == .fetched)
      #expect([first.items, first.versions, first.audited] == [2, 2, 2])
      let found = try #require(first.found.first)
      #expect(first.found.count == 1)
      #expect(found.title == "Harbour of harbours")
      #expect(found.findings > 0)
      let second = try await AuditedFeed.run(folder, port)
      #expect([second.items, second.versions, second.audited] == [2, 0, 0])

      // The report says where in the feed each finding stands.
      let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
      for name in ["\(found.number)", "#\(found.number)", "1", "http://a.example/1"] {
        let json = try #require(try store.reports(of: name).first)
        let document = try #require(try ReportDocument(json: json).auditReport.documents.first)
        #expect(document.item?.id == "1")
        let bytes = Array(Self.feed(Self.bad, Self.good).utf8)
        for finding in document.findings {
          let place = finding.location
          let range = place.byteOffset..<place.byteOffset + place.byteLength
          #expect(String(decoding: bytes[range], as: UTF8.self) == finding.text)
        }
      }
      #expect(try store.reports(of: "3").isEmpty)
    }
  }

  @Test func editedAndNewItemsAreAuditedWhenTheyCome() async throws {
    let folder = try TemporaryFolder()
    let source = Source(Self.feed(Self.good))
    try await LocalServer.serving(source.router) { port in
      #expect(try await AuditedFeed.run(folder, port).audited == 1)
      let edited = Self.item("2", "Rain", "It rained all day; the children stayed inside.")
      source.set(Self.feed(Self.bad, edited))
      let outcome = try await AuditedFeed.run(folder, port)
      #expect([outcome.items, outcome.versions, outcome.audited] == [2, 2, 2])
    }
  }

  @Test func otherChoicesAreAnotherAuditWithoutAnyRequest() async throws {
    let folder = try TemporaryFolder()
    let source = Source(Self.feed(Self.bad, Self.good))
    try await LocalServer.serving(source.router) { port in
      let first = try await AuditedFeed.run(folder, port)
      #expect(try await AuditedFeed.run(folder, port, isStored: true).audited == 0)
      let requests = source.requests
      let off = try await AuditedFeed.run(
        folder,
        port,
        keys: "packs: [{en/echo: off}]",
        isStored: true
      )
      #expect(off.audited == 2)
      #expect(
        off.found.reduce(0) { $0 + $1.findings } < first.found.reduce(0) { $0 + $1.findings }
      )
      #expect(source.requests == requests)
    }
  }

  @Test func feedsThatFailOrEndAreToldApart() async throws {
    let folder = try TemporaryFolder()
    let source = Source("<html><body><p>Please log in to go on.</p></body></html>")
    try await LocalServer.serving(source.router) { port in
      guard case .failed(.damaged(let problem)) = try await AuditedFeed.run(folder, port).fetch
      else {
        Issue.record("a page was taken for a feed")
        return
      }
      #expect(problem == "it is no feed, but looks like html")
      source.set("", .internalServerError)
      #expect(try await AuditedFeed.run(folder, port).fetch == .failed(.status(500)))
      source.set(Self.feed())
      #expect(try await AuditedFeed.run(folder, port).fetch == .fetched)
      source.set("", .gone)
      #expect(try await AuditedFeed.run(folder, port).fetch == .retired)
      let requests = source.requests
      #expect(try await AuditedFeed.run(folder, port).fetch == .retired)
      #expect(source.requests == requests)
    }
  }

  @Test func aServerThatAsksForPeaceGetsIt() async throws {
    let folder = try TemporaryFolder()
    let source = Source(Self.feed(Self.good))
    try await LocalServer.serving(source.router) { port in
      source.set("", .serviceUnavailable)
      let first = try await AuditedFeed.run(folder, port)
      #expect(first.fetch == .failed(.status(503, retryAfter: 3_600)))
      source.set(Self.feed(Self.good))
      guard case .postponed(let time) = try await AuditedFeed.run(folder, port).fetch else {
        Issue.record("it was asked again")
        return
      }
      #expect(time > 1_700_000_000)
      #expect(source.requests == 1)
    }
  }

  @Test func aChangedListIsAnotherAuditAndAMovedLineIsNone() async throws {
    let folder = try TemporaryFolder()
    let source = Source(Self.feed(Self.bad, Self.good))
    try folder.write("people.tsv", "name\tkind\nKarsten Voss\tperson\n")
    let keys = "gazetteers: [people.tsv]"
    try await LocalServer.serving(source.router) { port in
      #expect(try await AuditedFeed.run(folder, port, keys: keys).audited == 2)
      #expect(
        try await AuditedFeed.run(folder, port, keys: "# Names.\n    " + keys, isStored: true)
          .audited
          == 0
      )
      try folder.write("people.tsv", "name\tkind\nKarsten Foss\tperson\n")
      #expect(try await AuditedFeed.run(folder, port, keys: keys, isStored: true).audited == 2)
    }
  }

  @Test func secretsComeFromTheEnvironment() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await AuditedFeed.run(folder, 1, keys: "headers: {X-Token: $NO_SUCH}")
    #expect(outcome.fetch == .failed(.missingVariable("NO_SUCH", header: "X-Token")))
  }

  @Test func whatWasFetchedIsAuditedAfterARunThatWasBrokenOff() async throws {
    let folder = try TemporaryFolder()
    let source = Source(Self.feed(Self.bad, Self.good))
    try await LocalServer.serving(source.router) { port in
      _ = try await AuditedFeed.run(folder, port)
      let store = try FeedStore(path: "\(folder.path)/feeds.sqlite")
      // As if the program had been killed before its second audit.
      try store.write { try $0.execute(sql: "DELETE FROM audit WHERE id = 2") }
      source.set("", .notModified)
      let outcome = try await AuditedFeed.run(folder, port)
      #expect(outcome.audited == 1)
    }
  }
}
