import CalqueAudit
import CalqueCore
import CalqueInput
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Testing

@Suite struct SilenceTests {
  private static let rules = ShippedPacks.rules()
  private static let echo = "en/echo/x-of-xs"

  private func audit(
    _ text: String,
    _ format: DocumentFormat = .html,
    path: String = "page"
  ) throws -> DocumentReport {
    let document = try Readers.read(bytes: Array(text.utf8), path: path, format: format)
    return Auditor(rules: Self.rules, options: AuditOptions(language: .english)).audit(document)
  }

  /// The rules of what is found, and of what is set aside with its reason.
  private func outcome(_ report: DocumentReport) -> (found: [String], aside: [String]) {
    (
      report.findings.map(\.rule),
      report.silenced.map { "\($0.finding.rule): \($0.silence.reason)" }
    )
  }

  private static let fault = "They joined a coalition of coalitions."

  @Test(arguments: [
    ("<!-- calque-ignore-next en/echo/x-of-xs: a name --><p>@</p>", "a name"),
    ("<p>Fine.</p><!--calque-ignore-next en/echo : a name--><div><p>@</p></div>", "a name"),
    ("<p>@</p><!-- calque-ignore-file *: a: b -->", "a: b"),
    ("<!-- calque-disable en/echo/*: a name --><p>@</p><!-- calque-enable en/echo/* -->", "a name"),
    ("<!-- CALQUE-IGNORE-NEXT en/names, en/echo/x-of-xs: a\n name --><p>@</p>", "a name"),
    ("<p data-calque-ignore=\"en/echo: a name\">@</p>", "a name"),
    ("<div data-calque-ignore='en/echo: a name'><p>Yes.</p><ul><li>@</ul></div>", "a name"),
  ])
  func requestsInHTMLSetFindingsAside(_ page: String, _ reason: String) throws {
    let report = try audit(page.replacing("@", with: Self.fault))
    #expect(report.silenced.map(\.finding.rule) == [Self.echo])
    #expect(report.silenced.first?.silence.reason == reason)
    #expect(!report.findings.contains { $0.rule == Self.echo })
    #expect(report.score?.penalty == 0)
  }

  @Test(arguments: [
    "<!-- calque-ignore-next en/echo: a --><p>Fine.</p><p>@</p>",
    "<!-- calque-ignore-next en/names: a --><p>@</p>",
    "<!-- calque-disable en/echo: a --><p>Fine.</p><!-- calque-enable en/echo --><p>@</p>",
    "<!-- calque-disable en/echo: a --><p>Fine.</p><!-- calque-enable --><p>@</p>",
    "<p data-calque-ignore='en/echo: a'>Fine.</p><p>@</p>",
    "<p>@</p><!-- calque-ignore-next en/echo: a -->",
    "<p>@</p><script>// <!-- calque-ignore-file *: a --></script>",
    "<p>@</p><p title='<!-- calque-ignore-file *: a -->'>Fine.</p>",
    "<p>@</p><p>&lt;!-- calque-ignore-file *: a --&gt;</p>",
  ])
  func whatTheyAreNotAboutStays(_ page: String) throws {
    let report = try audit(page.replacing("@", with: Self.fault))
    #expect(report.findings.contains { $0.rule == Self.echo })
    #expect(report.silenced.isEmpty)
  }

