import CalqueCore
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Foundation
import Testing

@testable import CalqueAudit

/// What editors decided, carried out.
@Suite struct DecisionTests {
  @Test(arguments: [
    ("[]", "this is no file of decisions"), ("{", "this is no file of decisions"),
    ("{\"calque\": \"baseline\", \"version\": 1, \"decisions\": []}", "“calque” is baseline"),
    ("{\"calque\": \"decisions\", \"version\": 2, \"decisions\": []}", "“version” is 2"),
  ])
  func whatIsWrongWithAFileIsSaid(_ text: String, _ complaint: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("d.json", text)
    let error = #expect(throws: PackError.self) { try Decision.read(path) }
    #expect(error?.message.contains(complaint) == true)
    #expect(throws: PackError.self) { try Decision.read(path + ".lost") }
  }

  @Test(
    arguments: [
      ("", "\nsilences:\n  - {a: 1}\n".dropFirst()),
      ("# all\nfail-on: minor", "# all\nfail-on: minor\n\nsilences:\n  - {a: 1}\n"),
      ("silences:\n- {b: 2}\nfail-on: minor\n", "silences:\n- {a: 1}\n- {b: 2}\nfail-on: minor\n"),
      ("silences: [{b: 2}]  # some\n", "silences: [{b: 2}, {a: 1}]  # some\n"),
      ("silences: []\n", "silences: [{a: 1}]\n"),
      ("silences: # none\n\nfail-on: minor\n", "silences: # none\n  - {a: 1}\n\nfail-on: minor\n"),
    ] as [(String, Substring)]
  )
  func configurationsAreAddedTo(_ before: String, _ after: Substring) throws {
    let folder = try TemporaryFolder()
    var edit = try ConfigurationEdit(contentsOfFile: folder.write("c.yml", before))
    try edit.add(["{a: 1}"], to: "silences")
    #expect(edit.text == after)
  }

  @Test func whatCannotBeAddedToIsSaid() throws {
    let folder = try TemporaryFolder()
    var edit = try ConfigurationEdit(
      contentsOfFile: folder.write("c.yml", "silences: [{b: 2},\n  {c: 3}]\n")
    )
    let error = #expect(throws: PackError.self) { try edit.add(["{a: 1}"], to: "silences") }
    #expect(error?.message.contains("add this to it: {a: 1}") == true)
  }

  private func decision(_ finding: Finding, _ path: String, _ status: Decision.Status) -> Decision {
    Decision(
      fingerprint: finding.fingerprint,
      status: status,
      path: path,
      reason: "so it \"is\"",
      by: "Ada"
    )
  }

  @Test func dismissalsSetAsideAndAcceptedSuggestionsAreMade() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a [1].txt",
      """
      Trump wrote on his true social platform that it was late. He went to the the harbour on Monday.

      The forces held the Amber province in Iraq, near Ramadi and Fallujah, officials said.

      """
    )
    let audit = ProjectAudit(rules: ShippedPacks.rules())
    let document = try #require(await audit.run([path], tasks: 1).report.documents.first)
    func finding(_ rule: String) throws -> Finding {
      try #require(document.findings.first { $0.rule == rule })
    }
    let platform = decision(
      try finding("en/literalisms/platform-name-translated"),
      path,
      .dismissed
    )
    let name = decision(try finding("en/names/place-garbled"), path, .dismissed)
    let double = decision(try finding("en/echo/doubled-function-word"), path, .accepted)
    var lost = double
    lost.fingerprint = "0123456789abcdef"
    let review = await audit.review([platform, name, double, lost], tasks: 1)
    #expect(review.failures.isEmpty && review.unmade.isEmpty)
    #expect(review.lost == [lost])
    #expect(review.dismissals.map(\.isName).sorted { !$0 && $1 } == [false, true])
    let fix = try #require(review.fixes.first)
    #expect(String(decoding: fix.after, as: UTF8.self).contains("He went to the harbour"))

    // A baseline, once and for all.
    let baseline = KnownFindings(path: "\(folder.path)/b.json")
    let edit = try #require(review.baseline(baseline, exceptNames: true))
    #expect(edit.summary == "1 entry more")
    try folder.write("b.json", edit.content)
    let known = try KnownFindings(contentsOfFile: "\(folder.path)/b.json")
    #expect(review.baseline(known, exceptNames: true) == nil)

    // Or silences, and names, in the configuration.
    try folder.write(".calque.yml", "fail-on: minor\n")
    let silences = try review.silences()
    let names = try review.names(list: nil, after: silences)
    for edit in silences + names {
      try Data(edit.content.utf8).write(to: URL(fileURLWithPath: edit.path))
    }
    #expect(try String(contentsOfFile: "\(folder.path)/names.txt", encoding: .utf8) == "Amber\n")
    let again = try #require(await audit.run([path], tasks: 1).report.documents.first)
    #expect(again.findings.map(\.rule) == ["en/echo/doubled-function-word"])
    #expect(again.silenced.first?.silence.reason == "so it \"is\" (Ada)")
    // A second time there is nothing to add.
    #expect(await audit.review([platform, name], tasks: 1).settled.count == 1)
  }
}
