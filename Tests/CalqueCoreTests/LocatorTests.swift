import CalqueCore
import Testing

@Suite struct LocatorTests {
  private func document(_ text: String) -> Document {
    let bytes = Array(text.utf8)
    var map = SourceMap()
    map.append(
      .init(text: 0, textCount: bytes.count, source: 0, sourceCount: bytes.count, kind: .verbatim)
    )
    return Document(
      path: "t",
      format: .text,
      blocks: [Block(kind: .paragraph, range: TextRange(0, bytes.count))],
      text: bytes,
      map: map,
      source: SourceText(bytes: bytes)
    )
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEndCounts(_ end: String) {
    let locator = Locator(document("one\(end)two\(end)\(end)four"))
    let offset = 3 + end.utf8.count
    #expect(locator.position(of: 0) == (1, 1))
    #expect(locator.position(of: offset) == (2, 1))
    #expect(locator.position(of: offset + 3 + 2 * end.utf8.count + 1) == (4, 2))
  }

  @Test func columnsCountScalarsAndBytesCountBytes() throws {
    let text = "Škoda “é” end"
    let locator = Locator(document(text))
    let start = Array("Škoda “".utf8).count
    let location = try #require(locator.location(of: TextRange(start, start + 2)))
    #expect(location.line == 1)
    #expect(location.column == 8)
    #expect(location.endColumn == 9)
    #expect(location.byteOffset == start)
    #expect(location.byteLength == 2)
    #expect(location.ranges == [ByteRange(byteOffset: start, byteLength: 2)])
    #expect(location.approximate == nil)
    #expect(
      location.codeUnits == CodeUnitColumns(utf8: 11, endUTF8: 13, utf16: 8, endUTF16: 9)
    )
  }

  @Test func columnsInCodeUnitsAreThereWhereTheyDiffer() throws {
    // Long lines, so that several stretches of the index take part.
    let line = String(repeating: "𐐀é x", count: 3_000)
    let text = "plain words\n" + line + "here"
    let locator = Locator(document(text))
    #expect(try #require(locator.location(of: TextRange(6, 11))).codeUnits == nil)
    let start = text.utf8.count - 4
    let location = try #require(locator.location(of: TextRange(start, start + 4)))
    #expect(location.line == 2 && location.column == line.unicodeScalars.count + 1)
    #expect(location.codeUnits?.utf8 == line.utf8.count + 1)
    #expect(location.codeUnits?.utf16 == line.utf16.count + 1)
    #expect(location.codeUnits?.endUTF16 == line.utf16.count + 5)
  }
}

@Suite struct VocabularyTests {
  @Test func severitiesAndConfidencesAreOrdered() {
    #expect(Severity.allCases.sorted() == [.neutral, .minor, .major, .critical])
    #expect(Confidence.allCases.sorted() == [.hint, .likely, .certain])
  }

  @Test(arguments: [("en-US", "en"), ("EN", "en"), ("pt_BR", "pt"), ("zho", "zho")])
  func languageTagsKeepTheirPrimarySubtag(_ text: String, _ primary: String) {
    #expect(LanguageTag(text)?.primary == primary)
  }

  @Test(arguments: ["", "x", "english", "e1", "-", "{{lang}}"])
  func textThatIsNoLanguageTagIsNone(_ text: String) {
    #expect(LanguageTag(text) == nil)
  }
}
