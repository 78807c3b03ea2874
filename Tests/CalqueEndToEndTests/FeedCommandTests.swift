import CalqueTestSupport
import Foundation
import Testing

/// Feeds and records through the program.
@Suite struct FeedCommandTests {
  private static let feed = "Tests/Fixtures/formats/rss-2.0.xml"

  @Test func itemsAreNamedInEveryReport() throws {
    let text = try Program.calque("audit", Self.feed)
    #expect(text.code == 1)
    #expect(text.output.contains("rss-2.0.xml#2  “Pumps arrive in the flooded valley”"))
    #expect(text.output.contains("rss-2.0.xml:24:26  critical"))
    #expect(text.output.contains("in 2 documents"))
    let markdown = try Program.calque("audit", Self.feed, "--format", "markdown").output
    #expect(markdown.contains("<code>\(Self.feed)#\u{200B}2</code>"))
    let page = try Program.calque("audit", Self.feed, "--format", "html").output
    #expect(page.contains("rss-2.0.xml#2"))
    #expect(page.contains("2024-03-03T18:30:00+01:00"))
  }

  @Test func jsonHoldsWhatTheFeedSays() throws {
    let json = try Program.calque("audit", Self.feed, "--format", "json").output
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    let documents = try #require(report["documents"] as? [[String: Any]])
    let item = try #require(documents.last?["item"] as? [String: Any])
    #expect(item["index"] as? Int == 2)
    #expect(item["id"] as? String == "valley-2")
    #expect(item["link"] as? String == "https://valley.example/pumps")
    #expect(item["date"] as? String == "2024-03-03T18:30:00+01:00")
    #expect(item["dateText"] as? String == "Sun, 03 Mar 2024 18:30:00 +0100")
  }

  @Test func recordsComeThroughStandardInput() throws {
    let run = try Program.calque(
      "audit",
      "-",
      input: """
        {"id": "a", "text": "They joined a coalition of coalitions."}
        {"id": "b", "text": "never closed}
        {"id": "c", "html": "<p>He said the <b>the</b> end.</p>"}
        """
    )
    #expect(run.code == 2)
    #expect(run.errors.contains("standard input:2:35: The record cannot be read"))
    #expect(run.output.contains("-#1"))
    #expect(run.output.contains("-#2"))
  }

  @Test func extractPrintsEveryItem() throws {
    let text = try Program.calque("extract", Self.feed)
    #expect(text.code == 0)
    #expect(text.output.contains("fourteen traders"))
    #expect(text.output.contains("\n\nThe council of the Amber\u{A0}province asked"))
    let json = try Program.calque("extract", Self.feed, "--format", "json").output
    #expect(json.components(separatedBy: "\"index\" : ").count == 3)
  }
}
