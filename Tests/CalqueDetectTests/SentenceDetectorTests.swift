import CalqueCore
import Testing

@testable import CalqueDetect

@Suite struct SentenceDetectorTests {
  @Test func theHeadlineAgainAsParagraph() throws {
    let bench = try RuleBench("{detector: {name: title-repeated, min-words: 4}}")
    #expect(
      bench.finds(
        "Minister opens new bridge in north",
        "Minister opens new bridge in north.",
        "It has two lanes."
      ) == ["Minister opens new bridge in north."]
    )
    #expect(
      bench.finds("Minister opens new bridge in north", "A new bridge in the north was opened.")
        .isEmpty
    )
    #expect(bench.finds("Two words", "Two words").isEmpty)
  }

  @Test func nearlyTheSameSentence() throws {
    let bench = try RuleBench("{detector: {name: sentence-repeated, min-words: 6, similarity: 70}}")
    let first = "The old bridge over the river was closed on Monday after a storm."
    #expect(
      bench.finds(
        "\(first) Nobody was hurt.",
        "The old bridge over the river was closed on Monday after the storm."
      ).count == 1
    )
    #expect(
      bench.finds(first, "The old bridge over the river will be opened in June after repairs.")
        .isEmpty
    )
    #expect(bench.finds(first, first, first).count == 2)
  }

  @Test func sentencesThatBeginAlike() throws {
    let bench = try RuleBench("{detector: {name: opening-repeated, min-words: 2, at-least: 3}}")
    #expect(
      bench.finds("The port closed. The port waited. The port opened. It was late.") == [
        "The port", "The port",
      ]
    )
    #expect(bench.finds("The port closed. The port waited. It opened.").isEmpty)
  }
}
