import CalqueCore
import CalqueDetect
import CalqueRules

/// Makes sure that every part of a rule does something: its alternatives, its exceptions, its lists.
///
/// Exceptions and lists need cases. Alternatives, of which a pack has thousands, need none: a sample
/// text is made of each, and the rule must find it.
struct CoverageTest {
  private let rule: Rule
  private let pack: RulePack
  private(set) var samples = 0
  private(set) var failures: [RuleTester.Failure] = []

  init(rule: Rule, pack: RulePack) {
    self.rule = rule
    self.pack = pack
  }

  mutating func run() {
    let probe: PackProbe
    do throws(PackError) {
      probe = try PackProbe(rule, of: pack)
    } catch {
      return
    }
    testLists(probe)
    testExceptions(probe)
    testAlternatives(probe)
  }

  // MARK: Lists

  /// Each list that the rule names has an entry in one of its cases, or in what is found there.
  private mutating func testLists(_ probe: PackProbe) {
    guard !rule.listUses.isEmpty else { return }
    var texts = rule.goodCases.map(\.text)
    for bad in rule.badCases {
      texts += [bad.text, bad.fixed ?? ""]
      let document = CaseText.document(bad.text, of: rule)
      for found in probe.matches(document) { texts += found.match.values.values.sorted() }
    }
    let words = texts.map(CaseText.words)
    for list in rule.listUses {
      let entries = list.entries.flatMap { $0.split { "|,".contains($0) } }
      let isUsed = entries.contains { entry in
        let entry = CaseText.words(String(entry))
        return words.contains { $0.contains(entry) }
      }
      if !isUsed {
        fail(list.place, "no case holds an entry of the list $\(list.name); add one that does")
      }
    }
  }

  // MARK: Exceptions

  /// For each exception there is a case in which the rule would find more without it.
  private mutating func testExceptions(_ probe: PackProbe) {
    let texts = rule.goodCases.map(\.text) + rule.badCases.map(\.text)
    let counts = texts.map { probe.count(in: $0, rule.scope) }
    for (index, exception) in rule.exceptions.enumerated() {
      guard let without = try? PackProbe(rule, of: pack, withoutException: index) else { continue }
      var isUsed = zip(texts, counts).contains { without.count(in: $0, rule.scope) > $1 }
      if case .scope(let kinds) = exception {
        // The bad cases are themselves those of the blocks that are left out.
        isUsed = rule.badCases.contains { bad in
          probe.count(in: bad.text, kinds) == 0 && without.count(in: bad.text, kinds) > 0
        }
      }
      if !isUsed, rule.exceptionPlaces.indices.contains(index) {
        fail(
          rule.exceptionPlaces[index],
          "no good case needs this exception: add one in which the rule would find something without it"
        )
      }
    }
  }

  // MARK: Alternatives

  private mutating func testAlternatives(_ probe: PackProbe) {
    let near = rule.near.indices.map { index in
      rule.patterns.filter { $0.use == .near(index) }.flatMap { $0.samples().prefix(1) }
        .flatMap { $0.texts.prefix(1) }.prefix(3).map(\.self)
    }
    let common = near.map { $0.first ?? "" }
    var proven: [String] = []
    for pattern in rule.patterns {
      switch pattern.use {
      case .near, .sketch: continue
      case .match, .row: break
      }
      for sample in pattern.samples() {
        samples += 1
        if let text = sample.texts.first(where: { strikes(pattern, $0, common, probe) }) {
          if proven.count < 4 { proven.append(text) }
        } else if !isInCase(pattern, sample) {
          fail(pattern.place, Self.complaint(pattern, sample))
        }
      }
    }
    guard !proven.isEmpty else { return }
    for pattern in rule.patterns {
      guard case .near(let index) = pattern.use else { continue }
      for sample in pattern.samples() {
        samples += 1
        let isFound = sample.texts.contains { text in
          var words = common
          words[index] = text
          return proven.contains { strikes(nil, $0, words, probe) }
        }
        if !isFound {
          fail(
            pattern.place,
            "“\(sample.alternative ?? pattern.text)” beside “\(proven[0])” does not make the rule find it"
          )
        }
      }
    }
  }

  /// Whether the rule finds a sample in one of the surroundings in which it may stand.
  private func strikes(
    _ pattern: PatternSource?,
    _ sample: String,
    _ near: [String],
    _ probe: PackProbe
  ) -> Bool {
    CaseText.surroundings(of: sample, near: near, isRepeated: rule.match.repeats).contains { text in
      let place = text.utf8Range(of: sample)
      return probe.matches(CaseText.document(text, of: rule)).contains { found in
        guard let place, found.match.range.start <= place.lowerBound,
          found.match.range.end >= place.upperBound
        else { return rule.match.repeats != nil }
        if case .row(let intended)? = pattern?.use {
          return found.match.values["intended"] == intended
        }
        return true
      }
    }
  }

  /// Whether a bad case marks words with the alternative, which no sample was found for.
  private func isInCase(_ pattern: PatternSource, _ sample: PhraseSample) -> Bool {
    // A case does not say which row of a table found it.
    if case .row = pattern.use { return false }
    guard let alternative = sample.alternative ?? sample.texts.first else { return true }
    let words = CaseText.words(alternative)
    return rule.badCases.contains { bad in
      bad.spans.contains { span in
        CaseText.words(String(decoding: Array(bad.text.utf8)[span.range], as: UTF8.self))
          .contains(words)
      }
    }
  }

  private static func complaint(_ pattern: PatternSource, _ sample: PhraseSample) -> String {
    let text = sample.texts.first ?? pattern.text
    let what = sample.alternative.map { "the alternative “\($0)” of " } ?? ""
    let row = if case .row = pattern.use { " with what this row intends" } else { "" }
    return """
      \(what)“\(pattern.text)” is never found\(row): not in “\(text)”. An exception covers it, another row has \
      it, or it is misspelt; mend it, or show it in a bad case
      """
  }

  private mutating func fail(_ place: SourcePlace, _ message: String) {
    failures.append(
      RuleTester.Failure(
        path: place.path,
        line: place.line,
        column: place.column,
        rule: rule.descriptor.id,
        message: message
      )
    )
  }
}

extension Rule.Match {
  /// How often a sample must stand in a text, for a rule that counts; nil for the others.
  fileprivate var repeats: Int? {
    guard case .count(let measure) = self else { return nil }
    return measure.most.map { $0 + 1 }
  }
}

extension PackProbe {
  /// How many places the rules find in a case.
  fileprivate func count(in text: String, _ scope: Set<BlockKind>) -> Int {
    matches(CaseText.document(text, scope: scope)).count
  }
}
