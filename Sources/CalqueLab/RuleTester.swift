import CalqueCore
import CalqueAudit
import CalqueDetect
import CalqueInput
public import CalqueRules

/// Runs the cases that rules carry.
public struct RuleTester {
  /// A case that did not come out as its rule says.
  public struct Failure: Hashable, Sendable, CustomStringConvertible {
    /// The pack's file.
    public let path: String
    /// The line of the case.
    public let line: Int
    /// The full id of the rule.
    public let rule: String
    /// What was expected and what came.
    public let message: String

    /// `path:line: rule: message`.
    public var description: String { "\(path):\(line): \(rule): \(message)" }
  }

  /// What a test of packs gave.
  public struct Outcome: Sendable {
    /// How many rules were tested.
    public var rules = 0
    /// How many cases ran, lifted ones included.
    public var cases = 0
    /// What did not come out.
    public var failures: [Failure] = []
  }

  /// Makes a tester.
  public init() {}

  /// Tests every rule of a pack.
  public func test(_ pack: RulePack) -> Outcome {
    var outcome = Outcome()
    var compiler = PackCompiler()
    do throws(PackError) {
      try compiler.add(pack)
    } catch {
      outcome.failures.append(
        Failure(path: error.path, line: error.line, rule: pack.id, message: error.message)
      )
      return outcome
    }
    let rules = compiler.rules.enablingAll()
    let auditor = Auditor(
      rules: rules,
      options: AuditOptions(minimumConfidence: .hint, language: pack.target ?? .english)
    )
    for (index, rule) in pack.rules.enumerated() {
      outcome.rules += 1
      if case .detector(let mechanism) = rule.match, mechanism.isAboutSilences {
        SilenceCaseTest(rule: rule, pack: pack, auditor: auditor).run(&outcome)
        continue
      }
      var test = CaseTest(rule: rule, index: index, pack: pack, auditor: auditor)
      test.run()
      outcome.cases += test.cases
      outcome.failures += test.failures
    }
    return outcome
  }
}

/// The cases of one rule.
private struct CaseTest {
  let rule: Rule
  let index: Int
  let pack: RulePack
  let auditor: Auditor
  var cases = 0
  var failures: [RuleTester.Failure] = []

  init(rule: Rule, index: Int, pack: RulePack, auditor: Auditor) {
    self.rule = rule
    self.index = index
    self.pack = pack
    self.auditor = auditor
  }

  mutating func run() {
    for bad in rule.badCases {
      testBad(bad)
      for lift in LiftedCase.Lift.allCases { testLifted(bad, lift) }
    }
    for good in rule.goodCases {
      testGood(good.text, line: good.line, fixedBy: nil)
      let lifted = LiftedCase(text: good.text, spans: [], lift: .plain, element: element)
      cases += 1
      if let found = matches(lifted.html, .html).first(where: { $0.match.rule == index }) {
        fail(good.line, "as HTML, finds “\(found.text)” in the good case “\(good.text)”")
      }
    }
  }

  /// The element for the rule's cases: a paragraph, or what its scope asks for.
  private var element: String {
    if rule.scope.contains(.paragraph) { return "p" }
    if rule.scope.contains(.headline) { return "h1" }
    if rule.scope.contains(.heading) { return "h2" }
    if rule.scope.contains(.listItem) { return "li" }
    return rule.scope.contains(.quote) ? "blockquote" : "figcaption"
  }

  private struct Found {
    var match: Match
    var text: String
    var range: TextRange
    var document: Document
  }

  /// All matches of the pack in a text, each rule's own overlaps resolved.
  private func matches(_ bytes: [UInt8], _ format: DocumentFormat) -> [Found] {
    guard let document = try? Readers.read(bytes: bytes, path: "case", format: format) else {
      return []
    }
    let context = auditor.prepare(document).context
    let all = Detectors.matches(context)
    let locator = Locator(document)
    return pack.rules.indices.flatMap { rule in
      Detectors.longest(all, of: rule, rules: auditor.rules).map { match in
        // A case is plain text, so its places are those of its source.
        let place = locator.location(of: match.range)
        let start = place?.byteOffset ?? 0
        return Found(
          match: match,
          text: document.string(match.range),
          range: TextRange(start, start + (place?.byteLength ?? 0)),
          document: document
        )
      }
    }
  }

