import CalqueCore

/// Makes what `document.mustache.html` can name: a document to read.
struct DocumentRecord {
  let document: DocumentReport
  let number: Int
  let findings: [NumberedFinding]
  let cards: CardRecord

  /// Most blocks without findings that are shown of one document: browsers cannot bear any number.
  private static let mostPlainBlocks = 20_000

  /// The whole record.
  var record: TemplateRecord {
    var placed: [Int: [NumberedFinding]] = [:]
    var unplaced: [NumberedFinding] = []
    for entry in findings {
      if document.blocks.indices.contains(entry.finding.block) {
        placed[entry.finding.block, default: []].append(entry)
      } else {
        unplaced.append(entry)
      }
    }
    let clusters = NameCluster.clusters(of: findings)
    return [
      "documentNumber": .number(number),
      "path": .text(document.name),
      "documentTitle": .text(document.title),
      "documentLanguage": .text(document.language.primary),
      "documentFacts": .text(facts),
      "verdict": .record(document.verdict.map(Self.verdict)),
      "asides": .list(asides.map { ["text": .text($0)] }),
      "hasNames": .flag(!clusters.isEmpty),
      "names": .list(clusters.map(\.record)),
      "groups": .list(groups(placed)),
      "hasUnplaced": .flag(!unplaced.isEmpty),
      "unplacedLabel": .text(
        document.blocks.isEmpty
          ? "The text of this document was not kept; its findings:"
          : "These findings belong to no passage of the text:"
      ),
      "unplaced": .list(unplaced.map { cards.record($0, isMarked: false) }),
    ]
  }

  /// What is judged of a document, and why.
  static func verdict(_ verdict: Verdict) -> TemplateRecord {
    [
      "verdictClass": .text(verdict.label.rawValue),
      "verdictText": .text(Wording.verdict(verdict).capitalisedFirst),
      "hasReasons": .flag(!Wording.reasons(verdict).isEmpty),
      "verdictReasons": .list(Wording.reasons(verdict).map { ["text": .text($0)] }),
    ]
  }

  private var facts: String {
    var parts = [document.language.englishName, Wording.counted(document.words, "word")]
    parts.append("\(document.format.rawValue), \(document.encoding)")
    if let container = document.container { parts.append("inside \(container)") }
    if let date = document.item?.date ?? document.item?.dateText { parts.append(date) }
    if let link = document.item?.link { parts.append(link) }
    return parts.joined(separator: " · ")
  }

  private var asides: [String] {
    let score = document.score.map { "MQM score: \(Wording.score($0)); \(Wording.penalty($0))" }
    let unaudited = document.notAudited.map(Wording.unaudited).joined(separator: "; ")
    let hidden = hiddenCount
    return [document.findings.isEmpty ? nil : score].compactMap(\.self)
      + (unaudited.isEmpty ? [] : ["Not audited: \(unaudited)"])
      + [Wording.silenced(document)].compactMap(\.self)
      + document.notes.map { "Note: \($0)" }
      + (hidden == 0
        ? [] : ["Note: \(Wording.counted(hidden, "passage")) without findings not shown"])
  }

  /// How many blocks without findings are left out.
  private var hiddenCount: Int {
    let found = Set(document.findings.map(\.block)).filter(document.blocks.indices.contains)
    return max(0, document.blocks.count - found.count - Self.mostPlainBlocks)
  }
}

/// A run of furniture that folds, or a run of anything else.
private struct BlockGroup {
  var folds: Bool
  var passages = 0
  var hasCards = false
  var rows: [BlockRow] = []

  var record: TemplateRecord {
    [
      "folds": .flag(folds),
      "groupLabel": .text("Not part of the copy: \(Wording.counted(passages, "passage"))"),
      "hasCards": .flag(hasCards),
      "rows": .list(rows.map(\.record)),
    ]
  }
}

/// A block with findings, and what follows it without any.
///
/// The blocks stand on the left, the cards beside them. That blocks without findings join the row
/// above lets its cards run on beside them, so that the text keeps together.
private struct BlockRow {
  var label: String?
  var blocks: [TemplateRecord] = []
  var cards: [TemplateRecord]

  var record: TemplateRecord {
    [
      "hasCards": .flag(!cards.isEmpty), "hasMargin": .flag(!cards.isEmpty || label != nil),
      "rowLabel": .text(label), "blocks": .list(blocks), "cards": .list(cards),
    ]
  }
}

extension DocumentRecord {
  /// The blocks in order; consecutive furniture folds together.
  fileprivate func groups(_ findings: [Int: [NumberedFinding]]) -> [TemplateRecord] {
    var groups: [BlockGroup] = []
    var previousLabel: String?
    var plain = 0
    for (index, block) in document.blocks.enumerated() {
      if findings[index] == nil {
        plain += 1
        guard plain <= Self.mostPlainBlocks else { continue }
      }
      let folds = block.kind == .furniture
      if groups.last?.folds != folds {
        groups.append(BlockGroup(folds: folds))
        previousLabel = nil
      }
      let last = groups.count - 1
      let here = findings[index] ?? []
      let label = unauditedLabel(block)
      let (view, cards) = rendered(block, here)
      if !here.isEmpty || label != previousLabel || groups[last].rows.isEmpty {
        groups[last].rows.append(
          BlockRow(label: label == previousLabel ? nil : label, cards: cards)
        )
      }
      groups[last].rows[groups[last].rows.count - 1].blocks.append(view)
      groups[last].passages += 1
      if !here.isEmpty { groups[last].hasCards = true }
      previousLabel = label
    }
    return groups.map(\.record)
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

  /// A block with its findings marked, and their cards.
  private func rendered(
    _ block: DocumentReport.Block,
    _ findings: [NumberedFinding]
  ) -> (block: TemplateRecord, cards: [TemplateRecord]) {
    let cut = Runs.cut(block.text, at: findings.map(\.finding.range))
    let marked = Set(cut.compactMap(\.finding))
    let runs = cut.map { run -> TemplateRecord in
      [
        "runText": .text(run.text), "mark": .record(run.finding.map { mark(findings[$0]) }),
      ]
    }
    let record: TemplateRecord = [
      "tag": .text(block.tag),
      "kind": .text(block.kind.rawValue),
      "blockLanguage": .text(block.language?.primary),
      "direction": .text((block.language ?? document.language).direction),
      "isUnaudited": .flag(!block.isAudited),
      "isFound": .flag(!findings.isEmpty),
      "runs": .list(runs),
    ]
    let all = findings.enumerated().map { cards.record($1, isMarked: marked.contains($0)) }
    return (record, all)
  }

  /// The words of a finding in the text, and what the pencil makes of them.
  private func mark(_ entry: NumberedFinding) -> TemplateRecord {
    let finding = entry.finding
    let change = finding.suggestions.first?.replacement
    return [
      "anchor": .text(entry.anchor),
      "markClass": .text(cards.classes(finding)),
      "markTitle": .text("\(finding.severity.title): \(finding.message)"),
      "number": .number(entry.number),
      "isMended": .flag(change != nil),
      "pencil": .text(change),
    ]
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
