import CalqueTestSupport
import Foundation
import Testing

@Suite struct EvaluateCommandTests {
  @Test func extractionIsMeasuredRecordedAndCompared() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ground-truth.json",
      """
      {"a-1": {"articleBody": "one two three four five", "url": "https://a.example/1"},
       "b-1": {"articleBody": "six seven eight nine", "url": "https://b.example/1"}}
      """
    )
    try folder.write("html/a-1.html", "<p>one two three four five")
    try folder.write("html/b-1.html", "<p>six seven eight nine ten")
    let figures = "\(folder.path)/figures.json"
    let first = try Program.calque(
      "evaluate",
      "extraction",
      folder.path,
      "--worst",
      "1",
      "--figures",
      figures,
      "--record"
    )
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("all                  2     0.7500  1.0000  0.8571       –"))
    #expect(first.output.contains("0.6667  precision 0.5000  recall 1.0000  b-1"))
    #expect(!first.output.contains("a-1"))
    let second = try Program.calque("evaluate", "extraction", folder.path, "--figures", figures)
    #expect(second.output.contains("0.8571  0.8571"))
  }
}
