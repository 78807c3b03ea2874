import CalqueCore

/// Makes the view of one document.
struct DocumentViewBuilder {
  let document: DocumentReport
  let number: Int
  let packs: PackIndex
  /// The findings of the document that has most of them: the length of a full bar.
  let largest: Int

  /// The view, with anchors that no other document has.
  func view(_ anchors: inout Anchors) -> DocumentView {
    let findings = document.sortedFindings
    var placed: [Int: [Numbered]] = [:]
    var unplaced: [Numbered] = []
    for (index, finding) in findings.enumerated() {
      let anchor = anchors.anchor(for: finding.fingerprint)
      let entry = Numbered(finding: finding, number: index + 1, anchor: anchor)
      if document.blocks.indices.contains(finding.block) {
        placed[finding.block, default: []].append(entry)
      } else {
        unplaced.append(entry)
      }
    }
    let counts = SeverityCounts(findings)
    let text = HTMLText.clean
    return DocumentView(
      documentNumber: number,
      path: text(document.name),
      documentTitle: document.title.map(text),
      documentLanguage: document.language.primary,
      documentFacts: facts,
      words: Wording.grouped(document.words),
      documentScore: document.score.map {
        $0.result == .insufficientSample ? "–" : Wording.decimal($0.value)
      } ?? "–",
      countsPhrase: counts.total == 0 ? "none" : counts.phrase,
      hasMarks: counts.total > 0,
      bar: Charts.bar(counts, largest: largest),
      strip: Charts.strip(Charts.places(in: document)),
      stripTitle: counts.total == 0
        ? "No findings" : "\(Wording.counted(counts.total, "finding")), from beginning to end",
      asides: asides,
      groups: groups(placed),
      hasUnplaced: !unplaced.isEmpty,
      unplacedLabel: document.blocks.isEmpty
        ? "The text of this document was not kept; its findings:"
        : "These findings belong to no passage of the text:",
      unplaced: unplaced.map { card($0, isMarked: false) }
    )
  }

  /// A finding with its number in the document and its anchor in the page.
  private struct Numbered {
    var finding: Finding
    var number: Int
    var anchor: String
  }

  private var facts: String {
    var parts = [document.language.englishName, Wording.counted(document.words, "word")]
    parts.append("\(document.format.rawValue), \(HTMLText.clean(document.encoding))")
    if let container = document.container { parts.append("inside \(HTMLText.clean(container))") }
    if let date = document.item?.date ?? document.item?.dateText {
      parts.append(HTMLText.clean(date))
    }
    if let link = document.item?.link { parts.append(HTMLText.clean(link)) }
    return parts.joined(separator: " · ")
  }

  private var asides: [AsideView] {
    let unaudited = document.notAudited.map(Wording.unaudited).joined(separator: "; ")
    let verdict = document.verdict.map(Wording.verdictLine)
    return [verdict].compactMap { $0.map { AsideView(text: HTMLText.clean($0.capitalisedFirst)) } }
      + (unaudited.isEmpty ? [] : [AsideView(text: "Not audited: \(unaudited)")])
      + [Wording.silenced(document)].compactMap { $0.map { AsideView(text: HTMLText.clean($0)) } }
      + document.notes.map { AsideView(text: "Note: \(HTMLText.clean($0))") }
      + (hiddenCount == 0
        ? []
        : [
          AsideView(
            text: "Note: \(Wording.counted(hiddenCount, "passage")) without findings not shown"
          )
        ])
  }

  /// Most blocks without findings that are shown of one document: browsers cannot bear any number.
  private static let mostPlainBlocks = 20_000

  /// How many blocks without findings are left out.
  private var hiddenCount: Int {
    let found = Set(document.findings.map(\.block)).filter(document.blocks.indices.contains)
    return max(0, document.blocks.count - found.count - Self.mostPlainBlocks)
  }

