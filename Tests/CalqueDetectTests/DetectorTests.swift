import CalqueCore
import Testing

@testable import CalqueDetect

@Suite struct PhraseDetectorTests {
  @Test func caseQuotesAndSpaceDoNotMatter() throws {
    let bench = try RuleBench("{phrase: \"don't {push|pull} it\"}")
    #expect(
      bench.finds("DON’T  push\u{00A0}it, please. Don't pull it.") == [
        "DON’T  push\u{00A0}it", "Don't pull it",
      ]
    )
  }

  @Test func punctuationBetweenWordsPartsThem() throws {
    let bench = try RuleBench("{phrase: \"peace through power\"}")
    #expect(bench.finds("Peace, through power. Peace through – power.").isEmpty)
    #expect(bench.finds("peace", "through power").isEmpty)
  }

  @Test func exactCaseIsAskedFor() throws {
    let bench = try RuleBench("{phrase: \"Islamic state\", case: exact}")
    #expect(
      bench.finds("the Islamic state group, the Islamic State, an islamic state") == [
        "Islamic state"
      ]
    )
  }

  @Test func nearWordsStandOutsideTheMatchAndWithinReach() throws {
    let bench = try RuleBench(
      "{phrase: \"social platform\", near: {any: [Trump, \"White House\"], within: sentence}}"
    )
    #expect(bench.finds("Trump used a social platform.").count == 1)
    #expect(bench.finds("A social platform helped the White House.").count == 1)
    #expect(bench.finds("Trump left. A social platform is down.").isEmpty)
    let inside = try RuleBench(
      "{phrase: \"social platform\", near: {any: [social], within: paragraph}}"
    )
    #expect(inside.finds("A social platform.").isEmpty)
    #expect(inside.finds("A social platform. It is social.").count == 1)
    let far = try RuleBench("{phrase: \"social platform\", near: {any: [Trump], within: document}}")
    #expect(far.finds("A social platform.", "Trump.").count == 1)
  }

  @Test func exceptionsExcuse() throws {
    let phrase = try RuleBench(
      "{phrase: \"true social network\"}",
      more: "    except: [{phrase: \"a true social network\"}]"
    )
    #expect(phrase.finds("It is a true social network.").isEmpty)
    #expect(phrase.finds("his true social network") == ["true social network"])
    let words = try RuleBench("{phrase: \"{old|new} king\"}", more: "    except: [{words: [old]}]")
    #expect(words.finds("old king, new king") == ["new king"])
    let near = try RuleBench(
      "{phrase: king}",
      more: "    except: [{near: {any: [queen], within: sentence}}]"
    )
    #expect(near.finds("The king and the queen. The king left.") == ["king"])
    let scope = try RuleBench("{phrase: king}", more: "    except: [{scope: headline}]")
    #expect(scope.finds("The king", kind: .headline).isEmpty)
    #expect(scope.finds("The king", kind: .quote) == ["king"])
  }

  @Test func rulesRunOnTheirLanguageOnly() throws {
    let bench = try RuleBench("{phrase: king}")
    #expect(bench.finds("king", language: try #require(LanguageTag("de"))).isEmpty)
  }

  @Test func numbersFitTheirSlot() throws {
    let bench = try RuleBench("{phrase: \"week {#} of {#}\"}")
    #expect(bench.finds("Week 3 of 1,200, week three of 4") == ["Week 3 of 1,200"])
  }

  @Test func templateTagsAreMasked() throws {
    let bench = try RuleBench("{phrase: king}")
    #expect(bench.finds("{{ king }} {% if king %} [box_king king=\"king\"] king") == ["king"])
  }
}

@Suite struct EchoDetectorTests {
  @Test func pluralsOnEitherSide() throws {
    let bench = try RuleBench("{echo: {form: \"{X} of [the] {X|X+s}\", min-length: 4}}")
    #expect(bench.finds("a coalition of coalitions") == ["coalition of coalitions"])
    #expect(bench.finds("the Parties of the party") == ["Parties of the party"])
    #expect(bench.finds("churches of the church; list of sets; day of a day").count == 1)
    #expect(bench.finds("men of men").isEmpty)
  }

