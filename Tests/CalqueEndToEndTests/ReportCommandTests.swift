import CalqueTestSupport
import Foundation
import Testing

/// Reports that are stored, and rendered later.
@Suite struct ReportCommandTests {
  private let sample = "Tests/Fixtures/sample/harbour-strike.html"
  private let second = "Tests/Fixtures/second/dam-breach.html"

  private func audit(_ inputs: String..., format: String = "ndjson", to path: String) throws {
    let arguments = ["audit"] + inputs + ["--format", format, "--with-text", "--output", path]
    _ = try Program.run(Repository.program("calque"), arguments)
  }

  @Test(arguments: ["json", "ndjson"], ["html", "text", "markdown", "sarif", "junit"])
  func whatWasStoredRendersAsIfAuditedNow(_ stored: String, _ format: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/audit.\(stored)"
    try audit(sample, format: stored, to: path)
    let later = try Program.calque("report", path, "--format", format)
    let now = try Program.calque("audit", sample, "--format", format)
    #expect(later.output == now.output)
    #expect(later.code == 1)
    #expect(try Program.calque("report", path, "--exit-zero").code == 0)
  }

  @Test(
    arguments: [
      "text", "html", "markdown", "json", "ndjson", "sarif", "github", "gitlab", "junit",
      "checkstyle", "rdjson",
    ]
  )
  func pathsStandAsTheyWereGiven(_ format: String) throws {
    let relative = try Program.calque("audit", sample, "--format", format).output
    let absolute = "\(FileManager.default.currentDirectoryPath)/\(sample)"
    #expect(relative.contains(sample))
    #expect(!relative.contains(FileManager.default.currentDirectoryPath))
    #expect(try Program.calque("audit", absolute, "--format", format).output.contains(absolute))
    // Programs look files up by their names in the repository.
    if ["sarif", "github", "gitlab", "checkstyle", "rdjson"].contains(format) {
      let dotted = try Program.calque("audit", "./\(sample)", "--format", format).output
      #expect(!dotted.contains("./\(sample)") && dotted.contains(sample))
    }
  }

  @Test func reportsAreMergedInOrder() throws {
    let folder = try TemporaryFolder()
    try audit(sample, to: "\(folder.path)/a.ndjson")
    try audit(second, format: "json", to: "\(folder.path)/b.json")
    let merged = try Program.calque(
      "report",
      "\(folder.path)/a.ndjson",
      "\(folder.path)/b.json",
      "--format",
      "json"
    )
    let together = try Program.calque("audit", sample, second, "--format", "json", "--with-text")
    #expect(merged.output == together.output)
  }

  @Test func standardInputIsRead() throws {
    let audit = try Program.calque("audit", sample, "--format", "ndjson")
    let report = try Program.calque("report", "-", input: audit.output)
    #expect(report.output.contains("[en/literalisms/platform-name-translated]"))
  }

  @Test func whatChangedIsSaid() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write("page.txt", "They joined a coalition of coalitions.")
    try audit(page, to: "\(folder.path)/old.ndjson")
    try folder.write("page.txt", "They joined it. He had a federation of federations.")
    try audit(page, to: "\(folder.path)/new.ndjson")
    let run = try Program.calque(
      "report",
      "\(folder.path)/new.ndjson",
      "--compare",
      "\(folder.path)/old.ndjson"
    )
    #expect(run.output.contains("Since old.ndjson: 1 new, 1 fixed, 0 unchanged."))
  }

  @Test func wrongInputIsNamed() throws {
    let folder = try TemporaryFolder()
    let wrong = try folder.write("wrong.json", "{\"a\": 1}")
    for arguments in [[wrong], ["/no/such/report.json"], [sample], [sample, "--compare", wrong]] {
      let run = try Program.run(Repository.program("calque"), ["report"] + arguments)
      #expect(run.code == 2)
      #expect(run.errors.hasPrefix("calque: "), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
    #expect(try Program.calque("report").code == 2)
    #expect(try Program.calque("report", wrong, "--format", "pdf").code == 2)
  }

  @Test func templatesCanBeReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("templates/card.mustache.html", "<p id=\"f-{{anchor}}\">OURS {{message}}</p>")
    let run = try Program.calque(
      "audit",
      sample,
      "--format",
      "html",
      "--template",
      "\(folder.path)/templates"
    )
    #expect(run.code == 1)
    #expect(
      run.output.contains(">OURS “government-brokered”") && run.output.contains("class=\"sheet\"")
    )
    try folder.write("broken/card.mustache.html", "a\n{{#message}}")
    let broken = try Program.calque(
      "audit",
      sample,
      "--format",
      "html",
      "--template",
      "\(folder.path)/broken"
    )
    #expect(broken.code == 2)
    #expect(broken.errors.contains("card.mustache.html") && broken.errors.contains("line 2"))
    let none = try Program.calque("audit", sample, "--format", "html", "--template", folder.path)
    #expect(none.code == 2)
    #expect(none.errors.contains("there is no template"))
  }
}
