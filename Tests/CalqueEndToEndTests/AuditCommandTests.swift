import CalqueTestSupport
import Foundation
import Testing

/// The release binary, used as its users use it.
@Suite struct AuditCommandTests {
  private let sample = "Tests/Fixtures/sample/harbour-strike.html"
  private let clean = "Tests/Fixtures/sample/harbour-strike-clean.txt"

  @Test func findingsFailTheRun() throws {
    let run = try Program.calque("audit", sample)
    #expect(run.code == 1)
    #expect(run.output.contains("[en/literalisms/platform-name-translated]"))
    #expect(run.output.contains("fails at major"))
    #expect(run.errors.isEmpty)
    #expect(!run.output.contains("\u{1B}["))
  }

  @Test func nothingFoundIsOneLineAndZero() throws {
    let run = try Program.calque("audit", clean)
    #expect(run.code == 0)
    #expect(run.output.split(separator: "\n").count == 1, "\(run.output)")
  }

  @Test(arguments: [
    ("--fail-on=critical", 0), ("--fail-on=minor", 1), ("--exit-zero", 0),
    ("--min-confidence=certain", 1),
  ])
  func exitCodesFollowTheThreshold(_ argument: String, _ code: Int) throws {
    #expect(try Program.calque("audit", sample, argument).code == Int32(code))
  }

  @Test func standardInputIsRead() throws {
    let run = try Program.calque(
      "audit",
      "-",
      input: "<p>They joined a coalition of <b>coalitions</b>.</p>"
    )
    #expect(run.output.contains("-:1:18"))
    #expect(run.output.contains("[en/echo/x-of-xs]"))
  }

