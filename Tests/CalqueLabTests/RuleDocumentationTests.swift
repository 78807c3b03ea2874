import CalqueCore
import CalqueLab
import CalquePacks
import CalqueRules
import CalqueTestSupport
import Testing

@Suite struct RuleSkeletonTests {
  @Test(arguments: RuleSkeleton.allCases)
  func aSkeletonLoadsAndItsCasesPass(_ skeleton: RuleSkeleton) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("house.yml", skeleton.text(id: "mine"))
    for (name, text) in skeleton.files { try folder.write(name, text) }
    let loaded = PackLoader.load(path)
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
    let pack = try #require(loaded.packs.first)
    #expect(pack.rules.map(\.place.line) == [loaded.packs[0].rules[0].place.line])
    let outcome = RuleTester().test(pack)
    #expect(outcome.rules == 1)
    #expect(outcome.cases > 12)
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
  }
}

@Suite struct PackPageTests {
  @Test func aPageSaysWhatARuleIsFor() throws {
    let folder = try TemporaryFolder()
    let pack = try #require(
      PackLoader.load(try folder.write("house.yml", RuleSkeleton.phrase.text(id: "truth"))).packs
        .first
    )
    var figures = NoiseMeter.Figures()
    figures.words = 3_689_000
    figures.corpora = ["clean"]
    figures.findings = ["house/truth": 3]
    var machine = NoiseMeter.Figures()
    machine.documents = 1_400
    let page = PackPage.markdown(
      pack,
      lock: LockUpdate([pack], figures: figures, machine: machine).lock,
      writer: "test"
    )
    #expect(
      page == """
        <!-- Written by “test”. Do not edit. -->
        # house

        Rules of our house. Version 0.1.0, CC0-1.0, for text in the language `en`.

        Noise was measured on `clean`.

        Of its rules 0 found something in two or more documents of machine output, 0 in one, 1 in none.

        ## truth

        *“{match}” is probably the platform Truth Social*

        **minor** · likely · `terminology/wrong-term` · 3 findings in 3.7 million words of clean text · found in none of 1,400 documents of machine output

        Say why an editor should change this.

        Finds the words `true social {platform|network}`\("  ")
        – with one of `Trump`, `posted` in the same sentence\("  ")

        - ✗ Trump wrote on his **true social platform**.
          - → Trump wrote on his Truth Social platform.
        - ✓ A true social platform needs people.

        Instead: “Truth Social {1}”

        """
    )
  }

  @Test(arguments: [
    (RuleSkeleton.table, "1 wrong form from a table"),
    (.tokens, "the sequence “~discuss|~mention about"),
    (.echo, "a word that returns: “{X} of"), (.count, "more than 8 words in a sentence"),
    (.nearList, "nearly, but not quite, one of the list $provinces"),
    (.shadow, "names of the lists $bodies, $confusable in which one word"),
    (.regex, "the pattern dated"), (.drift, "one name in two spellings"),
  ])
  func aKindIsSaidInWords(_ skeleton: RuleSkeleton, _ words: String) throws {
    let folder = try TemporaryFolder()
    for (name, text) in skeleton.files { try folder.write(name, text) }
    let path = try folder.write("house.yml", skeleton.text(id: "mine"))
    let rule = try #require(PackLoader.load(path).packs.first?.rules.first)
    #expect(RuleWording.finds(rule)[0].contains(words), "\(RuleWording.finds(rule))")
  }

  @Test func everyShippedRuleIsLockedAndHasAPage() throws {
    let lock = try #require(ShippedPacks.lock)
    for pack in PackLoader.loadAll(sources: ShippedPacks.sources).packs {
      let page = PackPage.markdown(pack, lock: lock, writer: "test")
      for rule in pack.rules {
        #expect(lock.noise(of: rule.descriptor.id) != nil, "\(rule.descriptor.id)")
        #expect(page.contains("\n## \(rule.descriptor.id.dropFirst(pack.id.count + 1))\n"))
      }
    }
  }
}
