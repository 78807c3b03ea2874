import CalqueTestSupport
import Testing

@testable import CalqueRules

@Suite struct PatternSampleTests {
  private func samples(
    _ text: String,
    lists: [String: [String]] = [:],
    isEcho: Bool = false
  ) -> [PhraseSample] {
    PatternSource(
      text: text,
      use: .match,
      place: SourcePlace(path: "p", line: 1, column: 1),
      isLiteral: false,
      isEcho: isEcho,
      isExactCase: false,
      lists: lists
    ).samples()
  }

  @Test func everyAlternativeAndOptionHasOne() {
    let all = samples("a {b|c {d|e}} [f] $l", lists: ["l": ["g", "h"]])
    #expect(all.map(\.alternative) == ["b", "c {d|e}", "d", "e", "f", "g", "h"])
    for sample in all {
      let last = sample.alternative?.split(separator: " ").first ?? ""
      #expect(sample.texts.allSatisfy { " \($0) ".contains(" \(last) ") }, "\(sample)")
    }
    #expect(all[0].texts.first == "a b g")
    #expect(all[3].texts.first == "a c e g")
  }

  @Test func theRestOfThePhraseVaries() {
    let texts = samples("{a|b} {c|d} [e]")[0].texts
    #expect(Set(texts).isSuperset(of: ["a c", "a d e"]), "\(texts)")
  }

  @Test func slotsAreFilled() {
    #expect(samples("killed {#} in {Name} {noun}")[0].texts == ["killed 7 in Maria bridge"])
    let echo = samples("{X} of {X+s}", isEcho: true)[0].texts[0].split(separator: " ")
    #expect(echo.count == 3 && echo[2] == echo[0] + "s")
  }

  @Test func rowsKnowTheirFileAndLine() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", "# comment\nread *\tread it\n")
    let path = try folder.write(
      "p.yml",
      """
      calque: 1
      pack: {version: 1.0.0, title: T, target: en, license: CC0-1.0}
      lists: {forms: {file: t.tsv}}
      rules:
        - {id: r, title: T, severity: minor, mqm: style, why: W, match: {table: $forms}, cases: {bad: ["[[read on]]"], good: [x]}}
      """
    )
    let rule = try #require(PackLoader.load(path).packs.first?.rules.first)
    let row = try #require(rule.patterns.first)
    #expect(row.use == .row(intended: "read it"))
    #expect(row.place.path == "\(folder.path)/t.tsv")
    #expect(row.place.line == 2)
    #expect(rule.listUses.map(\.name) == ["forms"])
  }
}