  @Test func everyBadInputIsNamedAndTheOthersAreAudited() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty/.hidden", "x")
    let binary = try folder.write("b.html", Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 0, 0, 1, 2]))
    let run = try Program.calque(
      "audit",
      "/no/such/file.html",
      "\(folder.path)/empty",
      binary,
      sample
    )
    #expect(run.code == 2)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3, "\(run.errors)")
    #expect(lines.allSatisfy { $0.hasPrefix("calque: /") })
    #expect(run.output.contains("platform-name-translated"))
  }

  @Test(arguments: [
    ([], []), (["--include", "comments"], ["comment"]),
    (["--include", "furniture", "--include=bylines"], ["furniture", "byline"]),
    (["--include=comments,furniture"], ["comment", "furniture"]),
  ])
  func whatIsNoCopyIsAuditedOnDemand(_ arguments: [String], _ kinds: [String]) throws {
    let article = (1...8).map {
      "<p>On day \($0) the ferry was late again, its owner said, and nobody was much surprised.</p>"
    }
    func fault(_ word: String) -> String { "a coalition of coalitions of the \(word)" }
    let page = """
        <html><body><nav>Join us, \(fault("furniture"))</nav><article><h1>Ferry is late</h1>
        <div class=byline>By \(fault("byline"))</div>\(article.joined())</article>
        <div class=comment><p>He wrote about \(fault("comment")), as he often does.</p></div></body></html>
      """
    let run = try Program.run(
      Repository.program("calque"),
      ["audit", "-"] + arguments,
      input: Data(page.utf8)
    )
    for kind in ["furniture", "byline", "comment"] {
      #expect(run.output.contains("of the \(kind)") == kinds.contains(kind), "\(run.output)")
    }
    #expect(run.output.contains("comments are not audited") != kinds.contains("comment"))
  }

  @Test func aURLIsExplained() throws {
    let run = try Program.calque("audit", "https://news.example/story")
    #expect(run.code == 2)
    #expect(run.errors.contains("curl -sL"))
  }

  @Test(arguments: [
    ["audit"], ["audit", "x", "--format", "pdf"], ["audit", "x", "--fail-on", "bad"], ["adit"],
    ["audit", "--unknown", "x"], ["extract", "x", "--include", "menus"],
    ["explain", "en/echo/x-of-x"],
    ["audit", "x", "--include", "menus"], ["evaluate", "extraction", "/no/such/folder"],
    ["extract", "/no/such/file"], ["rules", "test", "/no/such/pack.yml"],
  ])
  func wrongUsageIsTwo(_ arguments: [String]) throws {
    let run = try Program.run(Repository.program("calque"), arguments)
    #expect(run.code == 2)
    #expect(!run.errors.isEmpty)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [["--help"], ["--version"], ["help", "audit"], ["audit", "--help"]])
  func helpGoesToStandardOutput(_ arguments: [String]) throws {
    let run = try Program.run(Repository.program("calque"), arguments)
    #expect(run.code == 0)
    #expect(run.output.contains("calque"))
    #expect(run.errors.isEmpty)
  }

  @Test func jsonPlacesEveryFindingAtItsBytes() throws {
    let run = try Program.calque("audit", sample, "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    #expect(report["schemaVersion"] as? Int == 1)
    let documents = try #require(report["documents"] as? [[String: Any]])
    let findings = try #require(documents.first?["findings"] as? [[String: Any]])
    #expect(findings.count >= 10)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Repository.root)/\(sample)")))
    for finding in findings {
      let location = try #require(finding["location"] as? [String: Any])
      let offset = try #require(location["byteOffset"] as? Int)
      let length = try #require(location["byteLength"] as? Int)
      let line = try #require(location["line"] as? Int)
      #expect(bytes[..<offset].count { $0 == 0x0A } == line - 1)
      // The pieces lie in order inside the whole, from its first byte to its last.
      let pieces = try #require(location["ranges"] as? [[String: Int]]).compactMap { piece in
        piece["byteOffset"].flatMap { start in piece["byteLength"].map { start..<start + $0 } }
      }
      #expect(pieces.first?.lowerBound == offset)
      #expect(pieces.last?.upperBound == offset + length)
      #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }
  }

  @Test func theReportIsWrittenWhereItIsAskedFor() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/new/folder/index.html"
    let run = try Program.calque("audit", sample, "--format", "html", "--output", path)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(path))
    let html = try String(contentsOfFile: path, encoding: .utf8)
    #expect(html.contains("<!DOCTYPE html>") || html.contains("<!doctype html>"))
    #expect(html.contains("Content-Security-Policy"))
    let failed = try Program.calque("audit", sample, "--output", "/proc/nowhere/report.txt")
    #expect(failed.code == 2)
  }

  @Test func aUsersPackIsUsedAndItsFaultsAreNamed() throws {
    let folder = try TemporaryFolder()
    let pack = try folder.write(
      "house.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: House words, target: en, license: CC0-1.0}
      rules:
        - id: no-utilise
          title: “{match}” is “use” here
          severity: major
          mqm: style/register
          why: The house says use.
          match: {phrase: "{utilise|utilize}"}
          fix: {replace: use}
          cases: {bad: ["[[Utilise]] it, or [[utilize]] it."], good: ["Use it."]}
        - id: broken
          title: T
          severity: huge
      """
    )
    let run = try Program.calque("audit", "-", "--pack", pack, input: "We utilise it.")
    #expect(run.code == 2)
    #expect(
      run.errors.contains("house.yml:14:15: severity must be one of"),
      "\(run.errors)"
    )
    #expect(run.output.contains("[house/no-utilise]"))
    let tested = try Program.calque("rules", "test", pack)
    #expect(tested.output.contains("house: 1 rules"), "\(tested.output)")
    #expect(tested.code == 2)
  }

  @Test func theBinaryHoldsItsPacksWhereverItIs() throws {
    let folder = try TemporaryFolder()
    let moved = "\(folder.path)/calque"
    try FileManager.default.copyItem(atPath: Repository.program("calque"), toPath: moved)
    let run = try Program.run(moved, ["rules", "list"], folder: folder.path)
    #expect(run.code == 0)
    #expect(run.output.contains("en/echo/x-of-xs"))
    let explained = try Program.run(moved, ["explain", "en/echo/x-of-xs"], folder: folder.path)
    #expect(explained.output.contains("Lets pass"))
  }

  @Test func aClosedPipeIsNoError() throws {
    let run = try Program.run(
      "/bin/sh",
      ["-c", "\(Repository.program("calque")) rules list | head -n 1"]
    )
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.split(separator: "\n").count == 1)
  }
}

@Suite struct ExtractCommandTests {
  private struct Blocks: Codable {
    struct Block: Codable {
      var kind: String
      var text: String
    }
    var copy: [Block]
    var furniture: [String]
  }

  private func fold(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func theSamplesCopyIsReadAndItsFurnitureIsNot() throws {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: Repository.fixture("sample/harbour-strike.blocks.json"))
    )
    let blocks = try JSONDecoder().decode(Blocks.self, from: data)
    let run = try Program.calque("extract", Repository.fixture("sample/harbour-strike.html"))
    #expect(run.code == 0)
    let paragraphs = run.output.components(separatedBy: "\n\n").map(fold)
    for block in blocks.copy where block.kind != "title" {
      #expect(paragraphs.contains(fold(block.text)), "missing: \(block.text)")
    }
    for text in blocks.furniture { #expect(!paragraphs.contains(fold(text)), "not copy: \(text)") }
  }

  @Test func jsonGivesAllBlocksWithKindAndPlace() throws {
    let run = try Program.calque(
      "extract",
      Repository.fixture("sample/harbour-strike.html"),
      "--format",
      "json"
    )
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let blocks = try #require(document["blocks"] as? [[String: Any]])
    let kinds = Set(blocks.compactMap { $0["kind"] as? String })
    #expect(kinds.isSuperset(of: ["headline", "paragraph", "caption", "furniture"]), "\(kinds)")
    #expect(blocks.allSatisfy { $0["location"] is [String: Any] })
  }

  @Test func extrasAreIncludedOnDemand() throws {
    let path = Repository.fixture("sample/harbour-strike.html")
    let body = try Program.calque("extract", path).output
    let all = try Program.calque(
      "extract",
      path,
      "--include",
      "headline,captions,comments,furniture"
    ).output
    #expect(all.utf8.count > body.utf8.count + 200)
  }

  @Test func whatIsNoPlainFileIsWrittenToAndNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("page.txt", "They are a coalition of coalitions.\n")
    try folder.write("real.md", "old")
    let link = "\(folder.path)/link.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.md")
    let run = try Program.calque(
      "audit",
      "page.txt",
      "--format",
      "markdown",
      "--output",
      "link.md",
      folder: folder.path
    )
    #expect(run.code != 2)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.md")
    let text = try String(contentsOfFile: "\(folder.path)/real.md", encoding: .utf8)
    #expect(text.contains("coalition of coalitions"))
    let device = try Program.calque(
      "audit",
      "page.txt",
      "--output",
      "/dev/stdout",
      folder: folder.path
    )
    #expect(device.output.contains("coalition of coalitions"))
  }
}
