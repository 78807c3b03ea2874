import CalqueFeed
import Testing

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("HTTPS://Example.ORG", "https://example.org/"),
    ("http://example.org:80/a?b=c#d", "http://example.org/a?b=c"),
    ("http://example.org:8080", "http://example.org:8080/"),
    ("https://example.org?x=1", "https://example.org/?x=1"),
    ("http://[::FFFF:127.0.0.1]:81/", "http://[::ffff:127.0.0.1]:81/"),
    ("http://example.org/ä[1]", "http://example.org/%C3%A4%5B1%5D"),
    ("http://example.org/%41", "http://example.org/%41"),
  ])
  func addressesAreWrittenAnew(_ text: String, _ canonical: String) throws {
    #expect(try WebAddress(text).description == canonical)
  }

  @Test(arguments: [
    "", "example.org", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)",
    "http:example.org", "http:///path", "http://user@example.org/", "http://a:b@example.org/",
    "http://example.org:0/", "http://example.org:65536/", "http://example.org:+80/",
    "http://exa mple.org/", "http://example.org/a\r\nHost: other", "http://example.org\\@other/",
    "http://münchen.example/", "http://%31%32%37.0.0.1/", "http://[::1", "http://[::1]x/",
    "http://[127.0.0.1]/", "http://[fe80::1%25eth0]/", "http://a..b/", "http://.a/",
  ])
  func othersAreRefused(_ text: String) {
    #expect(throws: WebAddress.Fault.self) { try WebAddress(text) }
  }

  @Test(arguments: [
    ("/b", "https://example.org/b"), ("c", "https://example.org/a/c"),
    ("../c?d", "https://example.org/c?d"), ("//Other.example/x", "https://other.example/x"),
    ("http://other.example", "http://other.example/"), ("?q", "https://example.org/a/b?q"),
    (" /b\n", "https://example.org/b"),
  ])
  func relativeAddressesStartFromTheirPage(_ text: String, _ result: String) throws {
    let base = try WebAddress("https://example.org/a/b")
    #expect(try base.resolving(text).description == result)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://x/", "//user@host/", "gopher:x"])
  func redirectsToOtherThingsAreRefused(_ text: String) throws {
    let base = try WebAddress("https://example.org/a/b")
    #expect(throws: WebAddress.Fault.self) { try base.resolving(text) }
  }

  @Test func anOriginIsSchemeHostAndPort() throws {
    let one = try WebAddress("https://example.org/a")
    #expect(try one.sharesOrigin(with: WebAddress("https://EXAMPLE.org:443/b")))
    #expect(try !one.sharesOrigin(with: WebAddress("http://example.org/a")))
    #expect(try !one.sharesOrigin(with: WebAddress("https://example.org:8443/a")))
    #expect(try !one.sharesOrigin(with: WebAddress("https://www.example.org/a")))
  }
}
