import CalqueCore
import CalqueInput
import Testing

@Suite struct PlainTextTests {
  private func read(_ text: String) throws -> Document {
    try Readers.read(bytes: Array(text.utf8), path: "note.txt")
  }

  @Test func emptyLinesPartParagraphs() throws {
    let document = try read("One is here.\r\n\r\n \r\nTwo is here.\r\rThree is here.\n")
    #expect(document.format == .text)
    #expect(texts(document) == ["One is here.", "Two is here.", "Three is here."])
    #expect(document.blocks.allSatisfy { $0.kind == .paragraph })
  }

  @Test func hardWrapsAreUndone() throws {
    let text = """
      The ferry between the mainland and the islands runs again, its owner
      said on Monday, after a storm had kept it in port for four days. The
      shops were empty. Now they are full, and everybody who lives there has
      said how glad they are.
      Nobody else knew.

      More boats are planned for summer.
      """
    let document = try read(text)
    #expect(document.blocks.count == 3)
    #expect(texts(document)[0].hasPrefix("The ferry between"))
    #expect(texts(document)[0].hasSuffix("how glad they are."))
    #expect(texts(document)[1] == "Nobody else knew.")
    checkPieces(of: document, in: Array(text.utf8), count: 100, seed: 5)
  }

  @Test func linesStandAloneInUnwrappedText() throws {
    let text = """
      5 Min Read
      The ferry between the mainland and the islands runs again, its owner said on Monday, after a storm \
      had kept it in port for four days.
      Share this article
      Leave a comment
      """
    #expect(try read(text).blocks.count == 4)
  }

  @Test func lowerCaseGoesOn() throws {
    #expect(
      texts(try read("The ferry runs\nagain, they say.\nGood.")) == [
        "The ferry runs again, they say.", "Good.",
      ]
    )
  }

  @Test func shortFirstLineIsTheHeadline() throws {
    let document = try read("Ferry runs again\n\nThe ferry runs again, said its owner on Monday.\n")
    #expect(document.title == "Ferry runs again")
    #expect(document.blocks.map(\.kind) == [.headline, .paragraph])
  }

  @Test func referencesAndTemplatesStayAsTheyAre() throws {
    #expect(
      texts(try read("AT&amp;T {{name}} [gallery id=1] a < b.")) == [
        "AT&amp;T {{name}} [gallery id=1] a < b."
      ]
    )
  }

  @Test func emptyTextHasNoBlocks() throws {
    #expect(try read("").blocks.isEmpty)
    #expect(try read(" \n\n\t").blocks.isEmpty)
  }
}
