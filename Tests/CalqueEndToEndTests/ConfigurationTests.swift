import CalqueTestSupport
import Foundation
import Testing

/// Configurations and silences through the release binary.
@Suite struct ConfigurationTests {
  private static let fault = "They joined a coalition of coalitions. "

  /// A site with configurations in some of its folders.
  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let page = "<p>\(Self.fault)</p>"
    try folder.write(".calque.yml", "language: en\nfail-on: minor\nignore: [drafts/]\n")
    try folder.write("a.html", page)
    try folder.write("drafts/b.html", page)
    try folder.write("off/.calque.yml", "language: en\nrules:\n  en/echo: off\n")
    try folder.write("off/c.html", page)
    try folder.write("broken/.calque.yml", "language: en\nrulez: {}\n")
    try folder.write("broken/d.html", page)
    try folder.write("broken/e.html", page)
    return folder
  }

  private func report(_ output: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func everyFileIsAuditedByItsOwnConfiguration() throws {
    let folder = try site()
    let run = try Program.calque("audit", ".", "--format", "json", folder: folder.path)
    #expect(run.code == 2)
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "calque: broken/.calque.yml:2:1: the configuration has no key “rulez”; did you mean “rules”?",
        "calque: ./broken/d.html: not audited, because its configuration broken/.calque.yml is broken",
        "calque: ./broken/e.html: not audited, because its configuration broken/.calque.yml is broken",
        "calque: 1 file is left out, as “ignore” of .calque.yml says",
      ]
    )
    let report = try report(run.output)
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.compactMap { $0["path"] as? String } == ["./a.html", "./off/c.html"])
    #expect(documents.map { ($0["findings"] as? [Any])?.count } == [1, 0])
    #expect(report["result"] as? String == "fail")
    #expect((documents[0]["thresholds"] as? [String: Any])?["failOn"] as? String == "minor")
    #expect(documents[1]["thresholds"] == nil)
  }

  @Test func namesOfTheUserAreLookedFor() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "The road of Vermograd was closed for hours on Monday evening.\n")
    try folder.write("names.tsv", "Velmograd\t\tplace\n")
    try folder.write("wrong.tsv", "Velmograd\t\tplaces\n")
    func run(_ arguments: String...) throws -> Program {
      try Program.run(
        Repository.program("calque"),
        ["audit", "a.txt"] + arguments,
        folder: folder.path
      )
    }
    #expect(try run().code == 0)
    let found = try run("--gazetteer", "names.tsv")
    #expect(found.code == 1)
    #expect(found.output.contains("“Vermograd” is probably Velmograd, listed in names.tsv (l → r"))
    let wrong = try run("--gazetteer", "wrong.tsv", "--gazetteer", "none.tsv")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("calque: wrong.tsv:1:12: a name's kind is one of"))
    #expect(wrong.errors.contains("calque: none.tsv: There is no such file: check the path."))
    try folder.write(".calque.yml", "language: en\ngazetteers: names.tsv\n")
    #expect(try run().code == 1)
    let page = try Program.run(
      Repository.program("calque"),
      ["config", "a.txt"],
      folder: folder.path
    )
    #expect(page.output.contains("gazetteers      names.tsv: 1 name"))
    try folder.write(".calque.yml", "language: en\ngazetteers: name.tsv\n")
    #expect(try run().errors.contains(".calque.yml:2:13: there is no file “name.tsv”"))
  }

  @Test func theCommandLineWins() throws {
    let folder = try site()
    func code(_ arguments: String...) throws -> Int32 {
      try Program.run(
        Repository.program("calque"),
        ["audit", "a.html"] + arguments,
        folder: folder.path
      ).code
    }
    #expect(try code() == 1)
    #expect(try code("--fail-on", "major") == 0)
    #expect(try code("--exit-zero") == 0)
    #expect(try code("--config", "off/.calque.yml") == 0)
    #expect(try code("--no-config") == 0)
    #expect(try code("--config", "broken/.calque.yml") == 2)
    #expect(try code("--config", "lost.yml") == 2)
    #expect(try code("--config", "a.yml", "--no-config") == 2)
  }

  @Test func standardInputAndStreamsUseTheCurrentFolders() throws {
    let folder = try site()
    let line = "{\"id\": 1, \"text\": \"\(Self.fault)\"}\n"
    for (name, count) in [("", 1), ("/off", 0)] {
      let path = folder.path + name
      let audit = try Program.calque("audit", "-", input: Self.fault, folder: path)
      #expect(audit.output.contains("[en/echo/x-of-xs]") == (count == 1))
      let stream = try Program.calque("stream", input: line, folder: path)
      let record = try report(stream.output)
      #expect((record["findings"] as? [Any])?.count == count)
    }
    let broken = try Program.calque("stream", input: line, folder: folder.path + "/broken")
    #expect(broken.code == 2)
    #expect(broken.output.isEmpty)
    #expect(broken.errors.contains("did you mean “rules”?"))
  }

  @Test func configSaysWhatHoldsAndWhy() throws {
    let folder = try site()
    let run = try Program.calque("config", "off/c.html", "drafts/new.html", folder: folder.path)
    #expect(run.code == 0)
    #expect(run.output.contains("off/.calque.yml"))
    #expect(run.output.contains("en/echo (") && run.output.contains("off   off/.calque.yml:3"))
    #expect(run.output.contains("ignore: drafts/   .calque.yml:3"))
    #expect(run.output.contains("fail-on         minor   .calque.yml:2"))
    let json = try Program.calque("config", "off/c.html", "--format=json", folder: folder.path)
    let pages = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    let change = try #require((pages?.first?["changes"] as? [[String: Any]])?.first)
    #expect(change["effects"] as? [String] == ["off"])
    #expect((change["place"] as? [String: Any])?["line"] as? Int == 3)
    let broken = try Program.calque("config", "broken/d.html", folder: folder.path)
    #expect(broken.code == 2)
    #expect(broken.errors.contains("broken/.calque.yml:2:1"))
    #expect(try Program.calque("help", "config").output.contains("threshold: 90"))
  }

  @Test(arguments: ["text", "html", "markdown", "json"])
  func silencedFindingsAreListedWithTheirReasonAndFailNothing(_ format: String) throws {
    let folder = try TemporaryFolder()
    let reason = "a name & <script>alert(1)</script> | `x` @all \u{202E}"
    try folder.write(
      "page.html",
      "<!-- calque-ignore-next en/echo: \(reason) --><p lang=en>\(Self.fault)</p><p>And the the end.</p>"
    )
    let run = try Program.calque(
      "audit",
      "page.html",
      "--format",
      format,
      "--fail-on=critical",
      folder: folder.path
    )
    #expect(run.code == 0)
    #expect(!run.output.contains("<script>alert") || format == "json" || format == "text")
    #expect(!run.output.contains("\u{202E}") || format == "json")
    if format == "json" {
      let documents = try report(run.output)["documents"] as? [[String: Any]]
      let entry = try #require((documents?.first?["silenced"] as? [[String: Any]])?.first)
      #expect((entry["finding"] as? [String: Any])?["rule"] as? String == "en/echo/x-of-xs")
      let silence = try #require(entry["silence"] as? [String: Any])
      #expect(silence["by"] as? String == "comment")
      #expect(silence["line"] as? Int == 1)
      #expect((silence["reason"] as? String)?.hasPrefix("a name & <script>") == true)
    } else {
      #expect(run.output.contains("1 silenced"))
      #expect(run.output.contains("1 finding silenced: a name"))
    }
  }

  @Test func reportsAreTheSameWhateverTheNumberOfTasks() throws {
    let folder = try site()
    for index in 0..<40 {
      try folder.write("many/\(index % 7)/\(index).html", "<p>\(Self.fault)</p>")
      try folder.write(
        "many/\(index % 7)/.calque.yml",
        "extends: ../../.calque.yml\nmin-score: \(index)"
      )
    }
    let runs = try (0..<3).map { _ in
      try Program.calque("audit", ".", "--format", "json", folder: folder.path).output
    }
    #expect(Set(runs).count == 1)
    let one = try Program.run(
      "/usr/bin/taskset",
      ["-c", "0", Repository.program("calque"), "audit", ".", "--format", "json"],
      folder: folder.path
    )
    #expect(one.output == runs[0])
  }

  @Test func silencesThatNothingNeedsAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.txt", "They are a coalition of coalitions, and we know it.\n")
    try folder.write("b/y.txt", "They are a coalition of parties, and we know it.\n")
    try folder.write(
      ".calque.yml",
      """
      rules: {en/echo/x-and-x: off}
      silences:
        - {rule: en/echo/x-of-xs, text: coalition of coalitions, reason: its name}
        - {rule: en/echo/x-of-xs, text: group of groups, reason: its name}
        - {rule: en/echo, path: b/, reason: old}
        - {rule: en/echo/x-and-x, path: b/, reason: not judged because it is off}
      """
    )
    func errors(_ input: String, _ sure: String = "likely") throws -> [String] {
      try Program.calque("audit", input, "--min-confidence", sure, folder: folder.path).errors
        .split(separator: "\n").map(String.init)
    }
    #expect(
      try errors(".") == [
        "calque: .calque.yml:4:5: this silence of en/echo/x-of-xs silences nothing; take it away",
        "calque: .calque.yml:5:5: this silence of en/echo silences nothing; take it away",
      ]
    )
    // What is not listed is not judged.
    #expect(try errors(".", "certain").allSatisfy { $0.contains(".yml:5:5:") })
    // Only the whole folder can tell.
    #expect(try errors("a").isEmpty)
    #expect(try errors("b/y.txt").isEmpty)
  }
}
