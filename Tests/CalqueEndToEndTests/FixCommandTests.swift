import CalqueTestSupport
import Foundation
import Testing

/// Files that are mended, and what editors decided, through the release binary.
@Suite struct FixCommandTests {
  private static let fault = "Trump wrote on his true social platform that it was late."
  private static let right = "Trump wrote on his Truth Social platform that it was late."

  private func calque(_ arguments: [String], in folder: TemporaryFolder) throws -> Program {
    try Program.run(Repository.program("calque"), arguments, folder: folder.path)
  }

  private func content(_ name: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
  }

  @Test func onlyWhatCanBeWrittenIsMended() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Self.fault)
    try folder.write("b.txt", Self.fault)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/c.txt",
      withDestinationPath: "a.txt"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444],
      ofItemAtPath: "\(folder.path)/b.txt"
    )
    let run = try calque(["fix", "c.txt", "b.txt", "lost.txt"], in: folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("b.txt: not changed: it is read-only"))
    #expect(run.errors.contains("lost.txt"))
    #expect(run.errors.contains("Mended 1 finding in 1 file"))
    #expect(try content("a.txt", in: folder) == Self.right)
    #expect(try content("b.txt", in: folder) == Self.fault)
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/c.txt")
    #expect(link == "a.txt")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
    for wrong in [["fix"], ["fix", "-"], ["fix", "a.txt", "--confidence=sure"]] {
      #expect(try calque(wrong, in: folder).code == 2)
    }
  }

  /// What the HTML report saves of findings: here of what `audit --format json` lists.
  private func decisions(
    _ status: (String) -> String?,
    in folder: TemporaryFolder,
    _ files: [String]
  ) throws {
    let audit = try calque(["audit"] + files + ["--format=json", "--exit-zero"], in: folder)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(audit.output.utf8)) as? [String: Any]
    )
    var decisions: [[String: Any]] = []
    for document in report["documents"] as? [[String: Any]] ?? [] {
      for finding in document["findings"] as? [[String: Any]] ?? [] {
        let rule = try #require(finding["rule"] as? String)
        guard let status = status(rule) else { continue }
        decisions.append([
          "fingerprint": try #require(finding["fingerprint"]), "rule": rule, "status": status,
          "path": try #require(document["path"]), "text": try #require(finding["text"]),
          "reason": "it is right", "by": "Ada",
        ])
      }
    }
    let file: [String: Any] = ["calque": "decisions", "version": 1, "decisions": decisions]
    try folder.write("d.json", try JSONSerialization.data(withJSONObject: file))
  }

  @Test(arguments: [
    ("a.html", "<html lang=en><title>T</title>\n<p>%</p>\n<p>@</p>\n"),
    ("a.md", "# Gate\n\n%\n\n@\n"), ("a.txt", "%\n\n@\n"),
  ])
  func whatWasDecidedIsDone(_ name: String, _ page: String) throws {
    let folder = try TemporaryFolder()
    let echo = "It is a federation of federations, the council said."
    func text(_ words: String) -> String {
      page.replacing("%", with: words).replacing("@", with: echo)
    }
    try folder.write(name, text(Self.fault))
    #expect(try calque(["audit", name], in: folder).code == 1)
    try decisions({ $0 == "en/echo/x-of-xs" ? "dismissed" : "accepted" }, in: folder, [name])

    let patch = try calque(["decisions", "apply", "d.json"], in: folder)
    #expect(patch.code == 0, "\(patch.errors)")
    #expect(patch.errors.contains(".calque-baseline.json: 1 entry more"))
    #expect(try content(name, in: folder) == text(Self.fault))
    let applied = try Program.run(
      "/usr/bin/git",
      ["apply", "-"],
      input: Data(patch.output.utf8),
      folder: folder.path
    )
    #expect(applied.code == 0, "\(applied.errors)")
    #expect(try content(name, in: folder) == text(Self.right))
    let lint = try calque(["lint", "--max-findings=0", name], in: folder)
    #expect(lint.code == 0, "\(lint.output)")

    // As silences an audit without any baseline is clean too.
    let second = try calque(["decisions", "apply", "d.json", "--as=silences"], in: folder)
    #expect(second.errors.contains(".calque.yml: 1 silence more"))
    #expect(second.errors.contains("is not there any more"))
    let audit = try calque(["audit", name, "--fail-on=neutral"], in: folder)
    #expect(audit.code == 0, "\(audit.output)")
    #expect(audit.output.contains("1 silenced"))
  }

  @Test func acceptedSuggestionsCanBeWrittenAtOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Self.fault)
    try decisions({ _ in "accepted" }, in: folder, ["a.txt"])
    let run = try calque(["decisions", "apply", "d.json", "--write"], in: folder)
    #expect(run.code == 0)
    #expect(run.errors.contains("Nothing more to set aside\nMended 1 finding in 1 file"))
    #expect(try content("a.txt", in: folder) == Self.right)
    #expect(try calque(["decisions", "apply", "a.txt"], in: folder).code == 2)
  }
}