  @Test(arguments: [
    ("<!-- calque-ignore-next en/echo/x-of-xs: a name -->\n@", "md"),
    ("Fine.\n\n> <!-- calque-ignore-next en/echo: a name -->\n> @", "md"),
    ("Fine.\n<!-- calque-ignore-next en/echo: a name -->\n@\n", "md"),
    ("<!-- calque-disable en/echo: a name -->\n\n- Fine\n- @\n", "md"),
    ("Fine. <!-- calque-disable en/echo: a name --> @\n", "md"),
    ("<div data-calque-ignore='en/echo: a name'><p>@</p></div>\n", "md"),
    ("---\ntitle: News\ncalque:\n  ignore:\n    - en/echo: a name\n---\n@\n", "md"),
    ("---\ncalque: {ignore: [{rule: \"en/echo\", reason: a name}]}\n---\n@\n", "md"),
    ("{/* calque-ignore-next en/echo: a name */}\n\n@\n", "mdx"),
    ("Fine.\n\n{/* calque-ignore-file en/echo: a name */}\n\n@\n", "mdx"),
  ])
  func requestsInMarkdownSetFindingsAside(_ text: String, _ ending: String) throws {
    let report = try audit(
      text.replacing("@", with: Self.fault),
      .markdown,
      path: "page.\(ending)"
    )
    #expect(report.silenced.map(\.finding.rule) == [Self.echo], "\(report.notes)")
    #expect(report.silenced.map(\.silence.reason) == ["a name"])
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
  }

  @Test(arguments: [
    "```\n<!-- calque-ignore-file *: a -->\n```\n\n@\n", "`<!-- calque-ignore-file *: a -->` @\n",
    "    <!-- calque-ignore-file *: a -->\n\n@\n", "{/* calque-ignore-file *: a */}\n\n@\n",
  ])
  func codeOfMarkdownAsksForNothing(_ text: String) throws {
    let report = try audit(text.replacing("@", with: Self.fault), .markdown)
    #expect(report.findings.map(\.rule) == [Self.echo])
  }

  @Test func itemsOfFeedsHaveTheirOwn() throws {
    let feed = """
      <rss version="2.0"><channel><title>News</title>
      <item><title>One</title><description>&lt;!-- calque-ignore-next en/echo: a name --&gt;
      &lt;p&gt;\(Self.fault)&lt;/p&gt;</description></item>
      <item><title>Two</title><description><![CDATA[<p>\(Self.fault)</p>]]></description></item>
      <item><title>Three</title><description><![CDATA[<p data-calque-ignore="en/echo: a name">\(Self.fault)</p>
      <!-- calque-ignore-next en/names: none -->]]></description></item>
      </channel></rss>
      """
    var reports: [DocumentReport] = []
    let auditor = Auditor(rules: Self.rules, options: AuditOptions(language: .english))
    try Readers.read(bytes: Array(feed.utf8), path: "feed.xml", format: .feed) {
      reports.append(auditor.audit(try! $0.get()))
    }
    #expect(reports.map { outcome($0).found } == [[], [Self.echo], ["any/silences/unused"]])
    #expect(reports.map(\.silenced.count) == [1, 0, 1])
    let unused = try #require(reports.last?.findings.first?.location)
    let bytes = Array(feed.utf8)[unused.byteOffset..<unused.byteOffset + unused.byteLength]
    #expect(String(decoding: bytes, as: UTF8.self) == "calque-ignore-next en/names: none")
  }

