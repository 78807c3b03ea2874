import CalqueCore
import CalqueInput
import Testing
import Yams

@Suite struct FrontMatterTests {
  private static let values = [
    "plain", "'single ''quoted'' words'", "\"double \\\"quoted\\\" \\u00e9 \\x41\"",
    "plain over\n  two lines", "\"double\n  over lines \\\n  joined\"", "'single\n  over lines'",
    "plain # with a comment", ">\n  folded\n  lines", "|\n  literal\n  lines", ">-\n  stripped\n",
    "\n  on the next line", "\"\"", "''", "3", "\"tab\\tand\\nnewline\"", "a#b",
    "“typographic” – quotes", "\"\\U0001F600 smile\"", "don't", "say \"x\"",
  ]

  /// What YAML makes of the value and what we read of it are the same words.
  @Test(arguments: values) func valuesAreWhatYAMLSays(_ value: String) throws {
    let yaml = "draft: true\ntitle: \(value)\nweight: 3\n"
    let expected = try #require(try Yams.compose(yaml: yaml)?["title"]?.scalar?.string)
    let text = "---\n\(yaml)---\nBody."
    let document = try markdown(text)
    #expect(
      (document.title ?? "").split(whereSeparator: \.isWhitespace)
        == expected.split(whereSeparator: \.isWhitespace)
    )
    #expect(texts(document).last == "Body.")
    checkPieces(of: document, in: Array(text.utf8), count: 20, seed: 5)
  }

  @Test(arguments: ["~", "null", "[a, b]", "{a: b}", "&anchor x", "!!str x"])
  func otherValuesAreNoText(_ value: String) throws {
    #expect(texts(try markdown("---\ntitle: \(value)\nx: y\n---\nBody.")) == ["Body."])
  }

  @Test func aColonNeedsNoQuotes() throws {
    #expect(try markdown("---\ntitle: One: two\n---\nBody.").title == "One: two")
  }

  @Test func titleAndDescriptionsAreAuditedAndNothingElseIs() throws {
    let document = try markdown(
      """
      ---
      # a comment
      "title": 'It''s on'
      slug: its-on
      tags: [a, b]
      author:
        title: Mr
      description: |
        One.

        Two.
      lang: de-AT
      ---

      Body.
      """
    )
    #expect(
      summary(document) == [
        "headline: It's on", "caption: One.", "caption: Two.", "paragraph: Body.",
      ]
    )
    #expect(document.declaredLanguage == LanguageTag("de-AT"))
  }

  @Test func tomlIsRead() throws {
    let text = #"""
      +++
      title = "A \"t\" \u00e9"
      date = 2024-01-01
      description = '''raw \n
      text'''
      summary = """
      joined \
         up"""
      language = 'fr'
      [params]
      title = "not this"
      +++
      Body.
      """#
    let document = try markdown(text)
    #expect(
      summary(document) == [
        "headline: A \"t\" é", "caption: raw \\n text", "caption: joined up", "paragraph: Body.",
      ]
    )
    #expect(document.declaredLanguage == LanguageTag("fr"))
    #expect(try pieces("A \"t\" é", of: document, in: Array(text.utf8)) == [#"A \"t\" \u00e9"#])
  }

  @Test(arguments: [
    "---\nSome words\n---\nmore", "---\ntitle never closed\n\nBody", "----\ntitle x\n----\n",
    "text\n\n---\ntitle x\n\n---\n",
  ])
  func rulesAreNoFrontMatter(_ text: String) throws {
    let document = try markdown(text)
    let read = document.blocks.map { document.string($0.range) }.joined(separator: " ")
    #expect(read.split { !$0.isLetter } == text.split { !$0.isLetter })
  }
}
