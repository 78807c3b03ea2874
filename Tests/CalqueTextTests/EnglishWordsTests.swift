import CalqueCore
import Testing

@testable import CalqueText

@Suite struct EnglishWordsTests {
  private func isFilled(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var map = SourceMap()
    map.append(
      .init(text: 0, textCount: bytes.count, source: 0, sourceCount: bytes.count, kind: .verbatim)
    )
    let document = Document(
      path: "a.txt",
      format: .text,
      blocks: [Block(kind: .paragraph, range: TextRange(0, bytes.count))],
      text: bytes,
      map: map,
      source: SourceText(bytes: bytes)
    )
    let tokens = Tokenizer.tokenize(document, lexicon: Lexicon()) { _ in true }
    return EnglishWords.fill(tokens.tokens, tokens.blocks, words: tokens.wordCounts[0])
  }

  @Test func runningEnglishIs() {
    #expect(
      isFilled(
        """
        The dockers who had been waiting at the gate since Monday said that they would return when the \
        council agreed to pay them, and the minister promised it.
        """
      )
    )
  }

  @Test(arguments: [
    // Other languages, also with an English title or a quote inside.
    "Die Arbeiter am Tor kehrten am Montag zurück, nachdem der Rat zugestimmt hatte, sie für Mai zu bezahlen.",
    """
    Er las „The Man Who Sold the World and Other Stories“ auf der Reise nach Hamburg, wo die Arbeiter am Tor \
    auf ihn warteten, weil der Rat noch nicht zugestimmt hatte.
    """,
    """
    De havenarbeiders die was van plan om te staken, is of niet, had in de haven van Rotterdam alles wat men \
    wil, at en dronk er, have for all.
    """,
    // Tables and lists of names say nothing.
    "Real Madrid 3, Arsenal 2, Juventus 1, Bayern 0, Ajax 4, Porto 2, Celtic 1, Benfica 0, Lyon 3, Lazio 2.",
    "",
  ])
  func otherTextIsNot(_ text: String) {
    #expect(!isFilled(text))
  }
}
