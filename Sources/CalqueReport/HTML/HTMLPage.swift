import CalqueCore

/// A page of the HTML report, made document by document.
///
/// Of a document it keeps what was rendered and a line for the table, so that documents can be read one
/// after the other and forgotten.
struct HTMLPage {
  private let templates: HTMLTemplates
  private let head: AuditReport
  private var comparison: Comparison?
  private var totals = RunTotals()
  private var index = FindingIndex()
  private var anchors = Anchors()
  private var entries: [DocumentEntry] = []
  private var sections: [UInt8] = []
  private var title: String?
  /// The verdict on the first document, which the head shows when there is no other.
  private var verdict: Verdict?

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - head: the report without its documents; score and errors may come at the end.
  ///   - templates: what the page looks like.
  ///   - baseline: what to compare with.
  init(_ head: AuditReport, templates: HTMLTemplates, baseline: Baseline?) {
    self.templates = templates
    self.head = head
    comparison = baseline.map { Comparison($0) }
  }

  /// How many bytes the documents take so far.
  var byteCount: Int { sections.count }

  /// Adds a document to read.
  mutating func add(_ document: DocumentReport) {
    let findings = document.sortedFindings.enumerated().map { number, finding in
      let anchor = anchors.anchor(for: finding.fingerprint)
      index.add(finding, anchor: anchor)
      return NumberedFinding(finding: finding, number: number + 1, anchor: anchor)
    }
    count(document)
    let record = DocumentRecord(
      document: document,
      number: entries.count,
      findings: findings,
      cards: CardRecord(document: document, index: index, comparison: comparison)
    )
    sections += templates.library.render("document", record.record)
  }

  /// Adds a document that stands on a page of its own.
  mutating func add(_ document: DocumentReport, page: String) {
    for finding in document.findings { index.add(finding) }
    count(document)
    entries[entries.count - 1].page = page
  }

  private mutating func count(_ document: DocumentReport) {
    totals.add(document, of: head)
    comparison?.add(document)
    title = title ?? document.title ?? document.name
    if entries.isEmpty { verdict = document.verdict }
    entries.append(
      DocumentEntry(document, number: entries.count + 1, comparison: comparison)
    )
  }

  /// The whole page.
  ///
  /// - Parameter end: the report without its documents, with score and errors.
  /// - Returns: its bytes.
  func rendered(_ end: AuditReport) -> [UInt8] {
    let isIndex = entries.contains { $0.page != nil }
    let offersDocuments =
      !isIndex && entries.count > 1 && entries.count <= FilterStyle.mostDocuments
      && totals.counts.total > 0
    let filters = FilterStyle.rules(index, documents: offersDocuments ? entries.count : 0)
    let head = HeadRecord(head: end, totals: totals, index: index, comparison: comparison)
    let record: TemplateRecord = [
      "style": .text(templates.style),
      "filterStyle": .text(filters),
      "script": .text(templates.script),
      "policy": .text(
        ContentSecurityPolicy.policy(
          styles: [templates.styleHash, ContentSecurityPolicy.hash(filters)],
          script: templates.scriptHash
        )
      ),
      "pageTitle": .text("\(head.headline) – \(subject)"),
      "verdict": .record(entries.count == 1 ? verdict.map(DocumentRecord.verdict) : nil),
      "hasDocuments": .flag(!entries.isEmpty),
      "isIndex": .flag(isIndex),
      "canRead": .flag(!isIndex && totals.counts.total > 0),
      "canFilterDocuments": .flag(offersDocuments),
      "hasTooManyDocuments": .flag(!isIndex && entries.count > FilterStyle.mostDocuments),
      "isCompared": .flag(comparison != nil),
      "entries": .html(table(offersDocuments)),
      "documents": .html(sections),
    ]
    return templates.library.render("report", head.record.adding(record))
  }

  /// The rows of the table.
  private func table(_ offersDocuments: Bool) -> [UInt8] {
    let largest = entries.map(\.counts.total).max() ?? 0
    let common: TemplateRecord = [
      "canFilterDocuments": .flag(offersDocuments), "isCompared": .flag(comparison != nil),
    ]
    var rows: [UInt8] = []
    for entry in entries {
      rows += templates.library.render("entry", entry.record(largest: largest).adding(common))
    }
    return rows
  }

  /// What the report is about, for the window's title.
  private var subject: String {
    entries.count == 1 ? title ?? "" : Wording.counted(entries.count, "document")
  }
}
