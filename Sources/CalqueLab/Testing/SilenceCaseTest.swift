import CalqueAudit
import CalqueCore
import CalqueInput
import CalqueRules

/// Runs the cases of a rule about requests for silence: pages with comments, not texts.
struct SilenceCaseTest {
  let rule: Rule
  let pack: RulePack
  let auditor: Auditor

  func run(_ outcome: inout RuleTester.Outcome) {
    for bad in rule.badCases {
      outcome.cases += 1
      let found = findings(bad.text)
      let own = found.filter { $0.rule == rule.descriptor.id }.map(range)
      if own != bad.spans {
        let expected = bad.spans.map { "\($0.start)..<\($0.end)" }.joined(separator: ", ")
        let actual = own.map { "\($0.start)..<\($0.end)" }.joined(separator: ", ")
        fail(bad.line, "expects bytes \(expected), finds \(actual) in “\(bad.text)”", &outcome)
      }
      let others = Set(found.map(\.rule)).subtracting([rule.descriptor.id])
      for other in others.symmetricDifference(bad.also).sorted() {
        let isFound = others.contains(other)
        fail(
          bad.line,
          isFound
            ? "\(other) fires on this case too; name it under “also” or narrow one of them"
            : "\(other), named under “also”, does not fire on this case",
          &outcome
        )
      }
    }
    for good in rule.goodCases {
      outcome.cases += 1
      for finding in findings(good.text) where finding.rule == rule.descriptor.id {
        fail(
          good.line,
          "finds “\(finding.text)” in the good case “\(good.text)”",
          &outcome
        )
      }
    }
  }

  private func findings(_ text: String) -> [Finding] {
    let document = try? Readers.read(bytes: Array(text.utf8), path: "case", format: .html)
    return document.map { auditor.audit($0).findings } ?? []
  }

  private func range(_ finding: Finding) -> TextRange {
    let location = finding.location
    return TextRange(location.byteOffset, location.byteOffset + location.byteLength)
  }

  private func fail(_ line: Int, _ message: String, _ outcome: inout RuleTester.Outcome) {
    outcome.failures.append(
      RuleTester.Failure(
        path: rule.place.path,
        line: line,
        column: 1,
        rule: rule.descriptor.id,
        message: message
      )
    )
  }
}
