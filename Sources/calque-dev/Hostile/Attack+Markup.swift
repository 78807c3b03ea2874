extension Attack {
  /// What one tag, comment or reference can cost.
  static let tags: [Attack] = [
    Attack("attributes", .read("more than 500 attributes")) {
      $0.write("<p ")
      $0.write(0..<60_000) { "a\($0)=x " }
      $0.write(">Hello.</p>")
    },
    Attack("attributes-equal") {
      $0.write("<p ")
      $0.write("class='a b' ", times: 500_000)
      $0.write(">Hello.</p>")
    },
    Attack("attributes-bare") {
      $0.write("<p ")
      $0.write("x ", times: 5_000_000)
      $0.write(">Hello.</p>")
    },
    Attack("attributes-slashes") {
      $0.write("<p" + String(repeating: "/", count: 8_000_000) + ">x")
    },
    Attack("attributes-every-tag") {
      let tag = "<p " + (0..<499).map { "id=a\($0)" }.joined(separator: " ") + ">x</p>"
      $0.write(tag, times: 1_000)
    },
    Attack("attribute-unclosed") {
      $0.write("<p>Hello.</p><a href=\"")
      $0.write("x ", times: 5_000_000)
    },
    Attack("attributes-unclosed") { $0.write("<a href=\"", times: 500_000) },
    Attack("attributes-quotes-mixed") { $0.write("<a b='x\" c=\"y' ", times: 300_000) },
    Attack("attribute-long") {
      $0.write("<p class=\"")
      $0.write("comment nav ", times: 1_000_000)
      $0.write("\">Hello.</p>")
    },
    Attack("attributes-styles") {
      $0.write("<p style='display:none;display:non'>x</p>", times: 200_000)
    },
    Attack("tag-name-long") { $0.write("<" + String(repeating: "a", count: 10_000_000)) },
    Attack("tag-names-distinct") { $0.write(0..<400_000) { "<x\($0)>a</x\($0)>" } },
    Attack("tag-unclosed") {
      $0.write("<p>Hello.</p>" + String(repeating: "<p ", count: 1_000_000))
    },
    Attack("tag-ends-only") { $0.write("</div></b></p>", times: 500_000) },
    Attack("tag-ends-deep") {
      $0.write("<div>", times: 990)
      $0.write("</b>x</i>", times: 600_000)
    },
    Attack("paragraphs-deep") {
      $0.write("<div>", times: 990)
      $0.write("<p>x", times: 1_000_000)
    },
    Attack("cells-deep") {
      $0.write("<div>", times: 990)
      $0.write("<table><tr><td>x</table>", times: 200_000)
    },
    Attack("links-deep") {
      $0.write("<div><span>", times: 490)
      $0.write("<a href=x>word</a> <b>word</b> ", times: 200_000)
    },
    Attack("comment-unclosed") {
      $0.write("<p>Hello.</p><!--" + String(repeating: "- >", count: 3_000_000))
    },
    Attack("comments-unclosed") { $0.write("<!--", times: 2_000_000) },
    Attack("comments-bogus") { $0.write("a<!>", times: 2_000_000) },
    Attack("comments") { $0.write("a<!-- b -->", times: 1_000_000) },
    Attack("instructions") { $0.write("a<?b", times: 2_000_000) },
    Attack("cdata-unclosed") { $0.write("<![CDATA[a ", times: 1_000_000) },
    Attack("script-unclosed") {
      $0.write("<p>Hello.</p><script>" + String(repeating: "</scrip ", count: 1_000_000))
    },
    Attack("scripts-unclosed") { $0.write("a<script>", times: 1_000_000) },
    Attack("scripts") { $0.write("a<script>b</script>", times: 500_000) },
    Attack("style-unclosed") { $0.write("a<style>", times: 1_000_000) },
    Attack("titles-unclosed") { $0.write("<title>a", times: 1_000_000) },
    Attack("textareas-unclosed") { $0.write("a<textarea><xmp><iframe>", times: 300_000) },
    Attack("drawings") { $0.write("<svg>a<math>", times: 500_000) },
    Attack("noscripts") { $0.write("<noscript>word ", times: 500_000) },
    Attack("noscript-twice") {
      $0.write("<noscript>")
      $0.write("<p>A paragraph of words, that is read twice.</p>", times: 150_000)
      $0.write("</noscript>")
    },
    Attack("languages") { $0.write(0..<300_000) { "<p lang=x\($0)>a" } },
    Attack("metas") { $0.write("<meta property=og:title content='a title'>", times: 200_000) },
    Attack("breaks") { $0.write("a<br>", times: 2_000_000) },
    Attack("breaks-crowded") { $0.write("a<br a=b c='d>'>", times: 500_000) },
    Attack("bodies") { $0.write("<html><head><body>a", times: 300_000) },
    Attack("framesets") { $0.write("<frameset><frame>a", times: 300_000) },
  ]

  /// Elements in elements.
  static let nesting: [Attack] =
    [
      "div", "b", "a", "font", "table", "blockquote", "q", "ul><li", "dl><dd", "table><tr><td",
      "form",
      "form><p", "span", "p", "h1", "i><b", "a><div", "b><p", "button", "select",
      "section><article",
      "object", "ins", "nobr", "center", "pre", "x", "figure><figcaption", "details", "noscript",
      "template", "ruby><rt", "label", "fieldset",
    ].map { tags in
      Attack("nested-" + tags.replacing("><", with: "-")) {
        $0.write("<\(tags)>x ", times: 200_000)
      }
    } + [
      Attack("nested-plain", .read("more than 1000 elements")) {
        $0.write("<div>", times: 2_000_000)
      },
      Attack("nested-closed") {
        $0.write("<div>", times: 900)
        $0.write("Hello.")
        $0.write("</div>", times: 900)
      },
      Attack("nested-misclosed") { $0.write("<b><i>x</b></i>", times: 300_000) },
      Attack("nested-misclosed-blocks") { $0.write("<a><p><b>x</a></p>", times: 200_000) },
      Attack("nested-quotes") {
        $0.write("<blockquote><p>He said: “", times: 300)
        $0.write("the the")
        $0.write("”</p></blockquote>", times: 300)
      },
      Attack("nested-attributes") {
        $0.write("<div class=comment id=nav role=main>x", times: 200_000)
      },
    ]

  /// Characters, references and encodings.
  static let characters: [Attack] = [
    Attack("references") { $0.write("&amp;", times: 2_000_000) },
    Attack("references-open") { $0.write("&amp", times: 2_000_000) },
    Attack("references-numeric") { $0.write("&#8217;&#x2019;", times: 600_000) },
    Attack("references-huge") {
      $0.write("&#99999999999999999999;&#xFFFFFFFFFFFFFFFFFFFF;", times: 100_000)
    },
    Attack("references-surrogates") { $0.write("&#xD800;&#xDFFF;&#0;&#x110000;", times: 200_000) },
    Attack("references-invisible") { $0.write("a&shy;&#8203;", times: 600_000) },
    Attack("reference-long") { $0.write("&" + String(repeating: "a", count: 5_000_000)) },
    Attack("reference-zeros") { $0.write("&#" + String(repeating: "0", count: 5_000_000) + "65;") },
    Attack("ampersands") { $0.write("&", times: 5_000_000) },
    Attack("angles") { $0.write("a<", times: 3_000_000) },
    Attack("angles-spaced") { $0.write("< ", times: 3_000_000) },
    Attack("nul-bytes") {
      $0.write("<p>Hello\0, and once more, to all who live there.</p>\n", times: 100_000)
    },
    Attack("nul-bytes-only", .refused("binary data")) {
      $0.write([UInt8](repeating: 0, count: 1 << 16), times: 160)
    },
    Attack("controls", .refused("binary data")) { $0.write("\u{1}\u{2}\u{8}a", times: 1_000_000) },
    Attack("controls-some") {
      $0.write("<p>" + String(repeating: "plain words and more ", count: 4_000))
      $0.write("a\u{1}", times: 2_000_000)
    },
    Attack("invalid-utf-8") {
      $0.write([0x61, 0x20, 0xC3, 0x28, 0xFF, 0xE2, 0x82, 0x20], times: 800_000)
    },
    Attack("invalid-utf-8-declared") {
      $0.write("<meta charset=utf-8><p>")
      $0.write([0xFF, 0x61], times: 3_000_000)
    },
    Attack("overlong-utf-8") {
      $0.write([0xC0, 0xAF, 0xE0, 0x80, 0xAF, 0xF5, 0x80, 0x80, 0x80], times: 400_000)
    },
    Attack("surrogates-utf-8") {
      $0.write([0x61, 0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0x20], times: 400_000)
    },
    Attack("utf-16-without-mark", "page.txt") {
      $0.write(
        "The council met. It spoke of the the harbour.\n".utf16.flatMap {
          [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        },
        times: 40_000
      )
    },
    Attack("utf-16-big-without-mark", "page.txt") {
      $0.write(
        "The council met. It spoke of the the harbour.\n".utf16.flatMap {
          [UInt8($0 >> 8), UInt8($0 & 0xFF)]
        },
        times: 40_000
      )
    },
    Attack("utf-16-surrogates") {
      $0.write([0xFF, 0xFE])
      $0.write([0x00, 0xD8, 0x61, 0x00, 0x00, 0xDC, 0x20, 0x00], times: 1_000_000)
    },
    Attack("utf-16-odd") {
      $0.write([0xFE, 0xFF])
      $0.write([0x00, 0x61, 0x4E, 0x2D], times: 2_000_000)
      $0.write([0x00])
    },
    Attack("utf-16-full") {
      $0.write([0xFF, 0xFE])
      $0.write([0x61, 0x00, 0xE9, 0x00], times: 16_000_000)
    },
    Attack("utf-32", "page.txt") {
      $0.write([0xFF, 0xFE, 0, 0])
      $0.write([0x61, 0, 0, 0], times: 1_000_000)
    },
    Attack("latin-full") {
      $0.write("<meta charset=windows-1252><p>")
      $0.write([0x61, 0xE9], times: 30_000_000)
    },
    Attack("encoding-multibyte") {
      $0.write("<meta charset=shift_jis><p>")
      $0.write([0x83, 0x41, 0x61, 0xFF], times: 1_000_000)
    },
    Attack("encoding-multibyte-broken") {
      $0.write("<meta charset=gb18030><p>")
      $0.write([0x81, 0x30, 0x81, 0x20], times: 2_000_000)
    },
    Attack("encoding-multibyte-full") {
      $0.write("<meta charset=gb18030><p>")
      $0.write([0xC4, 0xE3, 0x61], times: 20_000_000)
    },
    Attack("encoding-stateful") {
      $0.write("<meta charset=iso-2022-jp><p>")
      $0.write([0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], times: 500_000)
    },
    Attack("encoding-utf-7") {
      $0.write("<meta charset=utf-7><p>+ADw-script+AD4-the the", times: 10_000)
    },
    Attack("encoding-unknown") { $0.write("<meta charset=\"../../../etc/passwd\"><p>the the") },
    Attack("encodings-many") { $0.write("<meta charset=x-nothing>", times: 300_000) },
    Attack("marks") { $0.write([0xEF, 0xBB, 0xBF], times: 2_000_000) },
    Attack("combining") {
      $0.write("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}", times: 300_000)
    },
    Attack("combining-one") { $0.write("e" + String(repeating: "\u{301}", count: 3_000_000)) },
    Attack("bidirectional") { $0.write("\u{202E}word\u{202C} \u{2066}", times: 400_000) },
    Attack("joiners") { $0.write("a\u{200D}\u{200B}\u{FEFF}", times: 800_000) },
    Attack("soft-hyphens") { $0.write("a\u{AD}", times: 2_000_000) },
    Attack("joiners-only", "page.txt") { $0.write("a\u{200B}\u{AD}", times: 9_000_000) },
    Attack("no-break-spaces") { $0.write("a\u{A0}", times: 2_000_000) },
    Attack("emoji") { $0.write("👨‍👩‍👧‍👦🏳️‍🌈", times: 200_000) },
    Attack("mixed-script") { $0.write("Аpple pаypal ", times: 200_000) },
    Attack("mojibake") { $0.write("isnâ€™t CafÃ© ï»¿ ", times: 300_000) },
    Attack("mojibake-glued") { $0.write("â€™Ã©", times: 1_000_000) },
    Attack("replacements") { $0.write("\u{FFFD}", times: 2_000_000) },
    Attack("carriage-returns", "page.txt") { $0.write("a\r", times: 4_000_000) },
    Attack("line-feeds", "page.txt") { $0.write("\n", times: 20_000_000) },
    Attack("line-feeds-and-letters", "page.txt") { $0.write("a\n\n", times: 8_000_000) },
  ]
}
