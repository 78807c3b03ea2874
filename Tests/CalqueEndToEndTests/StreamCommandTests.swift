import CalqueTestSupport
import Foundation
import Testing

@Suite struct StreamCommandTests {
  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func everyLineHasItsAnswerInOrder() throws {
    let run = try Program.calque(
      "stream",
      input: """
        {"id": 1, "text": "They joined a coalition of coalitions."}
        {"id": "two", "html": "<p>He said <b>authorities</b> said so.</p>", "url": "https://a.example"}
        not json
        {"id": {"n": [4, null]}, "text": 5}

        {"id": 6}
        {"id": 7, "text": "a", "html": "b"}
        {"id": 8, "text": "a coalition of coalitions", "language": "de"}
        {"id": 9, "text": "x", "language": "?"}
        {"text": "the the end"}
        """
    )
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let lines = try objects(run.output)
    #expect(lines.count == 9)
    #expect(lines[0]["id"] as? Int == 1)
    #expect(
      (lines[0]["findings"] as? [[String: Any]])?.first?["rule"] as? String == "en/echo/x-of-xs"
    )
    #expect((lines[0]["score"] as? [String: Any])?["result"] as? String == "insufficient-sample")
    let verdict = try #require(lines[0]["verdict"] as? [String: Any])
    #expect(verdict["label"] as? String == "unjudged" && verdict["probability"] == nil)
    #expect(lines[1]["id"] as? String == "two")
    let location = try #require(
      (lines[1]["findings"] as? [[String: Any]])?.first?["location"] as? [String: Any]
    )
    #expect(location["byteOffset"] as? Int == 3)
    #expect((location["ranges"] as? [Any])?.count == 3)
    #expect(lines[2]["error"] is String && lines[2]["id"] == nil)
    #expect((lines[3]["id"] as? [String: Any])?["n"] as? [AnyHashable] != nil)
    #expect(lines[3]["error"] as? String == "“text” must be a string")
    #expect(lines[4]["error"] is String && lines[4]["id"] as? Int == 6)
    #expect(lines[5]["error"] is String && lines[5]["id"] as? Int == 7)
    #expect((lines[6]["findings"] as? [Any])?.isEmpty == true)
    #expect(lines[7]["error"] is String)
    #expect((lines[8]["findings"] as? [Any])?.count == 1)
  }

  @Test func resultsDoNotDependOnTheNumberOfThreads() throws {
    var input = ""
    for index in 0..<400 {
      let text =
        String(repeating: "The port was closed on day \(index). ", count: index % 37)
        + "It was a union of unions."
      input += #"{"id":\#(index),"text":"\#(text)"}"# + "\n"
    }
    let one = try Program.calque("stream", "--tasks", "1", input: input)
    let eight = try Program.calque("stream", "--tasks", "8", input: input)
    #expect(one.output == eight.output)
    #expect(try objects(one.output).map { $0["id"] as? Int } == (0..<400).map { $0 })
  }

  /// A program may send a line and wait for its answer before it sends the next.
  @Test func answersComeBeforeTheNextLineIsSent() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Repository.program("calque"))
    process.arguments = ["stream"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for index in 0..<5 {
      input.fileHandleForWriting.write(Data("{\"id\":\(index),\"text\":\"x\"}\n".utf8))
      var answer = Data()
      while answer.last != 0x0A { answer += output.fileHandleForReading.availableData }
      #expect(String(decoding: answer, as: UTF8.self).contains("\"id\":\(index),"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func aLineThatIsNotUTF8IsAnError() throws {
    let run = try Program.run(
      Repository.program("calque"),
      ["stream"],
      input: Data([0x7B, 0xFF, 0x7D, 0x0A]) + Data("{\"id\":2,\"text\":\"x\"}".utf8)
    )
    #expect(run.code == 0)
    let lines = try objects(run.output)
    #expect(lines.count == 2)
    #expect(lines[0]["error"] as? String == "the line is not UTF-8")
    #expect(lines[1]["id"] as? Int == 2)
  }

  @Test func scoresFailARunAndFollowTheConfiguration() throws {
    let sample = Repository.fixture("sample/harbour-strike.txt")
    #expect(
      try Program.calque("audit", sample, "--fail-on", "critical", "--min-score", "90").code == 1
    )
    #expect(
      try Program.calque("audit", sample, "--fail-on", "critical", "--min-score", "5").code == 0
    )
    // A configuration holds for the files below it.
    let folder = try TemporaryFolder()
    let copy = try folder.write(
      "copy.txt",
      try Data(contentsOf: URL(fileURLWithPath: sample))
    )
    try folder.write(".calque.yml", "score: {multipliers: {minor: 0, major: 0}}\n")
    #expect(
      try Program.calque(
        "audit",
        copy,
        "--fail-on",
        "critical",
        "--min-score",
        "90",
        folder: folder.path
      ).code == 0
    )
    #expect(
      try Program.calque(
        "audit",
        copy,
        "--fail-on",
        "critical",
        "--min-score",
        "90",
        "--no-config",
        folder: folder.path
      ).code == 1
    )
    try folder.write("bad.yml", "score: {thresold: 3}\n")
    let broken = try Program.calque("audit", copy, "--config", "bad.yml", folder: folder.path)
    #expect(broken.code == 2)
    #expect(broken.errors.contains("bad.yml:1:9"), "\(broken.errors)")
  }
}
