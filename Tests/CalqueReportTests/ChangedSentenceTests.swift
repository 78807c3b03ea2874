import CalqueCore
import Testing

@testable import CalqueReport

@Suite("The sentence after the change")
struct ChangedSentenceTests {
  static func change(_ words: String, in text: String, to replacement: String) -> String {
    let start = Array(text.utf8).firstRange(of: words)
    let sentence = ChangedSentence(
      text,
      at: TextRange(start, start + words.utf8.count),
      replacement: replacement
    )
    return "\(sentence.before)|\(sentence.change)|\(sentence.after)"
  }

  @Test(
    "is one sentence with the words exchanged",
    arguments: [
      ("One. They saw a bad thing there. Three.", "bad", "good", "They saw a |good| thing there."),
      ("He said “no way!” Then he left. Late.", "he left", "left", "Then |left|."),
      (
        "J. Smith of the U.S. Navy is is here.", "is is", "is",
        "J. Smith of the U.S. Navy |is| here."
      ),
      ("Great new , thanks. More.", " ,", ",", "Great new|,| thanks."),
      ("It was very very good.", "very ", "", "It was ||very good."),
      ("Take this out , please.", "out ", "", "Take this||, please."),
      ("北極星 は 船 だ。", "船", "舟", "北極星 は |舟| だ。"),
      ("word", "word", "words", "|words|"),
    ]
  )
  func sentence(text: String, words: String, replacement: String, expected: String) {
    #expect(Self.change(words, in: text, to: replacement) == expected)
  }

  @Test("is cut between words, and never within a character, when there is no end")
  func long() {
    let text =
      String(repeating: "wörd ", count: 2_000) + "bad" + String(repeating: " wörd", count: 2_000)
    let changed = Self.change("bad", in: text, to: "good")
    #expect(changed.hasPrefix("… wörd") && changed.hasSuffix("wörd …") && changed.utf8.count < 600)
    let solid = String(repeating: "ö", count: 2_000) + "bad" + String(repeating: "ö", count: 2_000)
    #expect(!Self.change("bad", in: solid, to: "good").unicodeScalars.contains("\u{FFFD}"))
  }
}

extension [UInt8] {
  fileprivate func firstRange(of words: String) -> Int {
    let wanted = Array(words.utf8)
    return indices.first { self[$0...].starts(with: wanted) } ?? 0
  }
}
