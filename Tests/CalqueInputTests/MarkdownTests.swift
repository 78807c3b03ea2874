import CalqueCore
import CalqueInput
import Testing

@Suite struct MarkdownTests {
  @Test func blocksHaveTheirKinds() throws {
    let document = try markdown(
      """
      # Title

      A *first* para
      graph.

      ## Sub
      > quoted
      > - item in a quote

      1. loose

         second

      - [x] done

      | A | B \\| c |
      |---|---|
      | d | e |

      # Another
      """
    )
    #expect(
      summary(document) == [
        "headline: Title", "paragraph: A first para graph.", "heading: Sub", "quote: quoted",
        "quote: item in a quote", "list-item: loose", "list-item: second", "list-item: done",
        "table-cell: A", "table-cell: B | c", "table-cell: d", "table-cell: e", "heading: Another",
      ]
    )
    #expect(document.title == "Title")
    #expect(document.blocks[0].level == 1)
    #expect(document.blocks[2].level == 2)
  }

  @Test(
    arguments: [
      ("Some `code` here.", ["Some \u{FFFC} here."]), ("`code` here.", ["here."]),
      ("Code:\n\n```\nx\n```\n\n    y\n\nend", ["Code:", "end"]),
      ("a [link](http://x.example/y \"t\") b", ["a link b"]),
      ("a [link][1] b\n\n[1]: http://x.example \"t\"", ["a link b"]),
      ("one ![alt *text*](x.png \"t\") two", ["one two", "alt text"]),
      ("un*fri*ggin**gly**", ["unfriggingly"]), ("a**b**c", ["abc"]),
      ("a\\\nb", ["a\nb"]), ("a  \nb", ["a\nb"]), ("a\nb", ["a b"]), ("a\r\nb\rc", ["a b c"]),
      (
        "\\*a\\* \\\\ &amp; \\&amp; &bogus; &notit;",
        ["*a* \\ & &amp; &bogus; &notit;"]
      ),
      ("a<br>b <b>c</b><!-- d -->e", ["a\nb ce"]), ("a <script>x</script> b", ["a b"]),
      ("<div><p>x &eacute;<p>y</div>\n\nz", ["x é", "y", "z"]),
      ("> <p>x\n> y</p>", ["x y"]), ("<!-- a\n\nb -->\n\nc", ["c"]),
      ("<pre>\nx\n</pre>\n\ny", ["y"]), ("<h1 align=center>T</h1>\n\ny", ["T", "y"]),
      ("a[^1] b\n\n[^1]: note\n[^n]: more", ["a b", "note", "more"]),
      ("~~a~~ :smile: <http://x.example/>", ["a :smile: http://x.example/"]),
      ("> [!NOTE]\n> x", ["x"]), (":::tip Title\nx\n:::", ["Title", "x"]),
      ("## T {#id}\n\nx {: .c}\n{: .d}", ["T", "x"]), ("[TOC]\n\nx", ["x"]),
      ("a\n<b>c</b>", ["a c"]), ("a\n`b`\nc", ["a \u{FFFC} c"]),
    ] as [(String, [String])]
  )
  func whatIsCopy(_ text: String, _ expected: [String]) throws {
    let document = try markdown(text)
    #expect(texts(document) == expected)
    checkPieces(of: document, in: Array(text.utf8), count: 20, seed: 1)
  }

  @Test(
    arguments: [
      ("a {{ site.name }} b", ["a \u{FFFC} b"]), ("{{ x }}\n\ny", ["y"]),
      ("{{< fig src=\"a_b\" cap=\"*x*\" >}}\n\ny", ["y"]),
      ("{% if x_y %}a_b_c{% endif %}", ["a_b_c"]),
      ("a\n\n{% highlight js %}\nx {{ y }}\n{% endhighlight %}\n\nb", ["a", "b"]),
      ("{{< highlight go >}}\nx\n{{< /highlight >}}\n\nb", ["b"]),
      ("[a]({{< ref \"b c\" >}}) d", ["a d"]), ("[gallery ids=\"1,2\"]\n\nx", ["x"]),
      ("[caption id=\"a]b\"]x[/caption]", ["x"]), ("[ad_1] x", ["[ad_1] x"]),
      ("`{{` a {{ b", ["a {{ b"]), ("[a](b){.c} d", ["a d"]),
    ] as [(String, [String])]
  )
  func templatesAreNoCopy(_ text: String, _ expected: [String]) throws {
    let document = try markdown(text)
    #expect(texts(document) == expected)
    checkPieces(of: document, in: Array(text.utf8), count: 20, seed: 1)
  }

  @Test(
    arguments: [
      ("import A from 'a'\n\nx", ["x"]),
      ("import {a,\n  b} from 'c'\nexport const d = 1\n\nx", ["x"]),
      ("a {b} c", ["a \u{FFFC} c"]), ("{/* a */}\n\nb", ["b"]), ("a {'}'} b", ["a \u{FFFC} b"]),
      ("<A b={() => { return '>' }}>\n  x\n</A>", ["x"]),
      ("x <B c=\"d\" /> y", ["x \u{FFFC} y"]), ("x <b className={c}>y</b>z", ["x yz"]),
      ("<A>\n    <B>x</B>\n    <B>y</B>\n</A>", ["x", "y"]), ("`{a}` {", ["{"]),
      ("a < b", ["a < b"]), ("important news", ["important news"]),
    ] as [(String, [String])]
  )
  func mdxIsUnderstood(_ text: String, _ expected: [String]) throws {
    let document = try markdown(text, path: "a.mdx")
    #expect(texts(document) == expected)
    checkPieces(of: document, in: Array(text.utf8), count: 20, seed: 1)
  }

  @Test func escapesBelongToTheirCharacter() throws {
    let text = "x a\\*b and c&amp;d\ne"
    let document = try markdown(text)
    #expect(try pieces("a*b", of: document, in: Array(text.utf8)) == ["a\\*b"])
    #expect(try pieces("c&d e", of: document, in: Array(text.utf8)) == ["c&amp;d\ne"])
  }

  @Test(
    arguments: [
      ("[", 300_000), ("[a]: b\n[a]\n", 20_000), ("{% highlight x %}\n", 20_000), ("{{ ", 100_000),
      (">", 300_000), ("- ", 100_000), ("`a ``b ", 50_000), ("<a ", 100_000), ("<A b={", 50_000),
      ("[^", 100_000), ("---\n", 50_000), ("**a_", 50_000), ("|a", 100_000),
    ] as [(String, Int)]
  )
  func hostileTextIsReadQuickly(_ part: String, _ count: Int) throws {
    let text = String(repeating: part, count: count)
    for path in ["a.md", "a.mdx"] {
      let clock = ContinuousClock()
      let time = try clock.measure { _ = try markdown(text, path: path) }
      // Two seconds are meant; the margin is for unoptimised builds on busy machines.
      #expect(time < .seconds(10))
    }
  }

  @Test func bracketsOfHugeParagraphsAreSigns() throws {
    let text = String(repeating: "[a](b) c\n", count: 8_000)
    let document = try markdown(text)
    #expect(texts(document).map { String($0.prefix(17)) } == ["[a](b) c [a](b) c"])
    checkPieces(of: document, in: Array(text.utf8), count: 2, seed: 1)
  }

  @Test(arguments: 1...20) func randomTexts(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "naïve", "日本", "😀", "&amp;", "&#146;", "&bogus;", "\\*", "\\", "*", "**", "_", "`",
      "``", "~~", " ", " ", " ", " ", "\n", "\n", "\r\n", "\n\n", "\n\n", "  \n", "> ", "- ", "1. ",
      "# ", "| ", "|---|\n", "    ", "[", "](", ")", "![", "[^1]", "<b>", "</b>", "<br>", "<p>",
      "<div>\n", "</div>\n", "<!-- ", " -->", "{{ x }}", "{% y %}", "{#z}", "{", "}", "```\n", "\t",
      "\u{AD}", "\u{200B}", "\u{1}", "<https://x.example>", "http://a_b_c.example/", ":::",
    ]
    var text = ""
    for number in 0..<1500 {
      let part = Int.random(in: 0..<parts.count * 2, using: &generator)
      // Every word is another, so that a wrong place shows.
      text += part < parts.count ? parts[part] : "word\(number)q"
    }
    let bytes = Array(text.utf8)
    for path in ["a.md", "a.mdx"] {
      let document = try markdown(text, path: path)
      let locator = Locator(document)
      var words = 0
      for range in document.text.split(whereSeparator: { !isWordByte($0) }) where range.count > 5 {
        let word = String(decoding: range, as: UTF8.self)
        guard word.hasPrefix("word"), word.hasSuffix("q"),
          word.dropFirst(4).count(where: \.isLetter) == 1
        else { continue }
        let location = locator.location(of: TextRange(range.startIndex, range.endIndex))
        let place = try #require(location?.ranges.count == 1 ? location?.ranges.first : nil)
        let held = bytes[place.byteOffset..<place.byteOffset + place.byteLength]
        #expect(held.elementsEqual(range))
        words += 1
      }
      #expect(words > 5)
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