  private mutating func testBad(_ bad: Rule.BadCase) {
    cases += 1
    let isText = rule.scope.contains(.paragraph)
    let plain = LiftedCase(text: bad.text, spans: [], lift: .plain, element: element)
    let found = isText ? matches(Array(bad.text.utf8), .text) : matches(plain.html, .html)
    let own = found.filter { $0.match.rule == index }
    let expected = bad.spans.map { Self.string(bad.text, $0) }
    if own.map(\.text) != expected || (isText && own.map(\.range) != bad.spans) {
      fail(
        bad.line,
        "expects \(Self.list(expected)), finds \(Self.list(own.map(\.text))) in “\(bad.text)”"
      )
      return
    }
    let others = Set(
      found.filter { $0.match.rule != index }.map { pack.rules[$0.match.rule].descriptor.id }
    )
    for other in others.subtracting(bad.also).sorted() {
      fail(bad.line, "\(other) fires on this case too; name it under “also” or narrow one of them")
    }
    for missing in Set(bad.also).subtracting(others).sorted() {
      fail(bad.line, "\(missing), named under “also”, does not fire on this case")
    }
    if let fixed = bad.fixed {
      testFix(bad, fixed, own.map(\.match), document: own.first?.document)
    }
  }

  private mutating func testFix(
    _ bad: Rule.BadCase,
    _ fixed: String,
    _ matches: [Match],
    document: Document?
  ) {
    guard let document else { return }
    let report = auditor.audit(document)
    let suggestions = report.findings.filter { $0.rule == rule.descriptor.id }.compactMap(
      \.suggestions.first
    )
    guard suggestions.count == matches.count else {
      fail(bad.line, "has “fixed” but not every finding has a fix")
      return
    }
    let result = FixPreview.apply(
      zip(bad.spans, suggestions).map { ($0, $1.replacement) },
      to: bad.text
    )
    guard result == fixed else {
      fail(bad.line, "the fix gives “\(result)”, not “\(fixed)”")
      return
    }
    testGood(fixed, line: bad.line, fixedBy: rule.descriptor.id)
  }

  private mutating func testGood(_ text: String, line: Int, fixedBy: String?) {
    cases += 1
    let isText = rule.scope.contains(.paragraph)
    let plain = LiftedCase(text: text, spans: [], lift: .plain, element: element)
    let found = isText ? matches(Array(text.utf8), .text) : matches(plain.html, .html)
    // After a fix no rule of the pack may fire; in a good case only the rule itself may not.
    for hit in found where fixedBy != nil || hit.match.rule == index {
      let other = pack.rules[hit.match.rule].descriptor.id
      fail(
        line,
        "\(other) finds “\(hit.text)” in \(fixedBy == nil ? "the good case" : "the fixed text") “\(text)”"
      )
    }
  }

  private mutating func testLifted(_ bad: Rule.BadCase, _ lift: LiftedCase.Lift) {
    cases += 1
    let lifted = LiftedCase(
      text: bad.text,
      spans: bad.spans.map(\.range),
      lift: lift,
      element: element
    )
    let found = matches(lifted.html, .html).filter { $0.match.rule == index }
    let expected = bad.spans.map { PieceDecoder.fold(Self.string(bad.text, $0).utf8) }
    guard found.map({ PieceDecoder.fold($0.text.utf8) }) == expected else {
      fail(
        bad.line,
        "as HTML (\(lift.rawValue)), expects \(Self.list(expected)), finds \(Self.list(found.map(\.text)))"
      )
      return
    }
    let decoder = PieceDecoder(bytes: lifted.html, encoding: "UTF-8", format: .html)
    for (place, hit) in zip(lifted.spans, found) {
      let location = Locator(hit.document).location(of: hit.match.range)
      let words = location.flatMap { decoder.text(of: $0.ranges) }
      let isInside =
        location.map {
          place.lowerBound <= $0.byteOffset && $0.byteOffset + $0.byteLength <= place.upperBound
        } ?? false
      if !isInside || words != PieceDecoder.fold(hit.text.utf8) || location?.approximate == true {
        fail(
          bad.line,
          "as HTML (\(lift.rawValue)), “\(hit.text)” comes back to the wrong bytes: “\(words ?? "")”"
        )
      }
    }
  }

  private mutating func fail(_ line: Int, _ message: String) {
    failures.append(
      RuleTester.Failure(
        path: rule.place.path,
        line: line,
        rule: rule.descriptor.id,
        message: message
      )
    )
  }

  private static func string(_ text: String, _ range: TextRange) -> String {
    String(decoding: Array(text.utf8)[range.range], as: UTF8.self)
  }

  private static func list(_ texts: [String]) -> String {
    texts.isEmpty ? "nothing" : texts.map { "“\($0)”" }.joined(separator: ", ")
  }
}
