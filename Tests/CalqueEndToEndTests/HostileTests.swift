import CalqueTestSupport
import Foundation
import Testing

/// Input that is made to hurt ends soon, with an answer.
@Suite struct HostileTests {
  static let pages: [(name: String, make: @Sendable () -> String)] = [
    (
      "60,000 attributes",
      { "<p \((0..<60_000).map { "a\($0)=1" }.joined(separator: " "))>the the end</p>" }
    ),
    ("200,000 open elements", { String(repeating: "<div>", count: 200_000) + "the the end" }),
    (
      "20,000 findings in a line",
      { "<p>" + String(repeating: "He read the the word. ", count: 20_000) + "</p>" }
    ),
    ("500,000 equal words", { String(repeating: "coalition ", count: 500_000) }),
    ("a million references", { String(repeating: "&amp;", count: 1_000_000) }),
    ("three million question marks", { String(repeating: "?", count: 3_000_000) }),
    ("100,000 quotations", { String(repeating: "<blockquote>", count: 100_000) + "x" }),
    ("200,000 template openings", { String(repeating: "{{ [x ", count: 200_000) }),
  ]

  @Test(arguments: pages.indices)
  func endsSoon(_ index: Int) throws {
    let page = Self.pages[index]
    let folder = try TemporaryFolder()
    let path = try folder.write("page.html", page.make())
    // `timeout` ends what hangs with 124; ten seconds are many times what any of these needs.
    for format in ["text", "json", "html"] {
      let run = try Program.run(
        "/usr/bin/timeout",
        ["10", Repository.program("calque"), "audit", path, "--format", format, "--exit-zero"]
      )
      #expect(run.code == 0, "\(page.name) as \(format): \(run.code) \(run.errors)")
      #expect(!run.output.isEmpty)
    }
  }

  @Test func whatIsNotListedIsSaid() throws {
    let run = try Program.calque(
      "audit",
      "-",
      "--format",
      "json",
      input: String(repeating: "He read the the word. ", count: 3_000)
    )
    #expect(run.output.contains("2000 more findings are not listed"))
  }
}
