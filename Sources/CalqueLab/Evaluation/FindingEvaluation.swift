package import CalqueCore
package import CalqueInput

/// What an evaluation of rules gave, before anything is added up.
package struct FindingEvaluation: Sendable {
  /// The sets with what was found in them.
  package var sets: [EvaluatedSet]
  /// The rules that took part.
  package var rules: [RuleDescriptor]
  /// The packs that took part.
  package var packs: [PackSummary]
  /// The name of what pages are told apart by.
  package var measure: String
  /// The pages with their measures; none when there are not both machine and native ones.
  package var pages: [MeasuredPage]

  /// What could not be read while auditing.
  package var failures: [InputError] { sets.flatMap { $0.outcomes.flatMap(\.failures) } }
}

/// A set with what was found in each of its texts.
package struct EvaluatedSet: Sendable {
  /// The set.
  package var set: EvaluationSet
  /// What was found, in the order of the texts.
  package var outcomes: [TextOutcome]

  /// The texts of a half, all when it is nil or the set is not split, with what was found in them.
  func part(_ half: HashedHalf?) -> [(text: GoldText, outcome: TextOutcome)] {
    zip(set.texts, outcomes).filter { half == nil || !set.kind.isSplit || $0.0.half == half }
      .map { (text: $0.0, outcome: $0.1) }
  }
}

/// What was found in a text.
package struct TextOutcome: Sendable {
  /// How many words were audited.
  package var words: Int
  /// How many were not, because they were taken for another language.
  package var unaudited: Int
  /// The findings, hints included.
  package var findings: [JudgedFinding] = []
  /// The findings in what an editor made of it.
  package var edited: [Finding] = []
  /// How many words were audited there.
  package var editedWords = 0
  /// What could not be read or compared.
  package var failures: [InputError] = []

  init(reports: [DocumentReport]) {
    words = reports.reduce(0) { $0 + $1.words }
    unaudited = reports.reduce(0) { $0 + $1.notAudited.reduce(0) { $0 + $1.words } }
  }

  /// Compares findings with the spans of their text.
  mutating func judge(_ found: [Finding], in text: GoldText) {
    guard !found.isEmpty else { return }
    let agreement = SpanAgreement(text: text.plainText, spans: text.spans)
    findings = found.map { finding in
      let touched = agreement.touched(by: agreement.range(ofBytes: finding.bytes))
      let errors = touched.filter { !text.spans[$0].isFurniture }
      var judged = JudgedFinding(
        finding,
        judgement: !errors.isEmpty ? .right : touched.isEmpty ? .wrong : .furniture
      )
      judged.touched = touched
      // One finding stands for all places of a garbled name: they are listed with it.
      let words = finding.text.lowercased()
      for place in finding.relatedLocations where place.text.lowercased() == words {
        let bytes =
          place.location.byteOffset..<place.location.byteOffset + place.location.byteLength
        judged.touched += agreement.touched(by: agreement.range(ofBytes: bytes))
      }
      return judged
    }
  }

  /// The findings that an audit shows: likely or certain.
  var shown: [JudgedFinding] { findings.filter { $0.finding.confidence >= .likely } }
  /// The others.
  var hints: [JudgedFinding] { findings.filter { $0.finding.confidence == .hint } }
}

/// A finding with what the labels say of it.
package struct JudgedFinding: Sendable {
  /// What the labels say.
  package enum Judgement: Hashable, Sendable {
    /// There is an error.
    case right
    /// There is page furniture, and no error.
    case furniture
    /// There is nothing.
    case wrong
  }

  /// The finding.
  package var finding: Finding
  /// What the labels say of it; in text without labels, that there is nothing.
  package var judgement: Judgement
  /// The spans that it touches, and those that its other places touch.
  package var touched: [Int] = []

  init(_ finding: Finding, judgement: Judgement = .wrong) {
    self.finding = finding
    self.judgement = judgement
  }
}

/// A page with what it is told apart by.
package struct MeasuredPage: Hashable, Sendable {
  /// The machine pages it belongs to; nil for native text.
  package var group: String?
  /// The half that it belongs to, when its set is split.
  package var half: HashedHalf?
  /// How many words were audited.
  package var words: Int
  /// The measure.
  package var value: Double
}