  @Test func adjacentWordsButNotNames() throws {
    let bench = try RuleBench("{echo: {form: \"{X} {X}\", min-length: 4, ignore: [very]}}")
    #expect(bench.finds("the road road was very very long") == ["road road"])
    #expect(bench.finds("Baden Baden. Well, well. long-long road. road. Road").isEmpty)
    #expect(bench.finds("road", "road").isEmpty)
    let names = try RuleBench("{echo: {form: \"{X} {X}\", names: match}}")
    #expect(names.finds("in Baden Baden") == ["Baden Baden"])
  }

  @Test func freeVariablesMatchAnyWord() throws {
    let bench = try RuleBench("{echo: {form: \"{X} of {Y} {X}\"}}")
    #expect(bench.finds("cases of measles cases") == ["cases of measles cases"])
    #expect(bench.finds("cases of 12 cases").isEmpty)
  }

  @Test func pluralOnly() throws {
    let bench = try RuleBench("{echo: \"{X} of {X+s}\"}")
    #expect(bench.finds("king of kings, kings of king, king of king") == ["king of kings"])
  }
}

@Suite struct RepetitionDetectorTests {
  @Test func compoundsThatReturnInASentence() throws {
    let bench = try RuleBench("{repeat: {compounds-ending: [led], within: sentence, distance: 6}}")
    #expect(bench.finds("a US-led force of the US-led bloc") == ["US-led"])
    #expect(bench.finds("a US-led force. The US-led bloc").isEmpty)
    #expect(bench.finds("a US-led force of the UN-led bloc, and a led lamp led").isEmpty)
    #expect(bench.finds("a US-led one two three four five six seven US-led bloc").isEmpty)
  }

  @Test func listedWordsThatReturnOftenEnough() throws {
    let bench = try RuleBench("{repeat: {words: [however], within: paragraph, at-least: 3}}")
    #expect(bench.finds("However, no. However, yes. However, so.") == ["However"])
    #expect(bench.finds("However, no. However, yes.").isEmpty)
  }

  @Test func longWordsThatReturnSoon() throws {
    let bench = try RuleBench("{repeat: {min-length: 8, ignore: [together], distance: 3}}")
    #expect(
      bench.finds("the official met the official there, together with us together") == ["official"]
    )
  }
}

@Suite struct FurnitureDetectorTests {
  @Test func wholeBlocksOnly() throws {
    let bench = try RuleBench("{furniture: [\"{#} Min Read\", \"Leave a {Reply|Comment}\"]}")
    #expect(
      bench.finds("5 min read", "Leave a reply *", "Leave a comment if you can.") == [
        "5 min read", "Leave a reply *",
      ]
    )
    #expect(bench.finds("5 min read. Leave a comment") == ["5 min read. Leave a comment"])
  }
}

@Suite struct LeftoverDetectorTests {
  @Test(arguments: [
    (
      "mojibake", "It isnâ€™t CearÃ¡ caf\u{C3}\u{A9} now", ["isnâ€™t", "CearÃ¡", "caf\u{C3}\u{A9}"]
    ),
    ("mojibake", "São Paulo, Ångström, £5, €6, ‘tâche’ – âme", []),
    ("replacement-character", "Krak\u{FFFD}w is – old", ["Krak\u{FFFD}w"]),
    ("mixed-script", "\u{0421}ustoms and Москва and \u{03BC}m", ["\u{0421}ustoms"]),
    ("escaped-entity", "A &amp; B &#8217; &#x2014; R&D; &foo;", ["&amp;", "&#8217;", "&#x2014;"]),
    (
      "question-marks", "of ??Chengdu, caf??s. What?? Really???Yes a ???? town",
      ["??Chengdu", "caf??s", "????"]
    ),
  ])
  func findsWhatEncodingsLeave(_ kind: String, _ text: String, _ expected: [String]) throws {
    #expect(try RuleBench("{leftover: \(kind)}").finds(text) == expected)
  }
}

@Suite struct OverlapTests {
  @Test func theLongerMatchOfARuleWins() throws {
    let bench = try RuleBench("{phrase: [\"a b\", \"a b c\", \"b c\"]}")
    #expect(bench.finds("a b c") == ["a b c"])
  }
}
