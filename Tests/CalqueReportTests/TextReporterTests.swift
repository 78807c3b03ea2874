import CalqueCore
import Testing

@testable import CalqueReport

@Suite("Text report")
struct TextReporterTests {
  @Test("nothing found is one line")
  func nothing() throws {
    var report = Sample.report
    report.documents = [Sample.shop]
    report.errors = []
    let output = try TextReporter().render(report, options: ReportOptions())
    #expect(output == "Nothing found in 1 document, 16 words\n")
  }

  @Test("without colours there is no escape sequence, with them the text is the same")
  func colours() throws {
    let plain = try TextReporter().render(Sample.report, options: ReportOptions())
    let colored = try TextReporter().render(Sample.report, options: ReportOptions(color: true))
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}["))
    #expect(colored.replacing(#/\x{1B}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test("lines keep to their width and the words are there", arguments: [0, 150, 590, 1_190])
  func excerpt(start: Int) {
    let text = String(repeating: "harbor 北極星 é ", count: 60)
    let place = TextRange(start, start + 12).clamped(to: Array(text.utf8))
    let excerpt = Excerpt(of: place, in: text, width: 96)
    let line = excerpt.before + excerpt.words + excerpt.after
    #expect(DisplayWidth.of(line) <= 97)
    #expect(DisplayWidth.of(line) >= min(60, text.utf8.count - start))
    #expect(excerpt.words == Array(text.utf8).string(place.range))
  }

  @Test("words that are too long lose their middle")
  func longWords() {
    let text = "begin " + String(repeating: "very ", count: 200) + "end"
    let excerpt = Excerpt(of: TextRange(0, text.utf8.count), in: text, width: 96)
    #expect(excerpt.words.hasPrefix("begin very"))
    #expect(excerpt.words.hasSuffix("very end"))
    #expect(DisplayWidth.of(excerpt.words) <= 96)
  }

  @Test(
    "width of characters",
    arguments: [("a", 1), ("é", 1), ("e\u{301}", 1), ("北", 2), ("👍", 2)]
  )
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }
}
