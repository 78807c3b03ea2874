import CalqueCore
import CalqueInput
import Testing

/// The pieces of any words of the text, decoded from the file, are those words.
@Suite struct PiecesPropertyTests {
  @Test(arguments: 1...5) func newsPage(_ seed: UInt64) throws {
    let path = fixture("news.html")
    let document = try Readers.read(contentsOfFile: path)
    checkPieces(of: document, in: try Readers.fileBytes(path: path), count: 400, seed: seed)
  }

  @Test(arguments: 1...20) func randomPages(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "word", "and", "naïve", "мир", "日本", "😀", "&amp;", "&lt;b&gt;", "&nbsp;", "&#146;s",
      "&hellip;",
      " ", " ", " ", "\n", "\r\n\t", "<b>", "</b>", "<i class='a>b'>", "</i>", "<br>", "<br />",
      "<p>",
      "</p>", "<div class=x>", "</div>", "<!-- c -->", "<script>x<y</script>", "&shy;", "\u{AD}",
      "<wbr>", "\u{200B}", "&bogus;", "&amp", "a&b", "1 < 2", "<span lang=de>", "</span>", "\u{1}",
      "\u{C}",
      "<li>", "<td>", "<pre>", "</pre>", "&notin;", "&NotEqualTilde;", "<img alt='a'>",
    ]
    var page = "<body>"
    for _ in 0..<2000 { page += parts[Int.random(in: 0..<parts.count, using: &generator)] }
    let bytes = Array(page.utf8)
    checkPieces(of: try html(bytes), in: bytes, count: 300, seed: seed)
  }
}