  @Test func whatAnotherRuleFindsComesToLight() throws {
    let pack = """
      calque: 1
      pack: {version: 1.0.0, title: House rules, target: en, license: CC0-1.0}
      rules:
        - {id: first, title: one, severity: critical, mqm: style/awkward, why: It is., match: {phrase: big harbour},
           cases: {bad: ["the [[big harbour]]"], good: [a]}}
        - {id: second, title: two, severity: minor, mqm: style/awkward, why: It is., match: {phrase: the big harbour},
           cases: {bad: ["[[the big harbour]]"], good: [a]}}
      """
    let folder = try TemporaryFolder()
    var compiler = PackCompiler()
    try compiler.add(try #require(PackLoader.load(try folder.write("house.yml", pack)).packs.first))
    let text = "<!-- calque-ignore-next house/@: a name --><p>They saw the big harbour.</p>"
    func rules(_ rule: String) throws -> ([String], [String]) {
      let page = Array(text.replacing("@", with: rule).utf8)
      let document = try Readers.read(bytes: page, path: "p", format: .html)
      let report = Auditor(rules: compiler.rules, options: AuditOptions(language: .english))
        .audit(document)
      return (report.findings.map(\.rule), report.silenced.map(\.finding.rule))
    }
    #expect(try rules("first") == (["house/second"], ["house/first"]))
    #expect(try rules("second") == (["house/first"], ["house/second"]))
  }

  @Test(arguments: [
    ("calque-ignore-next en/echo: a", ["unused"]),
    ("calque-ignore-next en/echo", ["without-reason", "unused"]),
    ("calque-ignore-next", ["without-reason", "unknown-rule"]),
    ("calque-ignore-next en/eco: a", ["unknown-rule"]),
    ("calque-disable en/echo a name", ["without-reason", "unused"]),
    ("calque-ignore-line en/echo: a", ["unknown-comment"]),
    ("calque-ignore-file *", ["without-reason", "unused"]),
    ("calque-ignore-file any/silences: a", []),
    ("calque-report", []), ("calque-enable en/echo", []), ("calquer", []), ("calque-", []),
  ])
  func faultsOfRequestsAreFindingsAtTheirBytes(_ request: String, _ rules: [String]) throws {
    let page = "<p>A quiet day.</p>\n<!--  \(request) -->\n<p>Another.</p>"
    let report = try audit(page)
    #expect(Set(report.findings.map(\.rule)) == Set(rules.map { "any/silences/\($0)" }))
    for finding in report.findings {
      #expect(finding.severity == .minor)
      #expect(finding.text == request)
      #expect(finding.location.line == 2)
      #expect(finding.location.column == 7)
      #expect(finding.location.byteOffset == 26)
      #expect(finding.location.byteLength == request.utf8.count)
    }
    // They are no faults of the text.
    #expect(report.score?.penalty == 0)
  }

  @Test func onlyRulesThatRanAreJudged() throws {
    let page = "<!-- calque-ignore-file en/echo: a --><p>Ein ruhiger Tag im Hafen.</p>"
    let document = try Readers.read(bytes: Array(page.utf8), path: "p", format: .html)
    let german = Auditor(rules: Self.rules, options: AuditOptions(language: LanguageTag("de")))
    #expect(german.audit(document).findings.isEmpty)
    let folder = try TemporaryFolder()
    try folder.write(".calque.yml", "rules: {en/echo: off}\nlanguage: en")
    let off = try ProjectAudit(rules: Self.rules).auditor(for: "\(folder.path)/p").auditor
    #expect(off.audit(document).findings.isEmpty)
  }

  @Test func whatIsNotToBeTranslatedIsRight() throws {
    let page = """
      <html translate="no"><body><p>They joined a <b translate="no">coalition of coalitions</b>.</p>
      <div translate=no><p>A list of <i translate="yes">coalition of coalitions</i>, group of groups.</p></div>
      </body></html>
      """
    let report = try audit(page)
    #expect(report.findings.map(\.text) == ["coalition of coalitions"])
    #expect(report.findings.first?.location.line == 2)
    #expect(report.silenced.isEmpty)
    #expect(report.blocks.first?.text == "They joined a coalition of coalitions.")
    #expect(report.notes.contains { $0.hasSuffix("stands on it: 9 words.") }, "\(report.notes)")
  }

  @Test func brokenFrontMatterIsANote() throws {
    let report = try audit("---\ncalque:\n  ignor: []\n---\n\(Self.fault)\n", .markdown)
    #expect(report.findings.map(\.rule) == [Self.echo])
    #expect(report.notes.contains { $0.contains("In line 3") && $0.contains("“ignore”") })
  }

  @Test func frontMatterIsFoundFaultWithAtItsRule() throws {
    let text = "---\ntitle: Ä\ncalque:\n  ignore: [{rule: 'en/eco', reason: ä}]\n---\nFine.\n"
    let report = try audit(text, .markdown)
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "any/silences/unknown-rule")
    #expect(finding.text == "en/eco")
    #expect(finding.location.line == 4)
  }

