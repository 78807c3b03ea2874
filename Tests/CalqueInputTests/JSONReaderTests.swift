import CalqueCore
import CalqueInput
import Testing

/// What is said of JSON that is not as it should be.
@Suite struct JSONReaderTests {
  private func outcomes(_ text: String, _ path: String = "-") throws -> [String] {
    var outcomes: [String] = []
    try Readers.read(bytes: Array(text.utf8), path: path) { result in
      switch result {
      case .success(let document): outcomes.append(texts(document).joined(separator: "/"))
      case .failure(let error): outcomes.append("\(error)")
      }
    }
    return outcomes
  }

  @Test func itemsBeforeAFaultAreRead() throws {
    let feed = #"""
      {"version": "https://jsonfeed.org/version/1", "items": [
        {"id": "1", "content_text": "Read."},
        {"id": "2", "content_text": "Not closed}
      ]}
      """#
    #expect(
      try outcomes(feed) == [
        "Read.",
        "standard input:3:31: The JSON is broken here: a string is not closed. "
          + "What comes after it was not read.",
      ]
    )
  }

  @Test(arguments: [
    #"{"version": "https://jsonfeed.org/version/1", "items": [], }"#,
    #"{"version": "https://jsonfeed.org/version/1" "items": []}"#,
    #"{"version": "https://jsonfeed.org/version/1", "items": [}"#,
    #"{"version": "https://jsonfeed.org/version/1", "items": [{"a": tru}]}"#,
    #"{"version": "https://jsonfeed.org/version/1", "items": [{"a": "\u12"}]}"#,
    #"{"version": "https://jsonfeed.org/version/1", "items": [{"a": 1]}"#,
  ])
  func brokenFeedsSayWhere(_ feed: String) throws {
    let last = try #require(
      (try? outcomes(feed, "feed.json"))?.last ?? Self.thrown { try outcomes(feed, "feed.json") }
    )
    #expect(last.hasPrefix("feed.json:1:"))
    #expect(last.contains("The JSON is broken here"))
  }

  private static func thrown(_ body: () throws -> [String]) -> String? {
    do {
      _ = try body()
      return nil
    } catch { return "\(error)" }
  }

  @Test func theLastOfEqualNamesCounts() throws {
    #expect(try outcomes(#"{"text": "One.", "text": "Two."}"#) == ["Two."])
  }

  @Test func emptyFeedsSaySo() throws {
    let feed = #"{"version": "https://jsonfeed.org/version/1", "items": []}"#
    let document = try Readers.read(bytes: Array(feed.utf8), path: "-")
    #expect(document.notes == ["The feed holds no item."])
    #expect(document.blocks.isEmpty)
  }

  @Test(arguments: [
    (#"{"text": "a"}"#, "-", DocumentFormat.ndjson), (#"{"html": "a"}"#, "a.json", .ndjson),
    ("{\n \"items\": []}", "a.json", .jsonFeed), (#"{"a": 1}"#, "a.json", .text),
    (#"{"a": 1}"#, "a.jsonl", .ndjson), ("{broken\n{\"text\": \"a\"}", "-", .ndjson),
    ("{ curly", "-", .text), ("<?xml version='1.0'?>\n<!-- c -->\n<rss/>", "-", .feed),
    ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "a.html", .feed),
    ("<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/'/>", "-", .feed),
    ("<?xml version='1.0'?><html><p>x", "-", .html), ("<rssx>", "-", .text),
  ])
  func formatIsTold(_ text: String, _ path: String, _ format: DocumentFormat) throws {
    var found: DocumentFormat?
    try? Readers.read(bytes: Array(text.utf8), path: path) { result in
      if case .success(let document) = result { found = document.format } else { found = .ndjson }
    }
    #expect(found == format)
  }
}
