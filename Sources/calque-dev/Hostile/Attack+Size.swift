extension Attack {
  /// Much of something: long lines, many words, many findings.
  static let size: [Attack] = [
    Attack("line-60-mb", "page.txt", .read("not audited")) {
      $0.write("word and ", times: 7_000_000)
    },
    Attack("line-60-mb-page", "page.html", .read("not audited")) {
      $0.write("<p>The council met, and ")
      $0.write("it spoke of words, and ", times: 2_700_000)
    },
    Attack("line-without-spaces", "page.txt") { $0.write("a", times: 60_000_000) },
    Attack("line-of-dots", "page.txt") { $0.write("a.", times: 10_000_000) },
    Attack("line-of-stops", "page.txt") { $0.write("A. ", times: 3_000_000) },
    Attack("line-of-hyphens", "page.txt") { $0.write("a-", times: 5_000_000) },
    Attack("line-of-apostrophes", "page.txt") { $0.write("a'", times: 5_000_000) },
    Attack("line-of-digits", "page.txt") { $0.write("1,", times: 5_000_000) },
    Attack("line-of-quotes", "page.txt") { $0.write("“‘\"'", times: 1_000_000) },
    Attack("line-of-brackets", "page.txt") { $0.write("([{", times: 2_000_000) },
    Attack("line-of-templates", "page.txt") { $0.write("{{ {% [x ", times: 600_000) },
    Attack("line-of-addresses", "page.txt") { $0.write("http://a.b/", times: 600_000) },
    Attack("line-of-mails", "page.txt") { $0.write("a@b.", times: 1_500_000) },
    Attack("line-of-hashtags", "page.txt") { $0.write("#a@b", times: 1_500_000) },
    Attack("line-of-question-marks", "page.txt") { $0.write("?", times: 6_000_000) },
    Attack("line-of-spaces", "page.txt") { $0.write(" ", times: 30_000_000) },
    Attack("page-60-mb", "page.html") {
      $0.write("<body>")
      $0.write(0..<460_000) {
        "<div class=\"story item-\($0 % 50)\"><p>The council met on day \($0), and the harbour was closed "
          + "again, as the port's managers had said.</p></div>\n"
      }
    },
    Attack("page-60-mb-of-tags", "page.html") { $0.write("<p>x</p><b>y</b>", times: 3_700_000) },
    Attack("page-60-mb-of-links", "page.html") { $0.write("<a href=x>y</a> ", times: 3_700_000) },
    Attack("page-60-mb-of-script", "page.html") {
      $0.write("<p>Hello.</p><script>")
      $0.write("var a = '<p>';\n", times: 4_000_000)
      $0.write("</script><p>The the end.</p>")
    },
    Attack("page-70-mb", "page.html", .refused("64 MiB")) {
      $0.write("0123456789ABCDEF", times: 4_400_000)
    },
    Attack("lines-of-all-lengths", "page.txt") {
      $0.write(0..<60_000) { String(repeating: "word ", count: $0 % 24) + "\n" }
    },
    Attack("names-distinct", "page.txt") {
      $0.write(0..<1_000_000) { "Mr. \(name($0)) \(name($0 &* 7 + 3)) spoke. " }
    },
    Attack("names-distinct-page", "page.html") {
      $0.write(0..<150_000) { "<p>In \(name($0)) Province, \(name($0 &* 7 + 1))." }
    },
    Attack("names-capital", "page.txt") { $0.write(0..<600_000) { name($0).uppercased() + " " } },
    Attack("names-alike", "page.txt") {
      $0.write(0..<200_000) { "Then Mohamed Al-R\(vowels($0))f\(vowels($0 / 7))i left. " }
    },
    Attack("names-one-surname", "page.txt") {
      $0.write(0..<200_000) { "\(name($0)) Zorbatski met Zorbatsky. " }
    },
    Attack("names-long", "page.txt") { $0.write("Abu Al Bin Zorbatski ", times: 300_000) },
    Attack("name-endless", "page.txt") {
      $0.write("Z" + String(repeating: "orbatski", count: 1_000_000))
    },
    Attack("names-glued", "page.txt") { $0.write("Zorbatski-Al-", times: 500_000) },
    Attack("names-in-provinces", "page.txt") {
      $0.write("in Amber province and Anber province, ", times: 150_000)
    },
    Attack("words-distinct", "page.txt") {
      $0.write(0..<1_000_000) { "w\(String($0, radix: 36)) " }
    },
    Attack("words-equal", "page.txt") { $0.write("coalition ", times: 1_000_000) },
    Attack("words-equal-short", "page.txt") { $0.write("a ", times: 4_000_000) },
    Attack("words-two", "page.txt") { $0.write("the coalition of the coalition ", times: 200_000) },
    Attack("sentences-equal", "page.txt") {
      $0.write("The council of the town met in the hall again today. ", times: 150_000)
    },
    Attack("sentences-alike", "page.txt") {
      $0.write(0..<150_000) { "The council of the town met in the hall again on \($0) days. " }
    },
    Attack("openings-equal", "page.txt") {
      $0.write(0..<200_000) { "According to the report \($0) is it. " }
    },
    Attack("findings-in-a-line", "page.txt") { $0.write("He read the the word. ", times: 300_000) },
    Attack("findings-in-a-line-page", "page.html", format: "html") {
      $0.write("<p>He read the the word.</p>", times: 60_000)
    },
    Attack("findings-in-a-line-text", "page.html", format: "text") {
      $0.write("He read the the word. ", times: 100_000)
    },
    Attack("findings-in-a-line-markdown", "page.html", format: "markdown") {
      $0.write("He read the the word. ", times: 100_000)
    },
    Attack("findings-overlapping", "page.txt") { $0.write("the ", times: 1_000_000) },
    Attack("headings", "page.html", format: "html") {
      $0.write("<h1>The the end</h1>", times: 100_000)
    },
    Attack("blocks", "page.html", format: "html") { $0.write("<p>word</p>", times: 300_000) },
    Attack("languages-told", "page.txt") {
      $0.write(0..<20_000) { number in
        [
          "Der Rat der Stadt tagte gestern im alten Saal, und alle sprachen lange.",
          "Le conseil de la ville s'est réuni hier dans la salle.",
          "The council of the town met in the old hall yesterday, and all spoke.",
        ][number % 3] + "\n\n"
      }
    },
  ]

  /// An invented name for a number.
  private static func name(_ number: Int) -> String {
    let first = ["B", "D", "F", "G", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z", "Kh", "Zh"]
    let inner = [
      "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sha", "te", "vi", "zo", "qa",
      "xe",
    ]
    var rest = number.magnitude
    var name = first[Int(rest % 16)] + "a"
    rest /= 16
    while rest > 0 {
      name += inner[Int(rest % 16)]
      rest /= 16
    }
    return name + "rk"
  }

  private static func vowels(_ number: Int) -> String {
    ["a", "e", "i", "o", "u", "aa", "ee"][number % 7]
  }
}
