public import CalqueCore

extension ReportDocument {
  /// Makes the JSON form of a report.
  ///
  /// - Parameters:
  ///   - report: the audit.
  ///   - includesText: whether to keep the documents' text and the findings' places in it.
  public init(_ report: AuditReport, includesText: Bool = false) {
    tool = report.tool
    packs = report.packs
    result = report.passes ? .pass : .fail
    minimumConfidence = report.minimumConfidence
    failOn = report.failOn
    score = report.score.map { Score($0, counts: report.counts) }
    minimumScore = report.minimumScore
    documents = report.documents.map { Audited($0, includesText: includesText) }
    errors = report.errors
  }

  /// The report that this was made from; without text when it was left out.
  public var auditReport: AuditReport {
    AuditReport(
      tool: tool,
      packs: packs,
      documents: documents.map(\.documentReport),
      errors: errors,
      minimumConfidence: minimumConfidence,
      failOn: failOn,
      score: score?.scorecard,
      minimumScore: minimumScore
    )
  }
}

extension ReportDocument.Audited {
  /// Makes the JSON form of a document.
  public init(_ document: DocumentReport, includesText: Bool = false) {
    path = document.path
    item = document.item.map(ReportDocument.Item.init)
    format = document.format
    encoding = document.encoding
    container = document.container
    language = document.language
    title = document.title
    words = document.words
    counts = SeverityCounts(document.findings)
    score = document.score.map {
      ReportDocument.Score($0, counts: SeverityCounts(document.findings))
    }
    verdict = document.verdict
    notAudited = document.notAudited.map {
      ReportDocument.Unaudited(
        language: $0.language,
        name: $0.language.englishName,
        words: $0.words
      )
    }
    notes = document.notes
    findings = document.sortedFindings.map { ReportDocument.Entry($0, includesText: includesText) }
    silenced =
      document.silenced.isEmpty
      ? nil
      : document.silenced.map {
        ReportDocument.Silenced(
          finding: ReportDocument.Entry($0.finding, includesText: includesText),
          silence: $0.silence
        )
      }
    thresholds = document.thresholds
    blocks = includesText ? document.blocks.map(ReportDocument.Block.init) : nil
  }

  var documentReport: DocumentReport {
    DocumentReport(
      path: path,
      item: item?.info,
      format: format,
      encoding: encoding,
      container: container,
      language: language,
      title: title,
      words: words,
      score: score?.scorecard,
      verdict: verdict,
      notAudited: notAudited.map { UnauditedText(language: $0.language, words: $0.words) },
      notes: notes,
      findings: findings.map(\.finding),
      silenced: silenced?.map {
        SilencedFinding(finding: $0.finding.finding, silence: $0.silence)
      } ?? [],
      thresholds: thresholds,
      blocks: blocks?.map(\.block) ?? []
    )
  }
}

extension ReportDocument.Item {
  init(_ item: ItemInfo) {
    index = item.index
    id = item.id
    link = item.link
    date = item.date
    dateText = item.dateText
  }

  /// The item; fingerprints are made already, so its identity matters no more.
  var info: ItemInfo {
    ItemInfo(
      index: index,
      identity: id ?? link ?? "",
      id: id,
      link: link,
      date: date,
      dateText: dateText
    )
  }
}

extension ReportDocument.Score {
  /// Makes the JSON form of a score; figures are rounded to two decimals.
  public init(_ score: Scorecard, counts: SeverityCounts) {
    func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    value = rounded(score.value)
    raw = rounded(score.raw)
    penalty = rounded(score.penalty)
    perThousandWords = rounded(score.perThousandWords)
    result = score.result
    threshold = score.threshold
    words = score.words
    self.counts = counts
  }

  var scorecard: Scorecard {
    Scorecard(
      value: value,
      raw: raw,
      penalty: penalty,
      perThousandWords: perThousandWords,
      result: result,
      words: words,
      threshold: threshold
    )
  }
}

extension ReportDocument.Block {
  init(_ block: DocumentReport.Block) {
    kind = block.kind
    level = block.level == 0 ? nil : block.level
    language = block.language
    audited = block.isAudited
    text = block.text
    location = block.location
  }

  var block: DocumentReport.Block {
    DocumentReport.Block(
      kind: kind,
      level: level ?? 0,
      language: language,
      text: text,
      isAudited: audited,
      location: location
    )
  }
}

extension ReportDocument.Entry {
  init(_ finding: Finding, includesText: Bool) {
    rule = finding.rule
    category = finding.category
    severity = finding.severity
    confidence = finding.confidence
    message = finding.message
    why = finding.why
    references = finding.references.isEmpty ? nil : finding.references
    text = finding.text
    suggestions = finding.suggestions
    fingerprint = finding.fingerprint
    also = finding.also
    relatedLocations = finding.relatedLocations
    location = finding.location
    // A finding on a comment stands in no block.
    let isPlaced = includesText && finding.block >= 0
    block = isPlaced ? finding.block : nil
    blockRange =
      isPlaced
      ? ReportDocument.BlockRange(start: finding.range.start, length: finding.range.count) : nil
  }

  /// The finding; without its place in a block (block -1) when the text was left out.
  var finding: Finding {
    // JSON may hold any number; none may end before it starts, or overflow.
    let start = max(0, blockRange?.start ?? 0)
    let length = min(max(0, blockRange?.length ?? 0), Int.max - start)
    return Finding(
      rule: rule,
      category: category,
      severity: severity,
      confidence: confidence,
      message: message,
      why: why,
      references: references ?? [],
      text: text,
      suggestions: suggestions,
      fingerprint: fingerprint,
      also: also,
      relatedLocations: relatedLocations,
      location: location,
      block: block ?? -1,
      range: TextRange(start, start + length)
    )
  }
}
