import Testing

@testable import CalqueText

@Suite struct AutomatonTests {
  /// An automaton of phrases of plain words, whose payloads are their indices.
  private struct Phrases {
    var lexicon = Lexicon()
    var automaton = Automaton()

    mutating func add(_ phrase: String, root: Automaton.Root = .finding, payload: Int32) {
      let labels = phrase.split(separator: " ").map {
        $0 == "#" ? Automaton.Label.number : lexicon.intern(hash: WordHash.of(String($0)))
      }
      automaton.insert(labels, root: root, payload: payload)
    }

    func matches(_ text: String, root: Automaton.Root = .finding) -> [String] {
      let tokens = Tokenizer.tokenize(text, lexicon: lexicon)
      var found: [String] = []
      automaton.scan(tokens, root: root) { output, _, range in
        found.append("\(root.rawValue)/\(output.payload)@\(range.lowerBound)..\(range.upperBound)")
      }
      return found.sorted()
    }
  }

  @Test func findsEveryPhraseWhereverItBegins() {
    var phrases = Phrases()
    phrases.add("peace through power", payload: 0)
    phrases.add("through power", payload: 1)
    phrases.add("peace", payload: 2)
    #expect(
      phrases.matches("Peace through POWER now, peace.") == [
        "0/0@0..3", "0/1@1..3", "0/2@0..1", "0/2@5..6",
      ]
    )
    #expect(phrases.matches("no such words").isEmpty)
  }

  @Test func numbersMatchAnyNumber() {
    var phrases = Phrases()
    phrases.add("# min read", payload: 0)
    phrases.add("week #", payload: 1)
    #expect(phrases.matches("5 min read, week 1,000") == ["0/0@0..3", "0/1@4..6"])
    #expect(phrases.matches("five min read").isEmpty)
  }

  @Test func rootsAreSeparate() {
    var phrases = Phrases()
    phrases.add("ad image", root: .furniture, payload: 7)
    #expect(phrases.matches("ad image").isEmpty)
    #expect(phrases.matches("ad image", root: .furniture) == ["2/7@0..2"])
  }

  @Test func growsBeyondItsFirstTable() {
    var phrases = Phrases()
    for index in 0..<5_000 {
      phrases.add("w\(index) x\(index % 7) y\(index % 13)", payload: Int32(index))
    }
    #expect(phrases.matches("a w4321 x\(4321 % 7) y\(4321 % 13) b") == ["0/4321@1..4"])
    #expect(phrases.matches("w4321 x\(4320 % 7) y0").isEmpty)
  }
}
