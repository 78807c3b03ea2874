import CalqueReport
import Foundation
import Testing

@Suite("Snapshots of reporters")
struct SnapshotTests {
  @Test("every reporter writes what was recorded", arguments: Reporters.all.map(\.name))
  func matches(name: String) throws {
    let reporter = try #require(Reporters.named(name))
    let output = try reporter.render(Sample.report, options: Files.options)
    try compare(output, with: "sample.\(reporter.fileExtension)")
  }

  @Test("JSON with text")
  func jsonWithText() throws {
    var options = Files.options
    options.includesText = true
    let output = try JSONReporter().render(Sample.report, options: options)
    try compare(output, with: "sample-with-text.json")
  }

  @Test("text in colour")
  func colour() throws {
    var options = Files.options
    options.color = true
    let output = try TextReporter().render(Sample.report, options: options)
    try compare(output, with: "sample-color.txt")
  }

  private func compare(_ output: String, with name: String) throws {
    let file = Files.snapshot(name)
    if Files.isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try output.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let lines = zip(output.split(separator: "\n"), recorded.split(separator: "\n"))
    let difference = lines.first { $0 != $1 }
    #expect(
      output == recorded,
      "\(name) differs: \(difference.map { "“\($0.0)” is not “\($0.1)”" } ?? "in length")"
    )
  }
}
