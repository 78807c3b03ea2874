import CalqueTestSupport
import Foundation
import Testing

/// A repository from its first day with Calque on, through the release binary.
@Suite struct LintCommandTests {
  private static let sentences =
    (try? Repository.text("Tests/Fixtures/sample/harbour-strike-clean.txt"))?
    .split(separator: "\n").filter { $0.utf8.count > 100 } ?? []

  /// A paragraph without any fault.
  private static func clean(_ number: Int) -> String {
    String(sentences[number % sentences.count])
  }

  private static let fault = "Trump wrote on his true social platform that it was late."

  private func git(_ arguments: String..., in folder: TemporaryFolder) throws -> String {
    let settings = [
      "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false",
    ]
    let run = try Program.run("/usr/bin/git", settings + arguments, folder: folder.path)
    try #require(run.code == 0, "\(run.errors)")
    return run.output
  }

  private func calque(_ arguments: String..., in folder: TemporaryFolder) throws -> Program {
    try Program.run(Repository.program("calque"), arguments, folder: folder.path)
  }

  /// Two hundred pages, some of them with a fault.
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<200 {
      let fault = number % 20 == 0 ? Self.fault : ""
      if number % 2 == 0 {
        try folder.write(
          "news/\(number).html",
          "<html lang=en><title>Gate \(number)</title><p>\(Self.clean(number))</p>\n<p>\(fault)</p>"
        )
      } else {
        try folder.write("blog/\(number).md", "# Gate \(number)\n\n\(Self.clean(number))\n")
      }
    }
    try folder.write("node_modules/x/README.md", Self.fault)
    _ = try git("init", "--quiet", "--initial-branch=main", in: folder)
    _ = try git("add", ".", in: folder)
    _ = try git("commit", "--quiet", "--message=Pages", in: folder)
    return folder
  }

  @Test func aRepositoryWithAPastFailsOnWhatIsNewOnly() throws {
    let folder = try repository()
    let begun = try calque("init", in: folder)
    #expect(begun.code == 0)
    #expect(begun.errors.hasPrefix("Wrote .calque.yml, for 100 HTML, 100 Markdown."))
    #expect(try calque("init", in: folder).code == 2)

    let first = try calque("lint", "--timings", in: folder)
    #expect(first.code == 1)
    #expect(first.errors.contains("; 0 files known from the cache"))
    let again = try calque("lint", "--timings", in: folder)
    #expect(again.output == first.output)
    #expect(again.errors.contains("; 200 files known from the cache"))
    #expect(try git("status", "--porcelain", in: folder) == "?? .calque.yml\n")
    #expect(first.output.contains("10 findings (10 major) in 200 documents"))
    #expect(first.errors.contains("1 file is left out"))

    let baseline = try calque("baseline", in: folder)
    #expect(baseline.code == 0)
    #expect(baseline.errors.contains("Baseline: .calque-baseline.json, 10 findings\n"))
    let second = try calque("lint", in: folder)
    #expect(second.code == 0)
    #expect(second.output.split(separator: "\n").count == 1)
    #expect(second.output.hasPrefix("Nothing found, 10 silenced, in 200 documents"))

    // Moved and wrapped anew it is known; in another sentence it is new.
    try folder.write(
      "news/0.html",
      "<html lang=en><title>Gate 0</title>\n\n<p>More.</p><p>Trump wrote on his\n true <i>social</i>\nplatform that it was late.</p>"
    )
    #expect(try calque("lint", in: folder).code == 0)
    try folder.write(
      "news/20.html",
      "<html lang=en><title>Gate 20</title><p>Trump said on his true social platform that it was late.</p>"
    )
    let third = try calque("lint", in: folder)
    #expect(third.code == 1)
    #expect(third.output.contains("1 finding (1 major), 9 silenced,"))
    #expect(third.output.contains("news/20.html:1:"))
    #expect(
      third.errors.contains(
        "news/20.html has no “true social platform” [en/literalisms/platform-name-translated] any more"
      )
    )

    // Mended, it passes, and the baseline shrinks.
    let before = try calque("lint", in: folder).output
    let shown = try calque("fix", "news/20.html", "--dry-run", in: folder)
    #expect(shown.code == 0)
    #expect(shown.errors.hasPrefix("Would mend 1 finding in 1 file"))
    #expect(
      shown.output.contains("+<html lang=en><title>Gate 20</title><p>Trump said on his Truth")
    )
    #expect(try calque("lint", in: folder).output == before)
    let mended = try calque("fix", "news/20.html", in: folder)
    #expect(mended.code == 0)
    #expect(mended.output == shown.output)
    #expect(mended.errors.hasPrefix("Mended 1 finding in 1 file"))
    #expect(try calque("fix", "news/20.html", in: folder).errors.hasPrefix("Nothing mended"))
    #expect(try calque("lint", in: folder).code == 0)
    let pruned = try calque("baseline", "--prune", in: folder)
    #expect(pruned.errors.contains("9 findings, 10 before"))
    let last = try calque("lint", in: folder)
    #expect(last.code == 0)
    #expect(!last.errors.contains("any more"))
    #expect(try calque("lint", "--no-baseline", in: folder).code == 1)
  }

  @Test func onlyChangedLinesFail() throws {
    let folder = try TemporaryFolder()
    let old = "\(Self.clean(1))\n\n\(Self.fault)\n"
    try folder.write("a b.txt", old)
    try folder.write("wide.txt", try #require(old.data(using: .utf16)))
    _ = try git("init", "--quiet", "--initial-branch=main", in: folder)
    _ = try git("add", ".", in: folder)
    _ = try git("commit", "--quiet", "--message=Pages", in: folder)
    let unchanged = try calque("lint", "--diff", "HEAD", in: folder)
    #expect(unchanged.code == 0)
    #expect(unchanged.output.hasPrefix("Nothing found, 2 silenced, in 2 documents"))

    try folder.write(
      "a b.txt",
      "A first line.\n\n\(old)\nTrump posted it on his true social platform at noon.\n"
    )
    let changed = try calque("lint", "--diff", "HEAD", in: folder)
    #expect(changed.code == 1)
    #expect(changed.output.contains("a b.txt:7:"))
    #expect(!changed.output.contains("a b.txt:5:"))
    try folder.write("new.txt", Self.fault)
    try folder.write("wide.txt", try #require((old + "More.\n").data(using: .utf16)))
    let more = try calque("lint", "--diff", "HEAD", in: folder)
    #expect(more.output.contains("new.txt:1:"))
    #expect(more.output.contains("wide.txt:3:"))

    // What the main branch did since is no change of this one.
    _ = try git("checkout", "--quiet", "-b", "topic", in: folder)
    _ = try git("add", ".", in: folder)
    _ = try git("commit", "--quiet", "--message=Topic", in: folder)
    #expect(try calque("lint", "--diff", "main", in: folder).code == 1)
    #expect(try calque("lint", "--diff", "topic", in: folder).code == 0)
    _ = try git("checkout", "--quiet", "main", in: folder)
    try folder.write("a b.txt", "\(Self.clean(1))\n\nNothing of the kind was said.\n")
    _ = try git("commit", "--quiet", "--all", "--message=Mend", in: folder)
    _ = try git("checkout", "--quiet", "topic", in: folder)
    let topic = try calque("lint", "--diff", "main", in: folder)
    #expect(topic.output.contains("a b.txt:7:"))
    #expect(!topic.output.contains("a b.txt:5:"))

    let unknown = try calque("lint", "--diff", "nowhere", in: folder)
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("git knows no such commit"))
    #expect(try calque("lint", "--diff", "--output=/tmp/x", in: folder).code == 2)
  }

  @Test func reportsGoWhereTheyAreSentAndThresholdsHold() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "\(Self.fault)\n")
    let run = try calque(
      "lint",
      "--format=text",
      "--format=sarif=out/a.sarif",
      "--format=junit=a.xml",
      in: folder
    )
    #expect(run.code == 1)
    #expect(run.output.contains("a.md:1:"))
    let sarif = try String(contentsOfFile: "\(folder.path)/out/a.sarif", encoding: .utf8)
    #expect(sarif.contains("\"2.1.0\""))
    #expect(
      try String(contentsOfFile: "\(folder.path)/a.xml", encoding: .utf8).contains("<failure")
    )

    #expect(try calque("lint", "--fail-on=critical", in: folder).code == 0)
    let most = try calque("lint", "--fail-on=critical", "--max-findings=0", in: folder)
    #expect(most.code == 1)
    #expect(most.errors.contains("--max-findings lets 0 pass"))
    #expect(try calque("lint", "--exit-zero", "--max-findings=0", in: folder).code == 0)
    for wrong in [
      ["--format=json", "--format=sarif"], ["--format=sarf"], ["--format=sarif="],
      ["--max-findings=-1"],
    ] {
      let run = try Program.run(Repository.program("calque"), ["lint"] + wrong, folder: folder.path)
      #expect(run.code == 2, "\(wrong)")
    }
    let missing = try calque("lint", "a.md", "b.md", in: folder)
    #expect(missing.code == 2)
    #expect(missing.errors.contains("b.md"))
    #expect(try calque("lint", "b.md", in: folder).output.isEmpty)
    try folder.write(".calque.yml", "fail-on: critical\nmax-findings: 0\n")
    let limited = try calque("lint", in: folder)
    #expect(limited.code == 1)
    #expect(limited.errors.contains("1 finding, and .calque.yml:2: max-findings lets 0 pass"))
    #expect(try calque("lint", "--max-findings=1", in: folder).code == 0)
    try folder.write(".calque.yml", "")
    #expect(try calque("lint", "--baseline=lost.json", in: folder).code == 2)
    try folder.write(
      ".calque-baseline.json",
      "{\"calque\": \"baseline\", \"version\": 1, \"findings\": [{}]}"
    )
    let broken = try calque("lint", in: folder)
    #expect(broken.code == 2)
    #expect(
      broken.errors.contains(
        ".calque-baseline.json: this is no baseline: findings[0] has no “path”"
      )
    )
  }

  @Test func standardInputIsTakenForTheFileItIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("news/.calque.yml", "fail-on: critical\n")
    func run(_ name: String) throws -> Program {
      try Program.calque(
        "lint",
        "--stdin-filename",
        name,
        input: "<p lang=en>\(Self.fault)",
        folder: folder.path
      )
    }
    let page = try run("page.html")
    #expect(page.code == 1)
    #expect(page.output.contains("page.html:1:"))
    #expect(try run("news/page.html").code == 0)
    #expect(try calque("lint", "--stdin-filename=a.html", "b.html", in: folder).code == 2)
  }
}
