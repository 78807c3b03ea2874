import CalqueTestSupport
import Foundation
import Testing

@Suite struct VerdictTests {
  private static let garbled = Repository.fixture("second/dam-breach.txt")
  private static let clean = Repository.fixture("second/dam-breach-clean.txt")

  @Test func helpHoldsTheFiguresOfTheFit() throws {
    let run = try Program.calque("help", "verdict")
    #expect(run.code == 0)
    for words in ["Calibration", "False alarms", "cross-validated", "mlqe si"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let alone = try Program.calque("verdict")
    #expect(alone.code == 0 && alone.output.hasPrefix("Every document with 120 words or more"))
    // Tables are not wider than a terminal, so that help breaks no line of them.
    #expect(alone.output.split(separator: "\n").filter { $0.hasPrefix("  mlqe") }.count == 5)
    #expect(
      alone.output.split(separator: "\n").allSatisfy { !$0.hasPrefix("  mlqe") || $0.count <= 80 }
    )
  }

  @Test func everyReportHasItsOwnLineOfIt() throws {
    for format in ["text", "markdown", "html"] {
      let run = try Program.calque("audit", Self.garbled, "--format", format, "--no-config")
      #expect(run.code == 1)
      #expect(run.output.lowercased().contains("verdict: machine output that nobody edited"))
      #expect(run.output.contains("findings of en/names"))
    }
    let quiet = try Program.calque("audit", Self.clean, "--no-config")
    #expect(quiet.code == 0 && !quiet.output.contains("verdict"))
  }

  @Test func jsonAndStreamAgree() throws {
    let json = try Program.calque("audit", Self.garbled, "--format", "json", "--no-config")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    )
    let documents = try #require(report["documents"] as? [[String: Any]])
    let audited = try #require(documents[0]["verdict"] as? [String: Any])
    let text = try String(contentsOfFile: Self.garbled, encoding: .utf8)
    let record = try JSONSerialization.data(withJSONObject: ["text": text])
    let stream = try Program.calque(
      "stream",
      "--no-config",
      input: String(decoding: record, as: UTF8.self)
    )
    let line = try #require(
      try JSONSerialization.jsonObject(with: Data(stream.output.utf8)) as? [String: Any]
    )
    #expect(line["verdict"] as? NSDictionary == audited as NSDictionary)
    // Its names point to Japanese, but no formula does: the article went through Chinese.
    #expect(audited["route"] == nil)
    #expect(try #require(audited["reasons"] as? [Any]).count == 3)
  }

  @Test func evaluateTellsPagesApartByIt() throws {
    let folder = try TemporaryFolder()
    func record(_ path: String, _ more: [String: String]) throws -> String {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let record = more.merging(["text": text]) { $1 }
      return String(
        decoding: try JSONSerialization.data(withJSONObject: record),
        as: UTF8.self
      )
    }
    let short = #"{"text": "Too short to be judged.", "system": "s", "lp": "zh-en"}"#
    let machine = try folder.write(
      "mt.jsonl",
      try record(Self.garbled, ["system": "s", "lp": "zh-en"]) + "\n" + short + "\n"
    )
    let people = try folder.write("people.jsonl", try record(Self.clean, [:]) + "\n")
    let run = try Program.calque("evaluate", machine, people, "--page-measure", "verdict")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("Machine pages told from native ones by verdict"))
    let row = try #require(run.output.split(separator: "\n").last { $0.contains("mt zh-en") })
    // One page, for the short one has no verdict; two native ones; all told apart.
    #expect(row.split(separator: " ").dropFirst(2).prefix(3) == ["1", "2", "1.000"])
  }
}
