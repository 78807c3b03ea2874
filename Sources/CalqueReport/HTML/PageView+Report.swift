import CalqueCore

extension PageView {
  /// Makes the view of a whole report.
  init(_ report: AuditReport, templates: HTMLTemplates) {
    let text = HTMLText.clean
    let index = PackIndex(report)
    let counts = report.counts
    let filter = FilterStyle.rules(packs: index.ids.count, report: report)

    style = templates.style + filter
    script = templates.script
    policy = ContentSecurityPolicy.policy(style: style, script: script)
    toolName = text(report.tool.name)
    toolVersion = text(report.tool.version)
    outcome = report.failOn == nil ? "open" : report.passes ? "pass" : "fail"
    headline = Self.headline(of: report, counts: counts)
    summary = Self.summary(of: report)
    pageTitle = "\(headline) – \(Self.subject(of: report))"
    languages = Self.languages(of: report)
    unaudited = Self.unaudited(of: report)
    hasUnaudited = !unaudited.isEmpty
    score = report.score.map(ScoreView.init)
    minimumConfidence = Self.explained(report.minimumConfidence)
    packCount = Wording.counted(report.packs.count, "pack")
    packs = report.packs.map {
      PackView(
        packID: text($0.id),
        packVersion: text($0.version),
        packTitle: text($0.title),
        packRules: Wording.counted($0.rules, "rule")
      )
    }
    hasFindings = counts.total > 0
    severities = SeverityCounts.worstFirst.map {
      SeverityFilterView(
        severityClass: $0.rawValue,
        severityName: $0.title,
        count: Wording.grouped(counts[$0]),
        isEmpty: counts[$0] == 0
      )
    }
    packFilters = index.ids.enumerated().map { number, id in
      PackFilterView(index: number, packID: text(id), count: Wording.grouped(index.counts[number]))
    }
    errors = report.errors.map { error in
      let place = error.line.map { ":\($0)" + (error.column.map { ":\($0)" } ?? "") } ?? ""
      return ErrorView(errorPath: text(error.path + place), errorMessage: text(error.message))
    }
    hasErrors = !errors.isEmpty
    hasDocuments = !report.documents.isEmpty
    canFilterDocuments = FilterStyle.offersDocuments(report)
    hasTooManyDocuments = report.documents.count > FilterStyle.mostDocuments
    colophon =
      "Only what the packs know is found: a page without findings may still be a poor translation."

    var anchors = Anchors()
    let largest = report.documents.map(\.findings.count).max() ?? 0
    documents = report.documents.enumerated().map { number, document in
      DocumentViewBuilder(document: document, number: number + 1, packs: index, largest: largest)
        .view(&anchors)
    }
  }

  private static func headline(of report: AuditReport, counts: SeverityCounts) -> String {
    guard let failOn = report.failOn else {
      return counts.total == 0 ? "Nothing found" : Wording.counted(counts.total, "finding")
    }
    let verb = report.passes ? "Passes" : "Fails"
    // Where files have thresholds of their own, no single level says it.
    let isMixed = report.documents.contains { $0.thresholds != nil }
    return isMixed ? verb : "\(verb) at \(failOn.rawValue)"
  }

  private static func summary(of report: AuditReport) -> String {
    let unread = Wording.unread(report).map { " \($0)." } ?? ""
    return Wording.summary(of: report) + "." + unread
  }

  /// What the report is about, for the window's title.
  private static func subject(of report: AuditReport) -> String {
    guard report.documents.count == 1, let document = report.documents.first else {
      return Wording.counted(report.documents.count, "document")
    }
    return HTMLText.clean(document.title ?? document.name)
  }

  /// The languages of the documents, most frequent first.
  private static func languages(of report: AuditReport) -> String {
    var words: [String: Int] = [:]
    for document in report.documents {
      words[document.language.englishName, default: 0] += max(1, document.words)
    }
    let names = words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// What was not audited in all documents together, most words first.
  private static func unaudited(of report: AuditReport) -> [AsideView] {
    var words: [LanguageTag: Int] = [:]
    for text in report.documents.flatMap(\.notAudited) {
      words[text.language, default: 0] += text.words
    }
    return words.map { UnauditedText(language: $0.key, words: $0.value) }
      .sorted { ($1.words, $0.language.primary) < ($0.words, $1.language.primary) }
      .map { AsideView(text: Wording.unaudited($0)) }
  }

  private static func explained(_ confidence: Confidence) -> String {
    switch confidence {
    case .hint: "hint: worth a look"
    case .likely: "likely: more often right than not"
    case .certain: "certain only"
    }
  }
}

extension ScoreView {
  /// Makes the gauge of a score.
  init(_ score: Scorecard) {
    scoreClass =
      switch score.result {
      case .pass: "pass"
      case .fail: "fail"
      case .insufficientSample: "insufficient"
      }
    scoreText = Wording.score(score)
    penaltyText = Wording.penalty(score)
    scoreWidth = score.result == .insufficientSample ? "0" : Wording.decimal(score.value)
    thresholdPlace = Wording.decimal(score.threshold)
  }
}
