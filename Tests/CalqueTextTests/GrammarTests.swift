import Testing

@testable import CalqueText

@Suite struct GrammarTests {
  /// The runs of a text by their places.
  private func places(_ text: String) -> [Int] {
    let tokenized = Tokenizer.tokenize(text)
    return GrammarWeights.runs(of: tokenized, text: Array(text.utf8), blocks: [0]).runs
      .map(\.place)
  }

  @Test func openClassesCountByTheirClassAlone() {
    #expect(places("The teacher of the village.") == places("The hunter of the valley."))
    #expect(places("She was eating bread.") == places("She was cooking bread."))
    #expect(places("He met Anna Belmir in Norrath.") == places("He met Okan in Ostravia."))
    #expect(places("It took 12 days.") == places("It took 3,400 days."))
  }

  @Test func closedClassesCountAsThemselves() {
    #expect(places("The teacher of the village.") != places("The teacher in the village."))
    #expect(places("The teacher of the village.") != places("Teacher of the village."))
    #expect(places("She was eating bread.") != places("She is eating bread."))
  }

  @Test func caseAndQuotesSayNothing() {
    #expect(places("It isn't late.") == places("it isn’t late."))
    #expect(places("“It is late.”") == places("It is late."))
    // But the country is not the pronoun.
    #expect(places("They told US.") != places("They told us."))
  }

  @Test func sentencesAreApart() {
    let (symbols, runs) = GrammarWeights.runs(
      of: Tokenizer.tokenize("It rained. It stopped."),
      text: Array("It rained. It stopped.".utf8),
      blocks: [0]
    )
    // Three symbols and the end in each; the first one has nothing but the start before it.
    #expect(symbols == 8)
    #expect(runs.count == 2 * (2 + 3 + 3 + 3))
    #expect(Set(runs.map(\.place)).count < runs.count)
  }

  @Test func theSumIsThatOfTheRuns() throws {
    let text = "The port of the city has been opened by the minister, who was there on Tuesday."
    let tokenized = Tokenizer.tokenize(text)
    let weights = try #require(GrammarWeights.shipped(fingerprint: GrammarSymbols.fingerprint))
    let sum = weights.sum(of: tokenized, text: Array(text.utf8), blocks: [0])
    let again = weights.sum(of: tokenized, text: Array(text.utf8), blocks: [0, 0])
    #expect(sum.symbols == 19)
    #expect(sum.families.contains { $0 != 0 })
    #expect(again.families == sum.families.map { $0 * 2 })
  }

  @Test func weightsOfOtherSymbolsAreRefused() {
    #expect(GrammarWeights.shipped(fingerprint: GrammarSymbols.fingerprint &+ 1) == nil)
  }

  @Test func everyClosedWordHasItsSymbolAndFamily() {
    GrammarSymbols.withTable { table in
      func family(_ word: String) -> GrammarFamily? {
        GrammarFamily(
          rawValue: GrammarSymbols.families[Int(table.symbol(ofHash: WordHash.of(word)))]
        )
      }
      #expect(family("the") == .articles)
      #expect(family("of") == .of)
      #expect(family("which") == .determiners)
      #expect(family("wouldn't") == .auxiliaries)
      #expect(family("however") == .adverbs)
      #expect(table.symbol(ofHash: WordHash.of("harbour")) == GrammarSymbol.none)
    }
  }
}
