import CalqueCore
import CalqueFeed
import CalqueInput
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

/// The fetcher against real servers on this machine.
@Suite struct FetcherTests {
  private typealias Routes = Router<BasicRequestContext>

  private static let feed = "<rss version=\"2.0\"><channel><title>Über</title></channel></rss>"

  private func request(_ port: Int, _ path: String, host: String = "127.0.0.1") throws
    -> FetchRequest
  {
    FetchRequest(url: try WebAddress("http://\(host):\(port)\(path)"))
  }

  private func content(_ result: FetchResult) throws -> FetchResult.Content {
    guard case .content(let content) = result.outcome else {
      Issue.record("no content: \(result.outcome)")
      throw FetchFault.cancelled
    }
    return content
  }

  private static func response(
    _ status: HTTPResponse.Status = .ok,
    _ headers: [String: String] = [:],
    _ body: [UInt8] = []
  ) -> Response {
    var fields = HTTPFields()
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return Response(
      status: status,
      headers: fields,
      body: .init(byteBuffer: ByteBuffer(bytes: body))
    )
  }

  @Test func anUnchangedFeedIsNotSentAgain() async throws {
    let router = Routes()
    router.get("feed") { request, _ in
      if request.headers[.ifNoneMatch] == "\"v1\"",
        request.headers[.ifModifiedSince] == "Mon, 01 Jan 2024 00:00:00 GMT"
      {
        return Self.response(.notModified)
      }
      return Self.response(
        .ok,
        ["ETag": "\"v1\"", "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"],
        Array(Self.feed.utf8)
      )
    }
    router.get("always-304") { _, _ in Self.response(.notModified) }
    try await LocalServer.serving(router) { port in
      let fetcher = Fetcher.test()
      var request = try request(port, "/feed")
      let first = try content(await fetcher.fetch(request))
      #expect(String(decoding: first.bytes, as: UTF8.self) == Self.feed)
      request.etag = first.etag
      request.lastModified = first.lastModified
      #expect(await fetcher.fetch(request).outcome == .unchanged)
      // Whoever asks for the first time has nothing that could be unchanged.
      #expect(
        await fetcher.fetch(try self.request(port, "/always-304")).outcome == .failed(.status(304))
      )
    }
  }

  @Test func aFeedThatChangesIsSentAnewAndSaysWhoAsks() async throws {
    let router = Routes()
    router.get("feed") { request, _ in
      let isOld = request.headers[.ifNoneMatch] == "\"v1\""
      let text = "\(isOld ? 2 : 1) \(request.headers[.userAgent] ?? "")"
      return Self.response(.ok, ["ETag": isOld ? "\"v2\"" : "\"v1\""], Array(text.utf8))
    }
    try await LocalServer.serving(router) { port in
      var request = try request(port, "/feed")
      let first = try content(await Fetcher.test().fetch(request))
      request.etag = first.etag
      let second = try content(await Fetcher.test().fetch(request))
      #expect(String(decoding: first.bytes, as: UTF8.self) == "1 Calque-Test/1")
      #expect(String(decoding: second.bytes, as: UTF8.self) == "2 Calque-Test/1")
      #expect(second.etag == "\"v2\"")
    }
  }

  @Test func redirectsAreFollowedAndMovesTold() async throws {
    let router = Routes()
    router.get("old") { _, _ in Self.response(.movedPermanently, ["Location": "/newer"]) }
    router.get("newer") { _, _ in Self.response(.permanentRedirect, ["Location": "feed?a=1"]) }
    router.get("now") { _, _ in Self.response(.found, ["Location": "/feed?a=1"]) }
    router.get("feed") { request, _ in
      Self.response(.ok, [:], Array((request.uri.query ?? "").utf8))
    }
    router.get("a") { _, _ in Self.response(.found, ["Location": "/b"]) }
    router.get("b") { _, _ in Self.response(.found, ["Location": "/a"]) }
    router.get("gone") { _, _ in Self.response(.gone) }
    router.get("was") { _, _ in Self.response(.movedPermanently, ["Location": "/gone"]) }
    router.get("elsewhere") { _, _ in Self.response(.found, ["Location": "/gone"]) }
    try await LocalServer.serving(router) { port in
      let fetcher = Fetcher.test()
      let old = await fetcher.fetch(try request(port, "/old"))
      #expect(try content(old).bytes == Array("a=1".utf8))
      #expect(old.moved == old.url)
      #expect(old.url.path == "/feed?a=1")
      #expect(await fetcher.fetch(try request(port, "/now")).moved == nil)
      #expect(
        await fetcher.fetch(try request(port, "/a")).outcome
          == .failed(.redirectLoop(try request(port, "/a").url))
      )
      #expect(await fetcher.fetch(try request(port, "/gone")).outcome == .gone)
      #expect(await fetcher.fetch(try request(port, "/was")).outcome == .gone)
      #expect(
        await fetcher.fetch(try request(port, "/elsewhere")).outcome == .failed(.status(410))
      )
    }
  }

  @Test func whatIsNotPublicIsNotReached() async throws {
    let router = Routes()
    router.get("feed") { _, _ in Self.response(.ok, [:], Array(Self.feed.utf8)) }
    for (index, target) in [
      "http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]:1/", "http://inner.test/",
      "http://mixed.test/", "http://127.0.0.2/", "http://2130706434/", "file:///etc/passwd",
    ].enumerated() {
      router.get("to/\(index)") { _, _ in Self.response(.found, ["Location": target]) }
    }
    try await LocalServer.serving(router) { port in
      let strict = await Fetcher.test(allowed: []).fetch(try request(port, "/feed"))
      #expect(
        strict.outcome
          == .failed(
            .refused(
              host: "127.0.0.1",
              address: "127.0.0.1",
              reason: "an address of this machine"
            )
          )
      )
      let fetcher = Fetcher.test(hosts: [
        "inner.test": ["192.168.0.1"], "mixed.test": ["127.0.0.1", "10.9.9.9"],
        "2130706434": ["127.0.0.2"],
      ])
      for index in 0..<7 {
        let result = await fetcher.fetch(try request(port, "/to/\(index)"))
        guard case .failed(.refused) = result.outcome else {
          Issue.record("\(index): \(result.outcome)")
          continue
        }
      }
      guard case .failed(.redirect) = await fetcher.fetch(try request(port, "/to/7")).outcome
      else {
        Issue.record("a file was reached")
        return
      }
    }
  }

  @Test func theCheckedAddressIsTheOneThatIsReached() async throws {
    let router = Routes()
    router.get("feed") { request, _ in
      Self.response(.ok, [:], Array((request.head.authority ?? "").utf8))
    }
    try await LocalServer.serving(router) { port in
      // No name server knows this host: only the address that was checked leads there.
      let fetcher = Fetcher.test(hosts: [
        "feed.test": ["127.0.0.1"], "feed.test.": ["127.0.0.1"],
        "two.test": ["127.0.0.9", "127.0.0.1"],
      ])
      for host in ["feed.test", "FEED.test", "feed.test."] {
        let content = try content(await fetcher.fetch(try request(port, "/feed", host: host)))
        #expect(content.bytes == Array("\(host.lowercased()):\(port)".utf8))
      }
      let wide = Fetcher.test(
        allowed: ["127.0.0.0/8"],
        hosts: ["two.test": ["127.0.0.9", "127.0.0.1"]]
      )
      _ = try content(await wide.fetch(try request(port, "/feed", host: "two.test")))
    }
  }

  @Test func secretsAreNotCarriedElsewhere() async throws {
    let router = Routes()
    router.get("token") { request, _ in
      Self.response(.ok, [:], Array((request.headers[.authorization] ?? "none").utf8))
    }
    router.get("here") { _, _ in Self.response(.found, ["Location": "/token"]) }
    router.get("there") { request, _ in
      let port = request.head.authority?.split(separator: ":").last ?? ""
      return Self.response(.found, ["Location": "http://other.test:\(port)/token"])
    }
    try await LocalServer.serving(router) { port in
      let fetcher = Fetcher.test(hosts: ["other.test": ["127.0.0.1"]])
      for (path, told) in [("/token", "s"), ("/here", "s"), ("/there", "none")] {
        var request = try request(port, path)
        request.headers = [.init(name: "Authorization", value: "s")]
        #expect(try content(await fetcher.fetch(request)).bytes == Array(told.utf8))
      }
    }
  }

  @Test func failuresThatPassAreTriedAgain() async throws {
    let counter = Counter()
    let router = Routes()
    router.get("busy") { _, _ in
      await counter.next() < 3
        ? Self.response(.serviceUnavailable, ["Retry-After": "1"]) : Self.response()
    }
    router.get("closed") { _, _ in
      _ = await counter.next()
      return Self.response(.serviceUnavailable, ["Retry-After": "3600"])
    }
    router.get("missing") { _, _ in
      _ = await counter.next()
      return Self.response(.notFound)
    }
    try await LocalServer.serving(router) { port in
      let start = ContinuousClock.now
      let busy = await Fetcher.test(attempts: 3).fetch(try request(port, "/busy"))
      #expect(try content(busy).bytes.isEmpty)
      #expect(busy.attempts == 3)
      #expect(ContinuousClock.now - start >= .seconds(2))
      let closed = await Fetcher.test(attempts: 3).fetch(try request(port, "/closed"))
      #expect(closed.outcome == .failed(.status(503, retryAfter: 3600)))
      #expect(closed.attempts == 1)
      #expect(await Fetcher.test(attempts: 3).fetch(try request(port, "/missing")).attempts == 1)
      #expect(await counter.value == 5)
    }
  }

  private actor Counter {
    private(set) var value = 0

    func next() -> Int {
      value += 1
      return value
    }
  }

  @Test func slowAnswersEnd() async throws {
    let limits = FetchLimits(time: .seconds(1), silence: .seconds(600), bytes: 1 << 20)
    let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin".utf8)
    for bytes in [[], head] {
      try await LocalServer.sending(bytes, closes: false) { port in
        let result = await Fetcher.test(limits: limits).fetch(try request(port, "/"))
        #expect(result.outcome == .failed(.slow(.seconds(1))))
      }
    }
  }

  @Test(arguments: [
    "", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin", "\u{0}\u{1}\u{2}garbage\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbeg",
  ])
  func brokenAnswersAreFaults(_ answer: String) async throws {
    try await LocalServer.sending(Array(answer.utf8)) { port in
      let result = await Fetcher.test().fetch(try request(port, "/"))
      guard case .failed(.connection) = result.outcome else {
        Issue.record("\(result.outcome)")
        return
      }
    }
  }

  @Test func whereNobodyListensIsAFault() async throws {
    let result = await Fetcher.test(attempts: 2).fetch(try request(1, "/"))
    #expect(
      result.outcome == .failed(.connection(host: "127.0.0.1", problem: "Connection refused"))
    )
    #expect(result.attempts == 2)
  }

  @Test func compressedBodiesAreUnpackedUpToTheLimit() async throws {
    let text = Array(String(repeating: Self.feed, count: 50).utf8)
    let bomb = Compression.compressed([UInt8](repeating: 0x20, count: 4 << 20), .gzip)
    let bodies: [String: (String, [UInt8])] = [
      "gzip": ("gzip", Compression.compressed(text, .gzip)),
      "zlib": ("deflate", Compression.compressed(text, .zlib)),
      "raw": ("deflate", Compression.compressed(text, .raw)),
      "plain": ("gzip", text),
      "two": ("gzip", Compression.compressed(text, .gzip) + Compression.compressed(text, .gzip)),
      "bomb": ("gzip", bomb),
      "cut": ("gzip", Array(Compression.compressed(text, .gzip).dropLast(20))),
      "brotli": ("br", text),
    ]
    let router = Routes()
    router.get("body/:name") { _, context in
      let (encoding, bytes) = bodies[context.parameters.get("name") ?? ""] ?? ("", [])
      return Self.response(.ok, ["Content-Encoding": encoding], bytes)
    }
    try await LocalServer.serving(router) { port in
      let fetcher = Fetcher.test()
      for name in ["gzip", "zlib", "raw", "plain"] {
        let result = await fetcher.fetch(try request(port, "/body/\(name)"))
        #expect(try content(result).bytes == text, "\(name)")
      }
      #expect(try content(await fetcher.fetch(try request(port, "/body/two"))).bytes == text + text)
      #expect(bomb.count < 1 << 20)
      #expect(
        await fetcher.fetch(try request(port, "/body/bomb")).outcome
          == .failed(.tooLarge(limit: 1 << 20))
      )
      for name in ["cut", "brotli"] {
        let outcome = await fetcher.fetch(try request(port, "/body/\(name)")).outcome
        guard case .failed(.damaged) = outcome else {
          Issue.record("\(name): \(outcome)")
          continue
        }
      }
    }
  }

  @Test func hugeBodiesAreCutOff() async throws {
    let router = Routes()
    // Without a length, and without an end.
    router.get("endless") { _, _ in
      Response(
        status: .ok,
        body: .init { writer in
          let piece = ByteBuffer(repeating: 0x20, count: 64 << 10)
          while true { try await writer.write(piece) }
        }
      )
    }
    router.get("large") { _, _ in
      Self.response(.ok, [:], [UInt8](repeating: 0x20, count: 2 << 20))
    }
    try await LocalServer.serving(router) { port in
      for path in ["/endless", "/large"] {
        let result = await Fetcher.test().fetch(try request(port, path))
        #expect(result.outcome == .failed(.tooLarge(limit: 1 << 20)))
      }
    }
  }

  @Test func charsetsOfHeadersAreBelievedAsFarAsBytesAllow() async throws {
    let latin =
      Array("<rss><channel><item><title>Gr".utf8) + [0xFC, 0xDF, 0x65]
      + Array("</title></item></channel></rss>".utf8)
    let cyrillic =
      Array("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>".utf8)
      + [0xCC, 0xE8, 0xF0] + Array("</title></item></channel></rss>".utf8)
    let utf8 = Array("<rss><channel><item><title>Grüße</title></item></channel></rss>".utf8)
    let bodies: [String: (String, [UInt8], String)] = [
      "right": ("text/xml; charset=iso-8859-1", latin, "Grüße"),
      // The header goes before the declaration.
      "over": ("text/xml; charset=windows-1251", cyrillic, "Мир"),
      // What is UTF-8 is no other encoding by chance.
      "wrong": ("text/xml; charset=iso-8859-1", utf8, "Grüße"),
      "unknown": ("text/xml; charset=klingon", utf8, "Grüße"),
    ]
    let router = Routes()
    router.get("body/:name") { _, context in
      let (type, bytes, _) = bodies[context.parameters.get("name") ?? ""] ?? ("", [], "")
      return Self.response(.ok, ["Content-Type": type], bytes)
    }
    try await LocalServer.serving(router) { port in
      for (name, body) in bodies {
        let content = try content(await Fetcher.test().fetch(try request(port, "/body/\(name)")))
        var titles: [String?] = []
        try Readers.read(bytes: content.bytes, path: "feed", charset: content.charset) {
          titles.append(try? $0.get().title)
        }
        #expect(titles == [body.2], "\(name)")
      }
    }
  }

  @Test func proxiesAreAskedInsteadOfTheServer() async throws {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy"
    try await LocalServer.sending(Array(answer.utf8), closes: false) { port in
      let proxies = ProxySettings(environment: ["http_proxy": "http://127.0.0.1:\(port)"])
      let fetcher = Fetcher.test(hosts: ["inner.test": ["10.0.0.1"]], proxies: proxies)
      // Unknown here, but perhaps not to the proxy.
      let outer = await fetcher.fetch(FetchRequest(url: try WebAddress("http://outer.test/")))
      #expect(try content(outer).bytes == Array("proxy".utf8))
      for host in ["inner.test", "10.0.0.1"] {
        let inner = await fetcher.fetch(FetchRequest(url: try WebAddress("http://\(host)/")))
        guard case .failed(.refused) = inner.outcome else {
          Issue.record("\(inner.outcome)")
          continue
        }
      }
    }
  }
}
