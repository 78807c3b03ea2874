import CalqueCore

/// A page of the HTML report, made document by document.
///
/// Of a document it keeps what was rendered and a line for the table, so that documents can be read one
/// after the other and forgotten.
struct HTMLPage {
  private let templates: HTMLTemplates
  private let head: AuditReport
  private let baseline: Baseline?
  private var comparison: Comparison?
  private var totals = RunTotals()
  private var index = FindingIndex()
  private var anchors = Anchors()
  private var entries: [DocumentEntry] = []
  private var sections: [UInt8] = []
  private var title: String?
  /// The first document, whose verdict the head says when there is no other.
  private var first: RenderedDocument?
  /// The address of the index that leads to this page.
  private var indexAddress: String?

  /// Begins a page.
  ///
  /// - Parameters:
  ///   - head: the report without its documents; score and errors may come at the end.
  ///   - templates: what the page looks like.
  ///   - baseline: what to compare with.
  init(_ head: AuditReport, templates: HTMLTemplates, baseline: Baseline?) {
    self.templates = templates
    self.head = head
    self.baseline = baseline
    comparison = baseline.map { Comparison($0) }
  }

  /// How many bytes the documents take so far.
  var byteCount: Int { sections.count }

  /// Adds a document to read.
  ///
  /// - Returns: what was rendered, and where in the page's sections it stands.
  @discardableResult
  mutating func add(
    _ document: DocumentReport
  ) -> (rendered: RenderedDocument, place: Range<Int>) {
    let findings = document.sortedFindings.enumerated().map { number, finding in
      let anchor = anchors.anchor(for: finding.fingerprint)
      index.add(finding, at: .init(document: entries.count + 1, anchor: anchor))
      return NumberedFinding(finding: finding, number: number + 1, anchor: anchor)
    }
    totals.add(document, of: head)
    comparison?.add(document)
    title = title ?? document.title ?? document.name
    let entry = DocumentEntry(
      document,
      number: entries.count + 1,
      kinds: Set(
        document.findings.map { index.kind(of: $0, isKnown: comparison?.isNew($0) == false) }
      ),
      comparison: comparison
    )
    entries.append(entry)
    let verdict = document.verdict.map {
      templates.library.render("verdict", DocumentRecord.verdict($0))
    }
    let record = DocumentRecord(
      document: document,
      number: entry.number,
      findings: findings,
      cards: CardRecord(document: document, index: index, comparison: comparison)
    )
    let start = sections.count
    templates.library.render("document", record.record, into: &sections)
    var bare = document
    bare.blocks = []
    let rendered = RenderedDocument(
      document: bare,
      findings: findings,
      entry: entry,
      verdict: verdict ?? []
    )
    if first == nil { first = rendered }
    return (rendered, start..<sections.count)
  }

  /// The page of one document of this report, by itself.
  ///
  /// - Parameters:
  ///   - rendered: what was rendered of it.
  ///   - place: where it stands in the sections.
  ///   - indexAddress: where the page leads back to.
  /// - Returns: the bytes of the page.
  func alone(
    _ rendered: RenderedDocument,
    at place: Range<Int>,
    indexAddress: String
  ) -> [UInt8] {
    let document = rendered.document
    var page = Self(head, templates: templates, baseline: baseline?.limited(to: document.name))
    page.indexAddress = indexAddress + "#document-\(rendered.entry.number)"
    page.index = FindingIndex(numberedAs: index)
    for entry in rendered.findings {
      page.index.add(
        entry.finding,
        at: .init(document: rendered.entry.number, anchor: entry.anchor)
      )
    }
    page.totals.add(document, of: head)
    page.comparison?.add(document)
    page.title = document.title ?? document.name
    page.first = rendered
    page.entries = [rendered.entry]
    page.sections = Array(sections[place])
    var end = head
    end.score = document.score
    end.errors = []
    return page.rendered(end)
  }

  /// Makes the page an index: the documents stand on pages of their own, in their order.
  mutating func becomeIndex(_ addresses: [String]) {
    for (number, address) in addresses.enumerated() { entries[number].page = address }
    forgetSections()
  }

  /// Says where the last document stands, which has a page of its own.
  mutating func moveLast(to address: String) {
    entries[entries.count - 1].page = address
    forgetSections()
  }

  private mutating func forgetSections() {
    sections.removeAll(keepingCapacity: sections.capacity < 1 << 20)
    first = nil
    // Each page has its own fragments.
    anchors = Anchors()
  }

  /// The whole page.
  ///
  /// - Parameter end: the report without its documents, with score and errors.
  /// - Returns: its bytes.
  func rendered(_ end: AuditReport) -> [UInt8] {
    let isIndex = entries.contains { $0.page != nil }
    let isAlone = entries.count == 1 && !isIndex
    let hasFindings = totals.counts.total > 0
    let offersDocuments =
      !isIndex && entries.count > 1 && entries.count <= FilterStyle.mostDocuments && hasFindings
    let filters =
      isIndex
      ? FilterStyle.rules(forTableOf: index)
      : FilterStyle.rules(index, documents: offersDocuments ? entries.count : 0)
    let head = HeadRecord(
      head: end,
      totals: totals,
      index: index,
      comparison: comparison,
      pages: isIndex ? entries.map(\.page) : []
    )
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
      "verdict": .record(
        isAlone ? first?.document.verdict.map(DocumentRecord.verdict) : nil
      ),
      "indexAddress": .text(indexAddress),
      "hasDocuments": .flag(!entries.isEmpty),
      "isIndex": .flag(isIndex),
      "canRead": .flag(!isIndex && hasFindings),
      "canFilter": .flag(hasFindings || isIndex),
      "canFilterDocuments": .flag(offersDocuments),
      "hasTooManyDocuments": .flag(!isIndex && entries.count > FilterStyle.mostDocuments),
      "isCompared": .flag(comparison != nil),
      "hasVerdicts": .flag(entries.contains { $0.verdict != nil }),
      "verdictFilters": .list(isIndex ? verdictFilters : []),
      "entries": .html(table(isIndex: isIndex, offersDocuments)),
      "documents": .html(isAlone ? first?.alone(sections[...]) ?? sections : sections),
    ]
    return templates.library.render("report", head.record.adding(record))
  }

  /// The rows of the table.
  private func table(isIndex: Bool, _ offersDocuments: Bool) -> [UInt8] {
    let largest = entries.map(\.counts.total).max() ?? 0
    let common: TemplateRecord = [
      "canFilterDocuments": .flag(offersDocuments), "isCompared": .flag(comparison != nil),
      "isIndex": .flag(isIndex), "hasVerdicts": .flag(entries.contains { $0.verdict != nil }),
    ]
    var rows: [UInt8] = []
    for entry in entries {
      templates.library.render(
        "entry",
        entry.record(largest: largest).adding(common),
        into: &rows
      )
    }
    return rows
  }

  /// The verdicts that there are, to filter by.
  private var verdictFilters: [TemplateRecord] {
    Verdict.Label.allCases.compactMap { label in
      let count = entries.count { $0.verdict?.label == label }
      guard count > 0 else { return nil }
      return [
        "verdictClass": .text(label.rawValue), "filterName": .text(Wording.short(label)),
        "count": .text(Wording.grouped(count)),
      ]
    }
  }

  /// What the report is about, for the window's title.
  private var subject: String {
    entries.count == 1 ? title ?? "" : Wording.counted(entries.count, "document")
  }
}
