import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueRules

/// The cases of one rule, as they stand and lifted into every format.
struct CaseTest {
  private let rule: Rule
  private let index: Int
  private let probe: PackProbe
  private(set) var cases = 0
  private(set) var failures: [RuleTester.Failure] = []

  init(rule: Rule, index: Int, probe: PackProbe) {
    self.rule = rule
    self.index = index
    self.probe = probe
  }

  mutating func run() {
    for bad in rule.badCases {
      // What fails as it stands fails in every other way, too, which helps nobody.
      guard testBad(bad) else { continue }
      for lift in LiftedCase.Lift.all where rule.survives(lift) { testLifted(bad, lift) }
    }
    for good in rule.goodCases {
      testGood(good.text, line: good.line, column: good.column, fixedBy: nil)
      for lift in LiftedCase.Lift.plain where rule.survives(lift) {
        let text = LiftedCase.Case(text: good.text)
        guard let lifted = LiftedCase(text, lift: lift, scope: rule.scope, links: rule.links) else {
          continue
        }
        cases += 1
        guard let document = PackProbe.document(lifted.source, lift.format),
          let found = probe.matches(document).first(where: { $0.rule == index })
        else { continue }
        fail(
          good.line,
          good.column,
          "as \(lift.name), finds “\(found.text)” in the good case “\(good.text)”"
        )
      }
    }
  }

  /// A case as its rule reads it: as plain text, or, for a rule that looks at no paragraphs, in the
  /// element of its scope, or for a rule on links, in one.
  private func document(_ text: String) -> Document? {
    if rule.scope.contains(.paragraph), rule.links != .inside {
      return PackProbe.document(Array(text.utf8), .text)
    }
    return LiftedCase(.init(text: text), lift: .html(.plain), scope: rule.scope, links: rule.links)
      .flatMap {
        PackProbe.document($0.source, .html)
      }
  }

  /// Tests a bad case as it stands; whether the rule finds what is marked.
  private mutating func testBad(_ bad: Rule.BadCase) -> Bool {
    cases += 1
    guard let document = document(bad.text) else {
      fail(bad.line, bad.column, "the case cannot be read as text")
      return false
    }
    let found = probe.matches(document)
    let own = found.filter { $0.rule == index }
    let expected = bad.spans.map { Self.string(bad.text, $0) }
    let isText = document.format == .text
    // A case is plain text, so its places are those of its source.
    let isPlaced = own.map { $0.location?.byteOffset } == bad.spans.map(\.start)
    if own.map(\.text) != expected || isText && !isPlaced {
      fail(
        bad.line,
        bad.column,
        "expects \(Self.list(expected)), finds \(Self.list(own.map(\.text))) in “\(bad.text)”"
      )
      return false
    }
    let others = Set(
      found.filter { $0.rule != index }.map { probe.pack.rules[$0.rule].descriptor.id }
    )
    for other in others.subtracting(bad.also).sorted() {
      fail(
        bad.line,
        bad.column,
        "\(other) fires on this case too; name it under “also” or narrow one of them"
      )
    }
    for missing in Set(bad.also).subtracting(others).sorted() {
      fail(bad.line, bad.column, "\(missing), named under “also”, does not fire on this case")
    }
    if let fixed = bad.fixed { testFix(bad, fixed, count: own.count, document: document) }
    return true
  }

  private mutating func testFix(
    _ bad: Rule.BadCase,
    _ fixed: String,
    count: Int,
    document: Document
  ) {
    let suggestions = probe.auditor.audit(document).findings
      .filter { $0.rule == rule.descriptor.id }.compactMap(\.suggestions.first)
    guard suggestions.count == count else {
      return fail(bad.line, bad.column, "has “fixed” but not every finding has a fix")
    }
    let result = FixPreview.apply(
      zip(bad.spans, suggestions).map { ($0, $1.replacement) },
      to: bad.text
    )
    guard result == fixed else {
      return fail(bad.line, bad.column, "the fix gives “\(result)”, not “\(fixed)”")
    }
    testGood(fixed, line: bad.line, column: bad.column, fixedBy: rule.descriptor.id)
  }

  private mutating func testGood(_ text: String, line: Int, column: Int, fixedBy: String?) {
    cases += 1
    guard let document = document(text) else { return }
    // After a fix no rule of the pack may fire; in a good case only the rule itself may not.
    for hit in probe.matches(document) where fixedBy != nil || hit.rule == index {
      let other = probe.pack.rules[hit.rule].descriptor.id
      let place = fixedBy == nil ? "the good case" : "the fixed text"
      fail(line, column, "\(other) finds “\(hit.text)” in \(place) “\(text)”")
    }
  }

  private mutating func testLifted(_ bad: Rule.BadCase, _ lift: LiftedCase.Lift) {
    let text = LiftedCase.Case(text: bad.text, spans: bad.spans.map(\.range))
    guard let lifted = LiftedCase(text, lift: lift, scope: rule.scope, links: rule.links) else {
      return
    }
    cases += 1
    guard let document = PackProbe.document(lifted.source, lift.format) else {
      return fail(bad.line, bad.column, "as \(lift.name), the case cannot be read")
    }
    let found = probe.matches(document).filter { $0.rule == index }
    let expected = bad.spans.map { Self.folded(Self.string(bad.text, $0)) }
    guard found.map({ Self.folded($0.text) }) == expected else {
      return fail(
        bad.line,
        bad.column,
        "as \(lift.name), expects \(Self.list(expected)), finds \(Self.list(found.map(\.text)))"
      )
    }
    let decoder = PieceDecoder(bytes: lifted.source, encoding: "UTF-8", format: lift.format)
    for (place, hit) in zip(lifted.spans, found) {
      let isRight =
        hit.location.map {
          place.lowerBound <= $0.byteOffset && $0.byteOffset + $0.byteLength <= place.upperBound
            && $0.approximate != true && decoder.holds(hit.text.utf8, in: $0.ranges)
        } ?? false
      if !isRight {
        let words = hit.location.flatMap { decoder.text(of: $0.ranges) } ?? ""
        fail(
          bad.line,
          bad.column,
          "as \(lift.name), “\(hit.text)” comes back to the wrong bytes: “\(words)”"
        )
      }
    }
  }

  private mutating func fail(_ line: Int, _ column: Int, _ message: String) {
    failures.append(
      RuleTester.Failure(
        path: rule.place.path,
        line: line,
        column: column,
        rule: rule.descriptor.id,
        message: message
      )
    )
  }

  private static func string(_ text: String, _ range: TextRange) -> String {
    String(decoding: Array(text.utf8)[range.range], as: UTF8.self)
  }

  /// Words as lifts leave them alone: one kind of blank, one kind of hyphen.
  private static func folded(_ text: String) -> String {
    PieceDecoder.fold(text.utf8).replacing("\u{2011}", with: "-")
  }

  private static func list(_ texts: [String]) -> String {
    texts.isEmpty ? "nothing" : texts.map { "“\($0)”" }.joined(separator: ", ")
  }
}

extension Rule {
  /// Whether a way to write a case leaves what the rule looks for as it is.
  fileprivate func survives(_ lift: LiftedCase.Lift) -> Bool {
    switch match {
    // Broken characters are themselves the finding, and go when letters are taken apart or escaped.
    case .leftover: lift != .html(.decomposed) && lift != .html(.hyphens)
    // Items and quotations are no sentences of the copy that could say its headline again.
    case .detector: lift != .markdown(.listItem) && lift != .markdown(.quote)
    default: true
    }
  }
}
