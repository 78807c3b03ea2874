extension Attack {
  /// Markdown.
  static let markdown: [Attack] =
    [
      ("brackets-open", "[", 3_000_000), ("brackets-close", "]", 3_000_000),
      ("brackets", "[a](", 800_000),
      ("links-nested", "[a [b](c) ", 400_000), ("images", "![", 1_500_000),
      ("images-nested", "![[", 800_000),
      ("backticks", "`a``b```c````d", 200_000), ("emphasis", "*a _b ", 600_000),
      ("emphasis-runs", "a**b_", 800_000),
      ("emphasis-stars", "*", 3_000_000), ("emphasis-close", "a* ", 1_000_000),
      ("tildes", "~~a ~b", 500_000),
      ("quotes", ">", 1_000_000), ("quotes-lines", "> > > a\n", 300_000),
      ("lists", "* ", 1_000_000),
      ("list-lines", "- a\n  ", 400_000), ("list-deep", "1. ", 800_000),
      ("references", "[a][b] ", 500_000),
      ("rules", "***\n", 800_000), ("headings", "# a\n", 600_000),
      ("underlines", "a\n===\n", 400_000),
      ("tables", "|a", 1_500_000), ("table-rows", "|a|b|\n|-|-|\n|c|d|\n\n", 150_000),
      ("tags", "<a ", 1_000_000),
      ("comments", "<!--", 1_000_000), ("addresses", "<http://a", 400_000),
      ("plain-addresses", "http://a.b/(", 300_000),
      ("entities", "&amp;", 800_000), ("escapes", "\\*", 1_500_000), ("breaks", "a  \n", 800_000),
      ("fences", "```\n", 700_000), ("fences-other", "~~~a\n", 700_000),
      ("indents", "    a\n\n", 500_000),
      ("shortcodes", "{{< a ", 500_000), ("shortcodes-percent", "{{% a %}} ", 300_000),
      ("components", "<Tab a={", 400_000),
      ("braces", "{", 3_000_000), ("imports", "import a from 'b'\n\n", 200_000),
      ("mathematics", "$a$$", 700_000),
      ("footnotes", "[^a]: b\n\n", 300_000), ("task-lists", "- [ ] a\n", 300_000),
    ].map { name, text, times in
      Attack("markdown-\(name)", "page.md", .either) { $0.write(text, times: times) }
    } + [
      Attack("markdown-definitions", "page.md", .either) {
        $0.write(0..<200_000) { "[a\($0)]: /b\n" }
        $0.write("[a]", times: 200_000)
      },
      Attack("markdown-definitions-equal", "page.md", .either) {
        $0.write("[a]: " + String(repeating: "b", count: 50_000) + "\n\n")
        $0.write("[a] ", times: 300_000)
      },
      Attack("markdown-table-wide", "page.md", .either) {
        $0.write("|a" + String(repeating: "|a", count: 5_000) + "\n")
        $0.write("|-" + String(repeating: "|-", count: 5_000) + "\n")
        $0.write("|x\n", times: 50_000)
      },
      Attack("markdown-quotes-then-lines", "page.md", .either) {
        $0.write(String(repeating: "> ", count: 5_000) + "a\n")
        $0.write("b\n", times: 5_000)
      },
      Attack("markdown-lists-then-lines", "page.md", .either) {
        $0.write(0..<1_000) { String(repeating: "  ", count: $0) + "* a\n" }
      },
      Attack("markdown-front-matter-unclosed", "page.md", .either) {
        $0.write("---\n" + String(repeating: "a: b\n", count: 800_000))
      },
      Attack("markdown-front-matter-laughs", "page.md", .either) {
        $0.write("---\na0: &a0 [the the]\n")
        $0.write(1..<30) {
          "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n"
        }
        $0.write("title: *a29\n---\n\nThe the end.\n")
      },
      Attack("markdown-front-matter-deep", "page.md", .either) {
        $0.write(
          "---\ntitle: " + String(repeating: "[", count: 500_000) + "\n---\n\nThe the end.\n"
        )
      },
      Attack("markdown-front-matter-long", "page.md", .either) {
        $0.write("---\n")
        $0.write(0..<200_000) { "key\($0): value\n" }
        $0.write("---\n\nThe the end.\n")
      },
      Attack("markdown-front-matter-toml", "page.md", .either) {
        $0.write(
          "+++\ntitle = " + String(repeating: "[", count: 500_000) + "\n+++\n\nThe the end.\n"
        )
      },
      Attack("markdown-line-60-mb", "page.md", .either) { $0.write("word and ", times: 6_600_000) },
    ]
}
