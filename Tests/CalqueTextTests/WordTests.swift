import Testing

@testable import CalqueText

@Suite struct WordTests {
  @Test(arguments: [
    ("report", ["report", "reports", "reported", "reporting"]),
    ("write", ["write", "writes", "wrote", "written", "writing"]),
    ("child", ["child", "children"]),
    ("good", ["good", "better", "best", "goods"]),
    ("be", ["be", "am", "is", "are", "was", "were", "been", "being"]),
    // Words that the table does not have are inflected by rule.
    ("blorbify", ["blorbify", "blorbifies", "blorbified", "blorbifying"]),
    ("zorch", ["zorch", "zorches", "zorched", "zorching"]),
    ("glimpsate", ["glimpsate", "glimpsates", "glimpsated", "glimpsating"]),
  ])
  func formsOfALemma(lemma: String, forms: [String]) {
    #expect(Set(WordForms.of(lemma)).isSuperset(of: forms))
    #expect(WordForms.of(lemma).first == lemma)
  }

  private static let classes: [(word: String, classes: WordClass)] = [
    ("reports", [.noun, .verb]), ("quickly", [.adverb]), ("greener", [.adjective]),
    ("the", [.determiner]), ("between", [.preposition]), ("they", [.pronoun]),
    ("whereas", [.conjunction]), ("would", [.auxiliary]), ("qwxyzzy", []),
  ]

  @Test(arguments: classes)
  func classesOfAWord(word: String, classes: WordClass) {
    #expect(WordClass.of(hash: WordHash.of(word)) == classes)
  }

  @Test func foldedTextMapsBack() {
    let source = Array("  A\u{A0}\n“soft\u{AD}ened” word‑break é".utf8)
    source.withUnsafeBufferPointer { text in
      let folded = FoldedText(text, range: 0..<text.count)
      #expect(String(decoding: folded.bytes, as: UTF8.self) == " A \"softened\" word-break é")
      for (index, byte) in folded.bytes.enumerated() where byte < 0x80 && byte > 0x2D {
        let place = folded.source(of: index..<index + 1, in: text)
        #expect(place.count == 1 && text[place.lowerBound] == byte)
      }
      // From the quote to the quote.
      let quoted = folded.source(of: 3..<13, in: text)
      #expect(String(decoding: text[quoted], as: UTF8.self) == "“soft\u{AD}ened”")
    }
  }

  @Test func aRegularExpressionGivesUpInsteadOfRunningOn() throws {
    let expression = try RegularExpression("(a+)+$", ignoresCase: false)
    let text = Array(String(repeating: "a", count: 40).utf8) + [0x62]
    var count = 0
    text.withUnsafeBufferPointer { text in
      expression.forEachMatch(in: text, range: 0..<text.count) { _ in count += 1 }
    }
    #expect(count == 0)
  }

  @Test func emptyMatchesAndGroupsWithoutPartAreNil() throws {
    let expression = try RegularExpression("x*|(y)(z)?", ignoresCase: true)
    var found: [[Range<Int>?]] = []
    Array("éYxx".utf8).withUnsafeBufferPointer { text in
      expression.forEachMatch(in: text, range: 0..<text.count) { found.append($0) }
    }
    #expect(found.first?[0] == 3..<5)
  }
}