  @Test func hostileRequestsStayInert() throws {
    let long = String(repeating: "x", count: 1 << 20)
    for page in [
      "<!-- calque-ignore-file *: \(long) --><p>\(Self.fault)</p>",
      "<!-- calque-ignore-file \(long): a --><p>\(Self.fault)</p>",
      "<p data-calque-ignore='en/echo: \(long)'>\(Self.fault)</p>",
      String(repeating: "<!-- calque-disable en/echo: a -->", count: 20_000)
        + "<p>\(Self.fault)</p>",
      String(repeating: "<b data-calque-ignore='*: a' translate=no>", count: 5_000) + Self.fault,
      (0..<3_000).map { "<!-- calque-disable en/ech\($0)/\($0): a -->" }.joined()
        + String(repeating: "<p>\(Self.fault)</p>", count: 2_000),
      "<!-- calque-disable *: a", "<!-- calque-ignore-next -- > --!><p>\(Self.fault)</p>",
      "<p data-calque-ignore>\(Self.fault)</p>", "<p data-calque-ignore=''>\(Self.fault)</p>",
      "<p data-calque-ignore='",
    ] {
      let clock = ContinuousClock()
      var report: DocumentReport?
      let time = try clock.measure { report = try audit(page) }
      #expect(time < .seconds(20))
      for finding in report?.findings ?? [] {
        #expect(finding.message.utf8.count < 4_096)
        #expect(finding.text.utf8.count < 4_096)
      }
      for entry in report?.silenced ?? [] { #expect(entry.silence.reason.utf8.count < 4_096) }
    }
  }

  @Test func houseNamesAndWordsAreNeverDoubted() throws {
    let text = """
      The foreign minister, Fuad Hussein, met reporters on Monday. Later Huad Hussein left. \
      They joined a coalition of coalitions, the bank of banks.
      """
    func found(_ yaml: String) throws -> [String] {
      let folder = try TemporaryFolder()
      try folder.write(".calque.yml", "language: en\n" + yaml)
      let path = try folder.write("p.txt", text)
      let (auditor, silences, _) = try ProjectAudit(rules: Self.rules).auditor(for: path)
      return auditor.audit(try Readers.read(contentsOfFile: path), silences: silences)
        .findings.map(\.text)
    }
    #expect(try found("") == ["Huad Hussein", "coalition of coalitions", "bank of banks"])
    #expect(
      try found("names: [Huad Hussein]\nwords: [Bank of Banks, coalition]") == [
        "coalition of coalitions"
      ]
    )
    let silences = "silences: [{rule: en/echo, text: bank of Banks, reason: its name}]"
    #expect(try found(silences) == ["Huad Hussein", "coalition of coalitions"])
    let overrides = "overrides: {en/echo/x-of-xs: {except+: [coalition of coalitions]}}"
    #expect(try found(overrides) == ["Huad Hussein", "bank of banks"])
    // A name excuses its own words only, and a name of the right spelling excuses none.
    #expect(try found("names: [Huad]").first == "coalition of coalitions")
    #expect(try found("names: [Hussein, Fuad Hussein]").first == "Huad Hussein")
  }

  @Test func wordsAreAddedToWhatARuleFindsAndLetsPass() throws {
    let folder = try TemporaryFolder()
    try folder.write("house.yml", ConfigurationTests.pack)
    try folder.write(
      ".calque.yml",
      """
      language: en
      packs: [house.yml]
      overrides:
        house/big-harbour: {words+: ["{great|huge} harbour"], except+: [big harbour bridge]}
      """
    )
    let path = try folder.write(
      "p.txt",
      "The big harbour, the big harbour bridge and a huge harbour."
    )
    let auditor = try ProjectAudit(rules: Self.rules).auditor(for: path).auditor
    let findings = auditor.audit(try Readers.read(contentsOfFile: path)).findings
    #expect(findings.map(\.text) == ["big harbour", "huge harbour"])
  }
}
