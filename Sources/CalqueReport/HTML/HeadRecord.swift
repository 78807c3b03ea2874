import CalqueCore

/// Makes what `report.mustache.html` can name of the run as a whole.
struct HeadRecord {
  /// The report without its documents.
  let head: AuditReport
  let totals: RunTotals
  let index: FindingIndex
  let comparison: Comparison?
  /// The pages of an index's documents; empty when all stand on this one.
  let pages: [String?]

  /// Most findings that are listed as fixed.
  private static let mostFixed = 200

  /// The whole record, but for style, script and documents.
  var record: TemplateRecord {
    let counts = totals.counts
    let unaudited = self.unaudited
    return [
      "toolName": .text(head.tool.name),
      "toolVersion": .text(head.tool.version),
      "outcome": .text(head.failOn == nil ? "open" : totals.passes(head) ? "pass" : "fail"),
      "headline": .text(headline),
      "summary": .text(summary),
      "languages": .text(languages),
      "unaudited": .list(unaudited.map { ["text": .text($0)] }),
      "hasUnaudited": .flag(!unaudited.isEmpty),
      "score": .record(head.score.map(Self.gauge)),
      "minimumConfidence": .text(Self.explained(head.minimumConfidence)),
      "packCount": .text(Wording.counted(head.packs.count, "pack")),
      "packs": .list(
        head.packs.map {
          [
            "packID": .text($0.id), "packVersion": .text($0.version), "packTitle": .text($0.title),
            "packRules": .text(Wording.counted($0.rules, "rule")),
          ]
        }
      ),
      "hasFindings": .flag(counts.total > 0),
      "severities": .list(
        SeverityCounts.worstFirst.map {
          [
            "severityClass": .text($0.rawValue), "severityName": .text($0.title),
            "count": .text(Wording.grouped(counts[$0])), "isEmpty": .flag(counts[$0] == 0),
          ]
        }
      ),
      "confidences": .list(
        Confidence.allCases.reversed().compactMap { confidence in
          index.confidences[confidence].map {
            ["confidence": .text(confidence.rawValue), "count": .text(Wording.grouped($0))]
          }
        }
      ),
      "packFilters": .list(index.packs.map(Self.filter)),
      "categoryFilters": .list(index.categories.map(Self.filter)),
      "rules": .list(index.rules.map(rule)),
      "errors": .list(head.errors.map(Self.error)),
      "hasErrors": .flag(!head.errors.isEmpty),
      "comparison": .record(compared),
      "colophon": .text(
        "Only what the packs know is found: a page without findings may still be a poor translation."
      ),
    ]
  }

  /// The result in two or three words.
  var headline: String {
    let counts = totals.counts
    guard let failOn = head.failOn else {
      return counts.total == 0 ? "Nothing found" : Wording.counted(counts.total, "finding")
    }
    let verb = totals.passes(head) ? "Passes" : "Fails"
    // Where files have thresholds of their own, no single level says it.
    return totals.isMixed ? verb : "\(verb) at \(failOn.rawValue)"
  }

  private var summary: String {
    let unread = Wording.unread(head).map { " \($0)." } ?? ""
    return Wording.summary(of: totals) + "." + unread
  }

  /// The languages of the documents, most frequent first.
  private var languages: String {
    let names = totals.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// What was not audited in all documents together, most words first.
  private var unaudited: [String] {
    totals.unaudited.map { UnauditedText(language: $0.key, words: $0.value) }
      .sorted { ($1.words, $0.language.primary) < ($0.words, $1.language.primary) }
      .map(Wording.unaudited)
  }

  /// What changed since the last report.
  private var compared: TemplateRecord? {
    guard let comparison else { return nil }
    let now = Baseline.Point(name: "now", findings: totals.counts.total, score: head.score)
    let fixed = comparison.fixed
    return [
      "comparisonPhrase": .text(comparison.phrase),
      "comparedWith": .text(comparison.baseline.history.last?.name),
      "trend": .record(TrendChart(comparison.baseline.history + [now])?.record),
      "hasFixed": .flag(!fixed.isEmpty),
      "fixedCount": .text(Wording.counted(fixed.count, "finding")),
      "fixed": .list(
        fixed.prefix(Self.mostFixed).map {
          [
            "fixedPath": .text($0.document), "fixedText": .text($0.finding.text),
            "fixedRule": .text($0.finding.rule),
            "fixedSeverity": .text($0.finding.severity.rawValue),
          ]
        }
      ),
      "fixedLeftOut": .text(
        fixed.count > Self.mostFixed
          ? "and \(Wording.grouped(fixed.count - Self.mostFixed)) more" : ""
      ),
    ]
  }

  private static func filter(_ group: FindingIndex.Group) -> TemplateRecord {
    [
      "index": .number(group.number), "filterName": .text(group.name),
      "count": .text(Wording.grouped(group.count)),
    ]
  }

  private func rule(_ rule: FindingIndex.Rule) -> TemplateRecord {
    let finding = rule.finding
    let more = rule.count - rule.places.count
    return [
      "ruleNumber": .number(rule.number),
      "rule": .text(finding.rule),
      "severityClass": .text(finding.severity.rawValue),
      "severityName": .text(finding.severity.title),
      "category": .text(finding.category),
      "why": .text(finding.why),
      "count": .text(Wording.counted(rule.count, "finding")),
      "ruleLinks": .list(
        rule.places.enumerated().map { number, place in
          let page = pages.isEmpty ? nil : pages[place.document - 1]
          return [
            "address": .text("\(page ?? "")#f-\(place.anchor)"), "place": .number(number + 1),
          ]
        }
      ),
      "moreLinks": .text(more > 0 ? "and \(Wording.grouped(more)) more" : ""),
      "references": .list(
        finding.references.map {
          ["reference": .text($0), "isAddress": .flag(Self.isAddress($0))]
        }
      ),
    ]
  }

  /// Whether a reference may be a link: what a pack says is not to be trusted with other schemes.
  private static func isAddress(_ reference: String) -> Bool {
    let start = reference.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }

  private static func error(_ error: InputFailure) -> TemplateRecord {
    let place = error.line.map { ":\($0)" + (error.column.map { ":\($0)" } ?? "") } ?? ""
    return ["errorPath": .text(error.path + place), "errorMessage": .text(error.message)]
  }

  private static func explained(_ confidence: Confidence) -> String {
    switch confidence {
    case .hint: "hint: worth a look"
    case .likely: "likely: more often right than not"
    case .certain: "certain only"
    }
  }

  /// The gauge of a score.
  private static func gauge(_ score: Scorecard) -> TemplateRecord {
    let isSufficient = score.result != .insufficientSample
    return [
      "scoreClass": .text(isSufficient ? score.result.rawValue : "insufficient"),
      "scoreText": .text(Wording.score(score)),
      "penaltyText": .text(Wording.penalty(score)),
      "scoreWidth": .text(isSufficient ? Charts.decimal(score.value) : "0"),
      "thresholdPlace": .text(Charts.decimal(score.threshold)),
    ]
  }
}