  /// The blocks in order; consecutive furniture folds together.
  private func groups(_ findings: [Int: [Numbered]]) -> [GroupView] {
    var groups: [GroupView] = []
    var passages = 0
    var previousLabel: String?
    var plain = 0
    for (index, block) in document.blocks.enumerated() {
      if findings[index] == nil {
        plain += 1
        guard plain <= Self.mostPlainBlocks else { continue }
      }
      let folds = block.kind == .furniture
      if groups.last?.folds != folds {
        groups.append(GroupView(folds: folds, groupLabel: "", hasCards: false, rows: []))
        passages = 0
        previousLabel = nil
      }
      passages += 1
      let here = findings[index] ?? []
      let label = unauditedLabel(block)
      let last = groups.count - 1
      if !here.isEmpty || label != previousLabel || groups[last].rows.isEmpty {
        groups[last].rows.append(row(here, of: block, label: label == previousLabel ? nil : label))
      }
      groups[last].rows[groups[last].rows.count - 1].blocks.append(view(of: block, here))
      groups[last].groupLabel = "Not part of the copy: \(Wording.counted(passages, "passage"))"
      if !here.isEmpty { groups[last].hasCards = true }
      previousLabel = label
    }
    return groups
  }

  /// What to say beside a block that no pack of a language ran on, nil for one that was audited.
  private func unauditedLabel(_ block: DocumentReport.Block) -> String? {
    guard !block.isAudited else { return nil }
    let language = block.language ?? document.language
    if language == document.language {
      switch block.kind {
      // That furniture in the document's own language is passed over goes without saying, and so
      // do names and dates.
      case .furniture, .byline, .dateline: return nil
      case .comment: return "not audited: a reader’s comment"
      default: return "not audited"
      }
    }
    guard language != .undetermined else { return "not audited" }
    return "not audited: \(language.englishName)"
  }

  /// A row that is yet without its blocks.
  private func row(
    _ findings: [Numbered],
    of block: DocumentReport.Block,
    label: String?
  ) -> RowView {
    let marked = Set(Runs.cut(block.text, at: findings.map(\.finding.range)).compactMap(\.finding))
    return RowView(
      hasCards: !findings.isEmpty,
      hasMargin: !findings.isEmpty || label != nil,
      rowLabel: label,
      blocks: [],
      cards: findings.enumerated().map { card($1, isMarked: marked.contains($0)) }
    )
  }

  private func view(of block: DocumentReport.Block, _ findings: [Numbered]) -> BlockView {
    let runs = Runs.cut(block.text, at: findings.map(\.finding.range)).map { run in
      RunView(runText: HTMLText.clean(run.text), mark: run.finding.map { mark(findings[$0]) })
    }
    return BlockView(
      tag: block.tag,
      kind: block.kind.rawValue,
      blockLanguage: block.language?.primary,
      direction: block.language?.direction ?? "auto",
      isUnaudited: !block.isAudited,
      isFound: !findings.isEmpty,
      runs: runs
    )
  }

  private func mark(_ entry: Numbered) -> MarkView {
    let finding = entry.finding
    return MarkView(
      anchor: entry.anchor,
      markClass: "\(finding.severity.rawValue) p\(packs.number(of: finding.rule))",
      markTitle: "\(finding.severity.title): \(HTMLText.clean(finding.message))",
      number: entry.number
    )
  }

  private func card(_ entry: Numbered, isMarked: Bool) -> CardView {
    CardView(
      entry.finding,
      anchor: entry.anchor,
      number: entry.number,
      pack: packs.number(of: entry.finding.rule),
      document: document,
      isMarked: isMarked
    )
  }
}

extension DocumentReport.Block {
  /// The HTML element that shows the block; headings of levels 1 and 2 are the page's own.
  fileprivate var tag: String {
    switch kind {
    case .headline: "h3"
    case .heading: "h\(min(6, max(2, level) + 2))"
    case .quote: "blockquote"
    default: "p"
    }
  }
}
