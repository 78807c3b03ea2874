import CalqueCore
import Testing

@testable import CalqueInput

/// The text of blocks, and the bytes it maps to.
@Suite struct HTMLTextTests {
  @Test func whiteSpaceFolds() throws {
    let page = " \n<p> one\t two\r\n three <b> four</b> five </p>\n<p>six</p>"
    let document = try html(page)
    #expect(texts(document) == ["one two three four five", "six"])
    #expect(String(decoding: document.text, as: UTF8.self) == "one two three four five\nsix\n")
    #expect(
      try pieces("two three four", of: document, in: Array(page.utf8))
        == ["two\r\n three ", "four"]
    )
  }

  @Test func piecesLeaveTagsOut() throws {
    let page = "<p>true <em>social</em> platform, true&nbsp;social &ldquo;plat&shy;form&rdquo;</p>"
    let document = try html(page)
    let file = Array(page.utf8)
    #expect(texts(document) == ["true social platform, true\u{A0}social “platform”"])
    #expect(
      try pieces("true social platform", of: document, in: file)
        == ["true ", "social", " platform"]
    )
    #expect(try pieces("true\u{A0}social", of: document, in: file) == ["true&nbsp;social"])
    #expect(try pieces("“platform”", of: document, in: file) == ["&ldquo;plat&shy;form&rdquo;"])
  }

  @Test func lineBreaksAreWhiteSpaceAndTwoPart() throws {
    let page = "<p>one<br class=\"a>b\"/>two<BR> <br>three</p>"
    let document = try html(page)
    #expect(texts(document) == ["one\ntwo", "three"])
    let range = try #require(find("one\ntwo", in: document.text))
    let location = try #require(Locator(document).location(of: range))
    let decoder = PieceDecoder(bytes: Array(page.utf8), encoding: "UTF-8", format: .html)
    #expect(decoder.text(of: location.ranges) == "one two")
  }

  @Test func invisibleCharactersAreDropped() throws {
    let page =
      "<p>in\u{AD}vis\u{200B}ib\u{200D}le &zwnj;w&#8203;ords<wbr>s \u{FEFF}x می\u{200C}شود</p>"
    let document = try html(page)
    #expect(texts(document) == ["invisible wordss x می\u{200C}شود"])
    #expect(
      try pieces("invisible", of: document, in: Array(page.utf8))
        == ["in\u{AD}vis\u{200B}ib\u{200D}le"]
    )
  }

  @Test func brokenReferencesAreDecodedAsBrowsersDo() throws {
    let page = "<p>a &amp b &foo; c &#146;s &amped &hellip &copy2 AT&T &#x110000; &</p>"
    let document = try html(page)
    #expect(texts(document) == ["a & b &foo; c ’s &ed &hellip ©2 AT&T \u{FFFD} &"])
    checkPieces(of: document, in: Array(page.utf8), count: 200, seed: 7)
  }

  @Test func looseAnglesAreText() throws {
    let page = "<p>1 < 2 <3 a<</p>"
    let document = try html(page)
    #expect(texts(document) == ["1 < 2 <3 a<"])
    #expect(try pieces("2 <3 a<", of: document, in: Array(page.utf8)) == ["2 <3 a<"])
  }

  @Test func unreadElementsLeaveNoTrace() throws {
    let page = """
      <p>fore<script>var a = "<p>no</p>";</script><!-- no --><style>p{}</style><svg><text>no</text>\
      </svg><span hidden>no</span>hand</p><textarea>no</textarea><select><option>no</select>
      """
    #expect(texts(try html(page)) == ["forehand"])
  }

  @Test func commentsDoNotShiftPlaces() throws {
    let page = "<p>a<!-- x --><!-- y -->b<!-- > -->c <?php echo 1 ?>d</p><!-- <p>no</p> --><p>e"
    let document = try html(page)
    #expect(texts(document) == ["abc d", "e"])
    #expect(try pieces("abc d", of: document, in: Array(page.utf8)) == ["a", "b", "c ", "d"])
  }

  @Test func attributesDoNotShiftPlaces() throws {
    let page =
      "<p data-a='>' title=\"a > b\" class=x>one <a href=\"/?a=1&b=2\" lang=de>zwei</a> drei</p>"
    let document = try html(page)
    #expect(texts(document) == ["one zwei drei"])
    #expect(
      try pieces("one zwei drei", of: document, in: Array(page.utf8))
        == ["one ", "zwei", " drei"]
    )
  }

  @Test func preformattedTextKeepsLineFeeds() throws {
    #expect(
      texts(try html("<pre>one\n  two</pre><p>three\nfour</p>")) == ["one\ntwo", "three four"]
    )
  }

  @Test func languagesComeFromTheNearestElement() throws {
    let document = try html(
      "<html lang=en-US><body><p>one</p><div lang=fr><p>deux</p><p xml:lang=de>drei</p></div>"
    )
    #expect(document.declaredLanguage == .english)
    #expect(document.blocks.map(\.declaredLanguage?.primary) == ["en", "fr", "de"])
    #expect(document.blocks.map(\.languageIsLocal) == [false, true, true])
  }

  @Test func blocksAscendAndHoldNoLineFeedAtTheirEnds() throws {
    let document = try Readers.read(contentsOfFile: fixture("news.html"))
    var end = -1
    for block in document.blocks {
      #expect(block.range.start > end)
      #expect(document.text[block.range.end] == 0x0A)
      end = block.range.end
    }
    #expect(document.text.count == end + 1)
  }
}
