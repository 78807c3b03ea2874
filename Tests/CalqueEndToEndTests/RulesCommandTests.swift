import CalqueTestSupport
import Foundation
import Testing

/// The tools of those who write rules, as they use them.
@Suite struct RulesCommandTests {
  private let folder: TemporaryFolder
  private let pack: String

  init() throws {
    folder = try TemporaryFolder()
    pack = "\(folder.path)/house.yml"
  }

  @discardableResult
  private func calque(_ arguments: String...) throws -> Program {
    try Program.run(Repository.program("calque"), arguments, folder: folder.path)
  }

  @Test func aNewPackWorksAtOnce() throws {
    let made = try calque("rules", "new", "our-rule", "-o", "house.yml")
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.errors.contains("Next: calque rules test house.yml"))
    let tested = try calque("rules", "test", "house.yml")
    #expect(tested.code == 0)
    #expect(tested.output.contains("house: 1 rules,") && tested.output.contains("all pass"))
    #expect(try calque("rules", "new", "our-rule", "-o", "house.yml").code == 2)
    #expect(try calque("rules", "new", "Our Rule").errors.contains("not “Our Rule”"))
    #expect(try calque("rules", "new", "r", "--kind", "frase").code == 2)
    #expect(try calque("rules", "new", "r", "--kind", "echo", "-o", "-").output.contains("echo:"))
  }

  @Test func aLockHoldsTheNoiseThatATestComparesWith() throws {
    try calque("rules", "new", "our-rule", "-o", "house.yml")
    try folder.write(
      "clean/a.txt",
      "Trump posted it. The true social network is us, he said to them.\n"
    )
    let locked = try calque("rules", "lock", "house.yml", "--corpus", "clean")
    #expect(locked.code == 0, "\(locked.errors)")
    #expect(try lock().contains("our-rule: {severity: minor, findings: 0}"))
    let same = try calque("rules", "test", "house.yml", "--corpus", "clean/")
    #expect(same.code == 0, "\(same.output)\(same.errors)")
    #expect(same.output.contains("1 of 1 rules found nothing"))

    // The same text, in which the rule now finds something.
    let wider = try text().replacing("within: sentence", with: "within: document")
    try folder.write("house.yml", wider)
    let grown = try calque("rules", "test", "house.yml", "--corpus", "clean")
    #expect(grown.code == 1, "\(grown.output)")
    #expect(
      grown.output.contains("house/our-rule: grew noisier: 1 findings, at most 0 by the lock")
    )
    let again = try calque("rules", "lock", "house.yml", "--corpus", "clean")
    #expect(
      again.errors.contains(
        "our-rule finds more than before, so its version 0.1.0 should become 0.2.0"
      )
    )
    #expect(try lock().contains("findings: 1"))
    let explained = try calque("explain", "our-rule", "--pack", "house.yml")
    #expect(explained.output.contains("1 finding in 13 words of clean text"), "\(explained.output)")
  }

  private func lock() throws -> String {
    try String(contentsOfFile: "\(folder.path)/calque.lock", encoding: .utf8)
  }

  private func text() throws -> String { try String(contentsOfFile: pack, encoding: .utf8) }

  @Test func faultsHaveExitCodesAndPlaces() throws {
    try calque("rules", "new", "our-rule", "-o", "house.yml")
    try folder.write(
      "house.yml",
      try text().replacing("[[true social platform]]", with: "[[true]]")
    )
    let failed = try calque("rules", "test", "house.yml")
    #expect(failed.code == 1)
    #expect(
      failed.output.contains("house.yml:21:17: house/our-rule: expects “true”"),
      "\(failed.output)"
    )
    try folder.write("house.yml", try text().replacing("severity", with: "severty"))
    let broken = try calque("rules", "test", "house.yml")
    #expect(broken.code == 2)
    #expect(broken.errors.contains("did you mean “severity”?"))
    #expect(try calque("rules", "lock", "house.yml").errors.contains("nothing was locked"))
    #expect(try calque("rules", "test", "none.yml").code == 2)
    #expect(try calque("rules", "test", "--corpus", "none").code == 2)
    #expect(try calque("rules", "lock").code == 2)
  }

  @Test func aRuleIsExplained() throws {
    let page = try calque("explain", "x-of-xs")
    #expect(page.code == 0)
    for part in [
      "findings in 3.", "a word that returns: “{X} of [the] {X|X+s}”", "Lets pass",
      "<!-- calque-ignore-next en/echo/x-of-xs: the reason -->", "rules: {en/echo/x-of-xs: off}",
    ] {
      #expect(page.output.contains(part), "\(part)")
    }
    #expect(try calque("explain", "en/echo/x-of-x").errors.contains("“en/echo/x-of-xs”"))
    #expect(try calque("explain", "x-off-xs").errors.contains("did you mean “x-of-xs”?"))
    try calque("rules", "new", "x-of-xs", "-o", "house.yml")
    let two = try calque("explain", "x-of-xs", "--pack", "house.yml")
    #expect(two.code == 2)
    #expect(two.errors.contains("several rules end so: en/echo/x-of-xs, house/x-of-xs"))
    #expect(try calque("explain", "house/x-of-xs", "--pack", "house.yml").code == 0)
  }

  @Test func aPackHasAPage() throws {
    try calque("rules", "new", "our-rule", "-o", "house.yml")
    #expect(try calque("rules", "docs", "house.yml").output.contains("## our-rule"))
    #expect(try calque("rules", "docs", "house.yml", "-o", "pages").code == 0)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/pages/house.md"))
  }
}
