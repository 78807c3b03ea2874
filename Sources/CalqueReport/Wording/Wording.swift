import CalqueCore

/// The sentences that several reporters share.
package enum Wording {
  /// A number with a comma between groups of three digits.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return number < 0 ? "-" + result : result
  }

  /// A number with its noun, in the plural where due: `1 document`, `3 words`.
  package static func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// What was found: `3 findings (1 critical, 2 minor) in 1 document, 662 words`.
  static func summary(of report: AuditReport) -> String { summary(of: RunTotals(report)) }

  /// The same of what was counted.
  static func summary(of totals: RunTotals) -> String {
    let counts = totals.counts
    let found =
      counts.total == 0
      ? "Nothing found" : "\(counted(counts.total, "finding")) (\(counts.phrase))"
    let aside = totals.silenced == 0 ? "" : ", \(grouped(totals.silenced)) silenced,"
    let extent = "\(counted(totals.documents, "document")), \(counted(totals.words, "word"))"
    return "\(found)\(aside) in \(extent)"
  }

  /// Whether the report passes and against what: `fails at major`; nil when nothing can fail it.
  static func result(of report: AuditReport) -> String? {
    let verb = report.passes ? "passes" : "fails"
    // Where files have thresholds of their own, no single level says it.
    if report.documents.contains(where: { $0.thresholds != nil }) { return verb }
    guard let failOn = report.failOn else { return nil }
    return "\(verb) at \(failOn.rawValue)"
  }

  /// A number with one decimal: `67.4`.
  package static func decimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(grouped(tenths / 10)).\(abs(tenths % 10))"
  }

  /// What a score says: `67.4 of detected errors, fails at 90`; without a number when the sample is
  /// too small for one.
  static func score(_ score: Scorecard) -> String {
    switch score.result {
    case .insufficientSample: "insufficient sample (\(counted(score.words, "word")))"
    case .pass: "\(decimal(score.value)) of detected errors, passes at \(threshold(score))"
    case .fail where score.value >= score.threshold:
      "\(decimal(score.value)) of detected errors, fails by a critical error"
    case .fail: "\(decimal(score.value)) of detected errors, fails at \(threshold(score))"
    }
  }

  /// The penalty behind a score: `22.0 penalty points, 33.3 per 1,000 words`.
  static func penalty(_ score: Scorecard) -> String {
    "\(decimal(score.penalty)) penalty points, \(decimal(score.perThousandWords)) per 1,000 words"
  }

  private static func threshold(_ score: Scorecard) -> String {
    score.threshold == score.threshold.rounded()
      ? grouped(Int(score.threshold)) : decimal(score.threshold)
  }

  /// What could not be read, nil when everything could.
  static func unread(_ report: AuditReport) -> String? {
    guard !report.errors.isEmpty else { return nil }
    return "\(counted(report.errors.count, "input")) could not be read"
  }

  /// Text in a language that no pack is for: `German, 340 words`.
  static func unaudited(_ text: UnauditedText) -> String {
    "\(text.language.englishName), \(counted(text.words, "word"))"
  }

  /// All text that no pack is for, the most first: `not audited: German, 340 words`; nil when there is none.
  static func unaudited(_ totals: RunTotals) -> String? {
    guard !totals.unaudited.isEmpty else { return nil }
    let texts = totals.unaudited
      .sorted { ($1.value, $0.key.primary) < ($0.value, $1.key.primary) }
      .map { unaudited(UnauditedText(language: $0.key, words: $0.value)) }
    return "not audited: \(texts.joined(separator: "; "))"
  }

  /// What was set aside and why, each reason once: `2 findings silenced: the name of a song`.
  static func silenced(_ document: DocumentReport) -> String? {
    guard !document.silenced.isEmpty else { return nil }
    var reasons: [String] = []
    for entry in document.silenced {
      let reason = entry.silence.reason.isEmpty ? "no reason given" : entry.silence.reason
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let shown = reasons.prefix(5).joined(separator: "; ")
    let more = reasons.count > 5 ? "; and \(counted(reasons.count - 5, "other reason"))" : ""
    return "\(counted(document.silenced.count, "finding")) silenced: \(shown)\(more)"
  }

  /// Line and column: `12:5`.
  static func place(_ location: Location) -> String { "\(location.line):\(location.column)" }
}

extension AuditReport {
  /// The counts of all documents together.
  var counts: SeverityCounts { SeverityCounts(documents.lazy.flatMap(\.findings)) }
}

extension DocumentReport {
  /// The document's path; of one in a container, with its number there: `feed.xml#3`.
  var name: String { item.map { "\(path)#\($0.index)" } ?? path }

  /// The findings by position, whatever order they came in.
  var sortedFindings: [Finding] {
    findings.enumerated()
      .sorted { left, right in
        let (first, second) = (left.element, right.element)
        if first.location.byteOffset != second.location.byteOffset {
          return first.location.byteOffset < second.location.byteOffset
        }
        return first.rule == second.rule ? left.offset < right.offset : first.rule < second.rule
      }
      .map(\.element)
  }
}

extension Finding {
  /// Whether the message holds the finding's words, so that they need not be quoted after it.
  var isQuotedByMessage: Bool { !text.isEmpty && message.contains(text) }
}
