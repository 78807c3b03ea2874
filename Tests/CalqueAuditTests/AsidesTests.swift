import CalqueCore
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Testing

@testable import CalqueAudit

@Suite struct AsidesTests {
  private func entry(
    _ path: String,
    _ rule: String = "en/echo/x-of-xs",
    text: String = "cup of cups"
  )
    -> KnownFindings.Entry
  {
    KnownFindings.Entry(path: path, item: "", rule: rule, text: text, sentence: "01234567")
  }

  // MARK: Changed lines

  @Test func linesAreThoseOfTheNewFile() {
    var lines = ChangedLines(root: "/site", since: "main")
    lines.add(
      diff: Array(
        """
        diff --git a/a.txt b/a.txt
        --- a/a.txt
        +++ b/a.txt
        @@ -1,0 +2,2 @@
        ++++ b/fake.txt
        +@@ -1 +9 @@
        @@ -7 +9 @@ heading
        --- a/fake.txt
        +new
        \\ No newline at end of file
        @@ -20,3 +21,0 @@
        -gone
        -gone
        -gone
        diff --git "a/n\\303\\251\\t\\"e.txt" "b/n\\303\\251\\t\\"e.txt"
        --- "a/n\\303\\251\\t\\"e.txt"
        +++ "b/n\\303\\251\\t\\"e.txt"
        @@ -3 +3 @@
        -old
        +new
        diff --git a/gone.txt b/gone.txt
        --- a/gone.txt
        +++ /dev/null
        @@ -1 +0,0 @@
        -old
        diff --git a/a b.txt b/a b.txt
        --- a/a b.txt\t
        +++ b/a b.txt\t
        @@ -0,0 +1 @@
        +new
        """.utf8
      )
    )
    lines.addWhole("wide.txt")
    let changed = (1...30).filter { lines.touch("/site/a.txt", lines: $0...$0) }
    #expect(changed == [2, 3, 9])
    #expect(lines.touch("/site/a.txt", lines: 4...12))
    #expect(!lines.touch("/site/fake.txt", lines: 1...99))
    #expect(!lines.touch("/site/gone.txt", lines: 1...99))
    #expect(lines.touch("/site/né\t\"e.txt", lines: 3...3))
    #expect(!lines.touch("/site/né\t\"e.txt", lines: 4...4))
    #expect(lines.touch("/site/a b.txt", lines: 1...1))
    #expect(lines.touch("/site/wide.txt", lines: 7...7))
    #expect(!lines.touch("/elsewhere/a.txt", lines: 2...2))
  }

  // MARK: Baselines

  @Test func whatIsWrittenIsReadAndSorted() throws {
    let folder = try TemporaryFolder()
    var known = KnownFindings(path: "\(folder.path)/b.json")
    known.counts = [entry("z.txt"): 2, entry("a.txt", text: "“é” \\ \"x\"\n\u{1}"): 1]
    try folder.write("b.json", known.json)
    let read = try KnownFindings(contentsOfFile: "\(folder.path)/b.json")
    #expect(read.counts == known.counts)
    #expect(read.json == known.json)
    let lines = known.json.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[4].contains("a.txt") && lines[5].contains("z.txt"))
    #expect(KnownFindings(path: "b.json").json.contains("\"findings\": []"))
  }

  @Test(arguments: [
    ("[]", "it is no JSON object"), ("{", "it is no valid JSON"),
    ("{\"calque\": \"decisions\", \"version\": 1, \"findings\": []}", "“calque” is decisions"),
    ("{\"calque\": \"baseline\", \"version\": 2, \"findings\": []}", "“version” is 2"),
    ("{\"calque\": \"baseline\", \"version\": 1}", "it has no “findings”"),
    (
      "{\"calque\": \"baseline\", \"version\": 1, \"findings\": [{\"path\": 1}]}",
      "“findings[0].path”"
    ),
  ])
  func whatIsWrongWithABaselineIsSaid(_ text: String, _ complaint: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("b.json", text)
    let error = #expect(throws: PackError.self) { try KnownFindings(contentsOfFile: path) }
    #expect(error?.message.contains(complaint) == true, "\(String(describing: error))")
  }

  @Test func renamedRulesKeepTheirEntries() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "house.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: House, target: en, license: CC0-1.0}
      rules:
        - id: dog
          renamed-from: hound
          title: “{match}”
          severity: major
          mqm: style
          why: A reason.
          match: {phrase: black dog}
          cases: {bad: ["A [[black dog]]."], good: ["A dog."]}
      """
    )
    let loaded = PackLoader.load(path)
    #expect(loaded.errors.isEmpty)
    var compiler = PackCompiler(base: ShippedPacks.rules())
    for pack in loaded.packs { try compiler.add(pack) }
    let id = try #require(loaded.packs.first?.id)
    var known = KnownFindings(path: "b.json")
    known.counts = [
      entry("a.txt", "\(id)/hound"): 1, entry("a.txt", "\(id)/dog"): 2,
      entry("a.txt", "no/such/rule"): 1,
    ]
    known.followRenamedRules(compiler.rules, packs: loaded.packs)
    #expect(known.counts == [entry("a.txt", "\(id)/dog"): 3, entry("a.txt", "no/such/rule"): 1])
  }

  // MARK: Configurations to begin with

  @Test(arguments: [[], ["./a.html"], ["./vendor/a.md", "./news/b.html.gz", "./old \"x\"/c.md"]])
  func draftsAreConfigurations(_ paths: [String]) throws {
    let draft = ConfigurationDraft(paths: paths)
    _ = try Configuration(yaml: draft.yaml, path: ".calque.yml")
    // What stands in comments must hold as well.
    let keys = draft.yaml.replacing("# ignore:", with: "ignore:").replacing(
      "# min-score",
      with: "min-score"
    )
    .replacing("# rules:", with: "rules:").replacing("#   ", with: "  ")
    .replacing("# names: [Huad Hussein, {file: names.txt}]", with: "names: [Huad Hussein]")
    .replacing("# paths:", with: "paths:")
    _ = try Configuration(yaml: keys, path: ".calque.yml")
  }

  @Test func draftsLeaveOutWhatIsNotOnesOwn() {
    let draft = ConfigurationDraft(paths: ["./vendor/a.md", "./news/b.html.gz", "./c.md"])
    #expect(draft.ignored == ["vendor"])
    #expect(draft.extent == "1 HTML, 1 Markdown")
    #expect(draft.yaml.contains("\"news/**\""))
  }
}
