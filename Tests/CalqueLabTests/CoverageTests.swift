import CalqueRules
import CalqueTestSupport
import Testing

@testable import CalqueLab

/// Every part of a rule must be able to do something.
@Suite struct CoverageTests {
  private func failures(
    _ match: String,
    except: String = "",
    bad: String = "\"a [[red fox]]\"",
    good: String = "\"a dog\"",
    title: String = "T",
    table: String = ""
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", table.isEmpty ? "x y\tz\n" : table)
    let path = try folder.write(
      "p.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      lists:
        dogs: [fox, hound]
        cats: [lynx]
        forms: {file: t.tsv}
      rules:
        - id: r
          title: "\(title)"
          severity: minor
          mqm: style
          why: W
          match: \(match)
          except: [\(except)]
          cases: {bad: [\(bad)], good: [\(good)]}
      """
    )
    let loaded = PackLoader.load(path)
    #expect(loaded.errors.isEmpty, "\(loaded.errors)")
    return loaded.packs.flatMap { RuleTester().test($0).failures }.map {
      "\($0.path.dropFirst(folder.path.utf8.count + 1)):\($0.line):\($0.column) \($0.message)"
    }
  }

  @Test func alternativesNeedNoCasesOfTheirOwn() throws {
    #expect(
      try failures("{phrase: \"{red|brown|grey} {fox|dog} [and {cat|[big] hen}]\"}", good: "\"a\"")
        == []
    )
  }

  @Test func anAlternativeThatAnExceptionCoversFails() throws {
    let found = try failures(
      "{phrase: \"{red|grey} fox\"}",
      except: "{phrase: \"[the] grey fox\"}",
      good: "\"the grey fox\""
    )
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "p.yml:13:21 the alternative “grey” of “{red|grey} fox” is never found"
      )
        == true,
      "\(found)"
    )
  }

  @Test func anAlternativeThatACaseShowsPassesWithoutASample() throws {
    // No sample has the word that must stand near, which the rule's author shows in a case.
    #expect(
      try failures(
        "{tokens: [{word: red}, {word: fox}], near: {any: [dens], within: sentence}}",
        bad: "\"a [[red fox]] and its dens\""
      ) == []
    )
  }

  @Test func wordsThatMustStandNearAreTried() throws {
    #expect(
      try failures(
        "{phrase: \"red {fox|dog}\", near: {any: [den, \"the {wood|hill}\"], within: sentence}}",
        bad: "\"a [[red fox]] in its den\""
      ) == []
    )
    // Wherever the hill stands, it excuses what it should call for.
    let found = try failures(
      "{phrase: \"red fox\", near: {any: [den, hill], within: sentence}}",
      except: "{near: {any: [hill]}}",
      bad: "\"a [[red fox]] in its den\"",
      good: "\"a red fox of the den on the hill\""
    )
    #expect(
      found == ["p.yml:13:50 “hill” beside “red fox” does not make the rule find it"],
      "\(found)"
    )
  }

  @Test func anExceptionThatNoCaseNeedsFails() throws {
    let found = try failures(
      "{phrase: \"red fox\"}",
      except: "{phrase: \"red fox fur\"}, {words: [hen]}, {near: {any: [zoo]}}, {scope: headline}",
      good: "\"a red fox fur\", \"a zoo\""
    )
    #expect(
      found == [
        "p.yml:14:39 no good case needs this exception: add one in which the rule would find something without it",
        "p.yml:14:55 no good case needs this exception: add one in which the rule would find something without it",
      ]
    )
  }

  @Test func aListThatNoCaseNamesFails() throws {
    #expect(try failures("{phrase: \"red $dogs\"}") == [])
    let found = try failures("{phrase: [\"red $dogs\", \"wild $cats\"]}")
    #expect(
      found == ["p.yml:13:35 no case holds an entry of the list $cats; add one that does"],
      "\(found)"
    )
  }

  @Test func aRowThatAnotherRowTakesFailsAtItsLine() throws {
    let table = "red fox\tfox\ngrey {fox|wolf}\twolf\nred fox\tvixen\n"
    let found = try failures("{table: $forms}", title: "{intended}", table: table)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("t.tsv:") == true, "\(found)")
    #expect(found.first?.contains("“red fox” is never found with what this row intends") == true)
  }

  @Test func countsRepeatTheirSamples() throws {
    #expect(
      try failures(
        "{count: {of: [\"red {fox|dog}\"], within: paragraph, more-than: 1}}",
        bad: "\"a red fox, a [[red fox]]\""
      ) == []
    )
  }
}
