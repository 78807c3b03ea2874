import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueRules
import CalqueTestSupport
import Testing

@testable import CalqueLab

/// Rules for the text of links, and for all but it, in every format that has links.
@Suite struct LinkScopeTests {
  private static let rules = """
    calque: 1
    pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
    rules:
      - id: inside
        title: “{match}”
        severity: minor
        mqm: style
        why: W
        scope: link
        match: {phrase: "red fox"}
        cases: {bad: ["[[red fox]]"], good: ["a dog"]}
      - id: outside
        title: “{match}”
        severity: minor
        mqm: style
        why: W
        scope: [~link, ~quote]
        match: {phrase: "grey dog"}
        cases: {bad: ["a [[grey dog]]"], good: ["a fox"]}
    """

  private func pack() throws -> RulePack {
    let folder = try TemporaryFolder()
    let loaded = PackLoader.load(try folder.write("t.yml", Self.rules))
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
    return try #require(loaded.packs.first)
  }

  @Test(arguments: [
    (
      DocumentFormat.html,
      "<p>A <a href=x>red <b>fox</b></a>, a red fox, a <a href=x>grey dog</a>, <a>a grey</a> dog, and a grey dog ran.</p>"
    ),
    (
      .markdown,
      "A [red *fox*](x), a red fox, a [grey dog](x), [a grey](x) dog, and a grey dog ran.\n"
    ),
    (
      .feed,
      "<rss version='2.0'><channel><item><title>Animals</title><description>&lt;p&gt;A &lt;a href='x'&gt;red fox&lt;/a&gt;, a red fox, a &lt;a href='x'&gt;grey dog&lt;/a&gt;, &lt;a href='x'&gt;a grey&lt;/a&gt; dog, and a grey dog ran.&lt;/p&gt;</description></item></channel></rss>"
    ),
  ])
  func eachFormatKnowsItsLinks(_ format: DocumentFormat, _ source: String) throws {
    var compiler = PackCompiler()
    try compiler.add(try pack())
    let rules = try #require(
      compiler.rules.encoded().withUnsafeBytes { CompiledRules(encoded: $0) }
    )
    let auditor = Auditor(rules: rules, options: AuditOptions(language: .english))
    var findings: [Finding] = []
    try Readers.read(bytes: Array(source.utf8), path: "t", format: format) {
      if let document = try? $0.get() { findings += auditor.audit(document).findings }
    }
    #expect(findings.map(\.rule) == ["t/inside", "t/outside"])
    let bytes = Array(source.utf8)
    let last = try #require(findings.last?.location)
    let place = last.byteOffset..<last.byteOffset + last.byteLength
    #expect(String(decoding: bytes[place], as: UTF8.self) == "grey dog")
    #expect(String(decoding: bytes[place.upperBound...], as: UTF8.self).hasPrefix(" ran"))
  }

  @Test func theirCasesAreWrittenAsLinks() throws {
    let outcome = RuleTester().test(try pack())
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
  }

  @Test func anExceptionKnowsNone() throws {
    let folder = try TemporaryFolder()
    let text = Self.rules.replacing("scope: link", with: "except: [{scope: link}]")
    let errors = PackLoader.load(try folder.write("t.yml", text)).errors
    #expect(errors.map(\.message) == ["an exception knows no links; give the rule “scope: ~link”"])
  }
}
