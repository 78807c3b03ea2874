import CalqueCore
import CalqueInput
import Testing

@Suite struct XHTMLTests {
  private func xhtml(_ body: String) throws -> (document: Document, bytes: [UInt8]) {
    let page = """
      <?xml version="1.0"?>
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><body>\(body)</body></html>
      """
    let bytes = Array(page.utf8)
    return (try Readers.read(bytes: bytes, path: "-"), bytes)
  }

  @Test(
    arguments: [
      ("<p>a <![CDATA[b < c && d &amp; <i>]]> e</p>", ["a b < c && d &amp; <i> e"]),
      ("<p>a<![CDATA[]]>b<![CDATA[<]]>c</p>", ["ab<c"]),
      (
        "<script src='x'/><p>a</p><title/><textarea/><p>b</p><style/><p>c</p>",
        ["a", "b", "c"]
      ),
      ("<div/><p>a<b/>c</p><iframe src='x'/><p>d</p>", ["ac", "d"]),
      ("<script><![CDATA[ x </script> y ]]></script><p>a</p>", ["a"]),
      ("<?php a > b ?><p>a</p>", ["a"]), ("<p>&apos;&eacute;&#x27;&hellip;</p>", ["'é'…"]),
      ("<p>a ]]> b</p>", ["a ]]> b"]),
    ] as [(String, [String])]
  )
  func xmlIsReadAsXML(_ body: String, _ expected: [String]) throws {
    let (document, bytes) = try xhtml(body)
    #expect(document.format == .xhtml)
    #expect(texts(document) == expected)
    #expect(document.declaredLanguage == LanguageTag("fr"))
    checkPieces(of: document, in: bytes, count: 30, seed: 2)
  }

  @Test func textOfSectionsStandsWhereItSays() throws {
    let (document, bytes) = try xhtml("<p>x <![CDATA[one <two> &amp; three]]> y</p>")
    let words = "one <two> &amp; three"
    #expect(try pieces(words, of: document, in: bytes) == [words])
  }

  @Test func documentTypesAreNotObeyed() throws {
    let text = """
      <?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"> <!ENTITY y "ha">
      ]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>a &x; &y; b</p></body></html>
      """
    let document = try Readers.read(bytes: Array(text.utf8), path: "-")
    #expect(texts(document) == ["a &x; &y; b"])
  }

  @Test func manySignsInASectionAreKept() throws {
    let signs = String(repeating: "<a&", count: 20_000)
    let (document, bytes) = try xhtml("<p><![CDATA[\(signs)]]></p>")
    #expect(texts(document) == [signs])
    checkPieces(of: document, in: bytes, count: 5, seed: 2)
  }
}
